"""Tells the platform to start the companion at log-in, or to stop doing so."""

from __future__ import annotations

import getpass
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import AutostartRefused
from . import texts

SECONDS = 30.0  # one command of the platform


@dataclass(frozen=True, slots=True)
class Way:
    """How one platform is told: the file that says what to start, and commands.

    ``ending`` ends what runs, and may fail where nothing does; ``taking_up`` and ``giving_up`` may not. Where the
    platform keeps what it read instead of the file, ``asking`` is the command that succeeds if it knows of us.
    """

    path: Path
    text: str
    taking_up: Sequence[Sequence[str]]
    ending: Sequence[Sequence[str]] = ()
    giving_up: Sequence[Sequence[str]] = ()
    asking: Sequence[str] | None = None
    encoding: str = "utf-8"


def way(platform: str, home: Path, port: int) -> Way:
    """Return how a platform (a value of ``sys.platform``) is told."""
    arguments = texts.command(_python(platform), home.absolute(), port)
    return {"darwin": _launchd, "win32": _scheduler}.get(platform, _systemd)(arguments, home)


def on(told: Way) -> None:
    """Have the companion started now and at each log-in; what runs already is started anew.

    Raises:
        AutostartRefused: the platform would not; nothing is left behind.
    """
    try:
        told.path.parent.mkdir(parents=True, exist_ok=True)
        told.path.write_text(told.text, told.encoding)
        _try(told.ending)
        for each in told.taking_up:
            _run(each)
    except OSError as error:
        told.path.unlink(missing_ok=True)
        raise AutostartRefused(f"{told.path} could not be written: {error.strerror}.") from error
    except AutostartRefused:
        told.path.unlink(missing_ok=True)
        raise
    if told.asking:
        told.path.unlink()


def off(told: Way) -> bool:
    """Have it started no more; return whether it was.

    Raises:
        AutostartRefused: the platform would not.
    """
    if not known(told):
        return False
    _try(told.ending)
    for each in told.giving_up:
        _run(each)
    told.path.unlink(missing_ok=True)
    return True


def known(told: Way) -> bool:
    """Tell whether the companion is started at log-in."""
    return _try([told.asking]) if told.asking else told.path.exists()


def _systemd(arguments: Sequence[str], home: Path) -> Way:
    folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "systemd" / "user"
    control = ["systemctl", "--user"]
    return Way(
        folder / texts.UNIT,
        texts.systemd_unit(arguments),
        taking_up=(
            [*control, "daemon-reload"],
            [*control, "enable", texts.UNIT],
            [*control, "restart", texts.UNIT],
        ),
        giving_up=([*control, "disable", "--now", texts.UNIT],),
    )


def _launchd(arguments: Sequence[str], home: Path) -> Way:
    path = Path.home() / "Library" / "LaunchAgents" / f"{texts.LABEL}.plist"
    person = f"gui/{os.getuid()}" if hasattr(os, "getuid") else "gui"
    return Way(
        path,
        texts.launchd_agent(arguments),
        taking_up=(["launchctl", "bootstrap", person, str(path)],),
        ending=(["launchctl", "bootout", f"{person}/{texts.LABEL}"],),
    )


def _scheduler(arguments: Sequence[str], home: Path) -> Way:
    path = home / "autostart.xml"
    user = "\\".join(filter(None, (os.environ.get("USERDOMAIN"), getpass.getuser())))
    return Way(
        path,
        texts.windows_task(arguments, user),
        taking_up=(
            ["schtasks", "/Create", "/F", "/TN", texts.TASK, "/XML", str(path)],
            ["schtasks", "/Run", "/TN", texts.TASK],
        ),
        ending=(["schtasks", "/End", "/TN", texts.TASK],),
        giving_up=(["schtasks", "/Delete", "/F", "/TN", texts.TASK],),
        asking=["schtasks", "/Query", "/TN", texts.TASK],
        encoding="utf-16",
    )


def _python(platform: str) -> str:
    """Return the interpreter; on Windows the one that opens no console window, where there is one."""
    windowless = Path(sys.executable).with_name("pythonw.exe")
    return str(windowless) if platform == "win32" and windowless.exists() else sys.executable


def _try(commands: Sequence[Sequence[str]]) -> bool:
    """Run commands that may fail; return whether all did what they were to."""
    try:
        for each in commands:
            _run(each)
    except AutostartRefused:
        return False
    return True


def _run(arguments: Sequence[str]) -> None:
    name = arguments[0]
    try:
        done = subprocess.run(arguments, capture_output=True, text=True, errors="replace", timeout=SECONDS)
    except FileNotFoundError as error:
        raise AutostartRefused(f"There is no {name} on this computer.") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise AutostartRefused(f"{name} did not answer.") from error
    if done.returncode:
        said = (done.stderr or done.stdout).strip().rstrip(".")
        raise AutostartRefused(f"{name} said: {said or done.returncode}.")
