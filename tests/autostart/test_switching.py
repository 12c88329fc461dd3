"""Starting at log-in is switched on and off with the platform's own command, and nothing is left when it refuses.

The platforms' commands cannot run here (no user session of systemd, no macOS, no Windows): small programs of the same
names stand in, write down what they were asked, and answer as told. What the files say is tested beside this.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from ownwords.autostart import switching
from ownwords.cli import main
from ownwords.errors import AutostartRefused

NAMES = ("systemctl", "launchctl", "schtasks")
Answer = Callable[[str], None]


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file with what the platform was asked, a line each."""
    programs, said = tmp_path / "programs", tmp_path / "asked"
    programs.mkdir()
    said.touch()
    for name in NAMES:
        (programs / name).write_text(f'#!/bin/sh\necho "{name} $*" >> "{said}"\n. "{tmp_path}/answer"\n')
        (programs / name).chmod(0o700)
    (tmp_path / "answer").write_text("exit 0\n")
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}/usr/bin:/bin")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return said


@pytest.fixture
def answer(tmp_path: Path) -> Answer:
    """Let the platform's commands answer with these lines of a shell."""
    return lambda lines: (tmp_path / "answer").write_text(lines) and None


@pytest.mark.parametrize(
    ("platform", "on", "off"),
    [
        ("linux", ["daemon-reload", "enable ownwords.service", "restart"], ["disable --now ownwords.service"]),
        ("darwin", ["bootout", "bootstrap"], ["bootout"]),
        ("win32", ["/End", "/Create", "/Run"], ["/Query", "/End", "/Delete"]),
    ],
)
def test_it_is_switched_on_and_off(platform: str, on: list[str], off: list[str], asked: Path, home: Path) -> None:
    """The platform is asked in this order, and after off neither a file nor a task is left."""
    told = switching.way(platform, home, 8020)
    switching.on(told)
    assert [word in line for word, line in zip(on, asked.read_text().splitlines(), strict=True)] == [True] * len(on)
    assert told.path.exists() == (platform != "win32")
    asked.write_text("")
    assert switching.off(told)
    assert [word in line for word, line in zip(off, asked.read_text().splitlines(), strict=True)] == [True] * len(off)
    assert not told.path.exists()


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_a_refusal_is_passed_on_and_leaves_nothing(platform: str, asked: Path, answer: Answer, home: Path) -> None:
    """What the platform said begins the sentence; no file stays that would start it after all."""
    answer('case "$*" in *bootout*|*/End*) exit 0;; esac\necho "No session bus." >&2; exit 1\n')
    told = switching.way(platform, home, 8020)
    with pytest.raises(AutostartRefused, match=r"said: No session bus\. .*ownwords start"):
        switching.on(told)
    assert not told.path.exists()


def test_off_where_it_was_never_on_says_so(asked: Path, home: Path) -> None:
    """Nothing is asked of the platform, and nothing is a fault."""
    found = CliRunner().invoke(main, ["--home", str(home), "autostart", "off"])
    assert found.exit_code == 0 and "did not start by itself" in found.output
    assert asked.read_text() == ""


def test_a_computer_without_the_platforms_command_gets_a_sentence(
    asked: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a container without systemd: exit 1, and the way that works everywhere."""
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(sys, "platform", "linux")
    found = CliRunner().invoke(main, ["--home", str(home), "autostart", "on"])
    assert found.exit_code == 1 and "There is no systemctl on this computer." in found.output


@pytest.mark.parametrize(("platform", "mark"), [("linux", "[Service]"), ("macos", "<plist"), ("windows", "<Task")])
def test_what_a_platform_would_be_told_is_printed_and_nothing_done(
    platform: str, mark: str, asked: Path, home: Path
) -> None:
    """So that IT can roll it out with its own tools."""
    found = CliRunner().invoke(main, ["--home", str(home), "autostart", "on", "--print", "--platform", platform])
    assert found.exit_code == 0 and mark in found.output and str(home) in found.output
    assert asked.read_text() == "" and not home.exists()
