"""A publisher or a companion that is killed at any instant leaves a whole version behind, and the next one works."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from ownwords.channel import sync
from ownwords.store import Store

from tests.channel.team import NOW, PASSPHRASE, Team

# Ends the process without a word at the Nth time that a file, a row or a commit would be written.
_KILLED = """
import os, sys
from pathlib import Path
left = int(sys.argv[1])
def counted(function):
    def call(*args, **kwargs):
        global left
        left -= 1
        if left < 0:
            os._exit(9)
        return function(*args, **kwargs)
    return call
"""
_PUBLISH = (
    _KILLED
    + """
import fsspec.implementations.local as local
from ownwords.channel.keys import KeyBox
from ownwords.channel.maker import Maker
from ownwords.channel.work import Work
from tests.channel.team import NOW
folder = Path(sys.argv[2])
os.replace = counted(os.replace)
local.LocalFileSystem.pipe_file = counted(local.LocalFileSystem.pipe_file)
local.LocalFileSystem.mv = counted(local.LocalFileSystem.mv)
local.LocalFileSystem.rm_file = counted(local.LocalFileSystem.rm_file)
maker = Maker(KeyBox(folder / "anna", lambda question, new: sys.argv[3], use_keyring=False))
maker.publish(Work(folder / "channel"), str(folder / "www"), NOW)
"""
)
_SYNC = (
    _KILLED
    + """
from ownwords.channel import sync
from ownwords.store import Store, database
from tests.channel.team import NOW
store = Store.open(Path(sys.argv[2]))
store._database._connection().set_trace_callback(counted(lambda statement: None))
sync.sync(store, "nordlys", NOW)
"""
)


def _run(code: str, point: int, *words: str) -> bool:
    """Run until it is killed; tell whether it was."""
    done = subprocess.run([sys.executable, "-c", code, str(point), *words], capture_output=True, text=True)
    assert done.returncode in {0, 9}, done.stderr
    return done.returncode == 9


def _titles(store: Store) -> set[str]:
    return {item.title for item in store.catalogue.items().values()}


@pytest.mark.parametrize("first", range(0, 24, 3))
def test_a_publisher_killed_anywhere_leaves_a_whole_version(
    team: Team, joined: Store, tmp_path: Path, first: int
) -> None:
    """A companion sees all of the old version or all of the new one, and publishing again goes through."""
    before = _titles(joined)
    team.edit("One", 0)
    team.edit("Two", 1)
    team.anna.submit(team.work, NOW)
    team.bo.approve(team.work, NOW)
    folder = team.work.folder.parent
    for point in range(first, first + 3):
        if not _run(_PUBLISH, point, str(folder), PASSPHRASE):
            break
        sync.sync(joined, "nordlys", NOW)
        assert _titles(joined) == before or {"One", "Two"} <= _titles(joined)
    team.anna.publish(team.work, str(team.www), NOW)
    sync.sync(joined, "nordlys", NOW)
    assert {"One", "Two"} <= _titles(joined)


def test_a_companion_killed_anywhere_keeps_a_whole_version(team: Team, joined: Store, tmp_path: Path) -> None:
    """In the middle of taking a new version in: the old one is there or the new one, and the next look works."""
    before = _titles(joined)
    team.edit("One", 0)
    team.edit("Two", 1)
    team.release()
    home = tmp_path / "home" / "ownwords.db"
    points, killed = range(0, 400, 23), 0
    for point in points:
        if not _run(_SYNC, point, str(home)):
            break
        killed += 1
        assert _titles(joined) == before
    assert killed >= 5
    sync.sync(joined, "nordlys", NOW)
    assert {"One", "Two"} <= _titles(joined)
