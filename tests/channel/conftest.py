"""A comms team, and a companion that has joined its channel."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from ownwords.channel import sync
from ownwords.store import Store

from tests.channel.team import NOW, Team, begin


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Team:
    """A channel with keys and one published version, made once: opening a key takes a third of a second."""
    team = begin(tmp_path_factory.mktemp("team"))
    team.release()
    return team


@pytest.fixture
def team(begun: Team, tmp_path: Path) -> Team:
    """A copy of it for one test."""
    import shutil

    from tests.channel.team import maker

    base = Path(shutil.copytree(begun.work.folder.parent, tmp_path / "team"))
    people = (maker(base / name, (base / "roots",)) for name in ("anna", "bo", "cleo"))
    work = type(begun.work)(base / "channel")
    work.save_publishing({"targets": [str(base / "www")], "address": None})
    return Team(*people, work, base / "www")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A companion's store."""
    store = Store.open(tmp_path / "home" / "ownwords.db", 5000)
    yield store
    store.close()


@pytest.fixture
def joined(team: Team, store: Store) -> Store:
    """A companion that has joined."""
    sync.join(store, team.invitation(), NOW)
    return store
