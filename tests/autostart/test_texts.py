"""What each platform is told says what is started, whatever the names on the computer."""

from __future__ import annotations

import plistlib
import re
import shutil
import subprocess
from configparser import RawConfigParser
from pathlib import Path, PureWindowsPath
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ownwords.autostart import texts

NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), min_size=1, max_size=30)
WINDOWS_NAMES = NAMES.filter(lambda name: not set(name) & set('<>:"/\\|?*'))
ODD = ["/opt/python 3/bin/python3", "-m", "ownwords", "--home", '/home/åse "100 %" $HOME\\x/data', "start"]


def systemd_reads(line: str) -> list[str]:
    """Read ExecStart as systemd does: words in quotes, escapes, ``%%`` and ``$$`` (systemd.service(5))."""
    words = re.findall(r'"((?:[^"\\]|\\.)*)"', line)
    return [re.sub(r"\\(.)", r"\1", word).replace("%%", "%").replace("$$", "$") for word in words]


def unit_of(arguments: list[str]) -> RawConfigParser:
    """Return the unit, read as the ini file it is."""
    unit = RawConfigParser(interpolation=None, delimiters=("=",), comment_prefixes=("#", ";"))
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string(texts.systemd_unit(arguments))
    return unit


def test_the_command_runs_this_companion() -> None:
    """It names the interpreter, the data folder and the port, and opens no browser at log-in."""
    found = texts.command("/usr/bin/python3", Path("/home/åse/data"), 8020)
    assert found == [
        "/usr/bin/python3", "-m", "ownwords", "--home", "/home/åse/data", "start", "--no-browser", "--port", "8020",
    ]  # fmt: skip


@given(st.lists(NAMES, min_size=1))
def test_systemd_gets_each_argument_as_it_is(arguments: list[str]) -> None:
    """Spaces, quotes, percent and dollar signs in a name reach the program unchanged."""
    assert systemd_reads(unit_of(arguments)["Service"]["ExecStart"]) == arguments


def test_systemd_starts_it_again_only_after_a_failure_and_not_without_end() -> None:
    """A companion that ended on purpose stays away, and a taken port is not asked for again and again."""
    unit = unit_of(ODD)
    assert unit["Service"]["Restart"] == "on-failure"
    burst, within = int(unit["Unit"]["StartLimitBurst"]), int(unit["Unit"]["StartLimitIntervalSec"])
    assert within > burst * int(unit["Service"]["RestartSec"])
    assert unit["Install"]["WantedBy"] == "default.target"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd's own check of a unit is not on this computer")
def test_systemd_itself_finds_nothing_to_say(tmp_path: Path) -> None:
    """The unit passes systemd's own check."""
    unit = tmp_path / texts.UNIT
    unit.write_text(texts.systemd_unit([shutil.which("true") or "/bin/true", *ODD[1:]]), "utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--user", str(unit)],
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin", "XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path)},
    )
    assert texts.UNIT not in done.stderr and done.returncode == 0, done.stderr


@given(st.lists(NAMES, min_size=1))
def test_launchd_gets_each_argument_as_it_is(arguments: list[str]) -> None:
    """The agent is a property list that names the same arguments, runs at log-in, and again only after a failure."""
    agent = plistlib.loads(texts.launchd_agent(arguments).encode())
    assert agent["ProgramArguments"] == arguments
    assert agent["Label"] == texts.LABEL and agent["RunAtLoad"] and agent["KeepAlive"] == {"SuccessfulExit": False}


@given(WINDOWS_NAMES, NAMES)
def test_windows_gets_a_task_of_this_person_alone(folder: str, user: str) -> None:
    """The task is well-formed, starts at this person's log-in with only this person's rights, and has no end."""
    space = {"task": "http://schemas.microsoft.com/windows/2004/02/mit/task"}
    home = PureWindowsPath("C:/Users") / folder
    text = texts.windows_task(texts.command(r"C:\Python\pythonw.exe", home, 8020), user)
    task = ElementTree.fromstring(text.encode("utf-16"))
    read = {each: (task.find(f".//task:{each}", space)) for each in ("Command", "Arguments", "RunLevel", "LogonType")}
    found = {each: node.text for each, node in read.items() if node is not None}
    assert found["Command"] == r"C:\Python\pythonw.exe"
    assert str(home) in (found["Arguments"] or "")
    assert found["RunLevel"] == "LeastPrivilege" and found["LogonType"] == "InteractiveToken"
    assert [node.text for node in task.iterfind(".//task:UserId", space)] == [user, user]
    assert [node.text for node in task.iterfind(".//task:ExecutionTimeLimit", space)] == ["PT0S"]
