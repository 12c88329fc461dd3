"""The database is for this user alone, survives a kill, and says in plain words what is the matter with it."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from ownwords.errors import CompanionError, DatabaseDamaged, DataFolderError, DiskFull
from ownwords.models import Share
from ownwords.store import Store

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from ownwords.models import Share
from ownwords.store import Store

store = Store.open(Path(sys.argv[1]))
for number in range(100_000):
    share = Share(f"{sys.argv[2]}-{number}", datetime.now(UTC), "linkedin", (), "words", None, "field", None)
    store.shares.add(share)
    print(share.id, flush=True)
"""


def _share(share_id: str, now: datetime, text: str = "words") -> Share:
    return Share(share_id, now, "linkedin", (), text, None, "field", None)


def test_files_are_for_this_user_alone_whatever_the_umask(home: Path, now: datetime) -> None:
    """The folder has mode 0700, and the database and its side files 0600, also under a careless umask."""
    before = os.umask(0)
    try:
        store = Store.open(home / "ownwords.db")
        store.shares.add(_share("a", now))
    finally:
        os.umask(before)
    assert home.stat().st_mode & 0o777 == 0o700
    files = sorted(path for path in home.iterdir())
    assert [path.name for path in files] == ["ownwords.db", "ownwords.db-shm", "ownwords.db-wal"]
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    store.close()


def test_a_looser_file_is_tightened(home: Path) -> None:
    """A database that others could read is closed to them when it is opened."""
    Store.open(home / "ownwords.db").close()
    (home / "ownwords.db").chmod(0o644)
    Store.open(home / "ownwords.db").close()
    assert (home / "ownwords.db").stat().st_mode & 0o777 == 0o600


def _no_database(path: Path) -> None:
    path.write_bytes(b"not a database at all, " * 200)


def _a_page_overwritten(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:8192] = random.Random(1).randbytes(4096)
    path.write_bytes(data)


def _cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@pytest.mark.parametrize("damage", [_no_database, _a_page_overwritten, _cut_short])
def test_a_damaged_database_is_left_as_it_is(home: Path, damage: object) -> None:
    """A file that is no whole database is refused with what to do, and not one byte of it changes."""
    path = home / "ownwords.db"
    Store.open(path).close()
    damage(path)  # type: ignore[operator]
    before = path.read_bytes()
    with pytest.raises(DatabaseDamaged, match="changed nothing in it"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_folder_that_is_a_file_is_explained(tmp_path: Path) -> None:
    """A data folder that cannot be one is named, with the way out."""
    (tmp_path / "file").write_text("mine")
    with pytest.raises(DataFolderError, match="--home"):
        Store.open(tmp_path / "file" / "ownwords.db")
    assert (tmp_path / "file").read_text() == "mine"


def test_data_of_a_newer_version_is_not_touched(home: Path) -> None:
    """A database with a step that this version does not know is refused, and says that updating helps."""
    Store.open(home / "ownwords.db").close()
    with sqlite3.connect(home / "ownwords.db") as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('ownwords', 'm999_later', '')"
        )
    connection.close()
    with pytest.raises(DataFolderError, match="newer version"):
        Store.open(home / "ownwords.db")


def test_a_full_disk_loses_nothing_that_was_kept(home: Path, now: datetime) -> None:
    """When there is no room the new share is refused in plain words, and the earlier ones are there."""
    store = Store.open(home / "ownwords.db")
    store.shares.add(_share("before", now))
    with store._database.reading() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull, match="Make some room"):
        store.shares.add(_share("too much", now, "words " * 100_000))
    assert [share.id for share in store.shares.all()] == ["before"]
    store.close()


def test_what_is_open_elsewhere_for_too_long_is_explained(home: Path, now: datetime) -> None:
    """When another program keeps the database locked, the sentence says so."""
    store = Store.open(home / "ownwords.db", busy_timeout_ms=1)
    other = sqlite3.connect(home / "ownwords.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(CompanionError, match="locked"):
        store.shares.add(_share("a", now))
    other.execute("ROLLBACK")
    other.close()
    store.close()


@pytest.mark.parametrize("acknowledged", [1, 7, 40])
def test_a_kill_loses_nothing_acknowledged(home: Path, acknowledged: int) -> None:
    """Each share that was acknowledged before kill -9 is there afterwards, and the database is whole."""
    writer = _writer(home, "a")
    assert writer.stdout
    said = [writer.stdout.readline().strip() for _ in range(acknowledged)]
    writer.kill()
    said += writer.communicate()[0].split()
    store = Store.open(home / "ownwords.db")  # which looks whether it is whole
    assert {share.id for share in store.shares.all()} >= set(said)
    store.close()


def test_two_processes_write_at_once(home: Path) -> None:
    """Two programs that write at the same time both get their shares in."""
    Store.open(home / "ownwords.db").close()
    writers = [_writer(home, name) for name in "ab"]
    said = []
    for writer in writers:
        assert writer.stdout
        said += [writer.stdout.readline().strip() for _ in range(20)]
    for writer in writers:
        writer.kill()
        writer.communicate()
    store = Store.open(home / "ownwords.db")
    assert {share.id for share in store.shares.all()} >= set(said)
    store.close()


def _writer(home: Path, name: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(home / "ownwords.db"), name]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_a_page_of_a_long_history_is_found_by_its_index(store: Store, now: datetime) -> None:
    """Neither a page nor a window of time reads the whole table."""
    with store._database.reading() as connection:
        for where in (
            "(posted_at, id) < ('x', 'y') ORDER BY posted_at DESC, id DESC",
            "posted_at >= 'a' AND posted_at < 'b'",
        ):
            plan = connection.execute(f"EXPLAIN QUERY PLAN SELECT * FROM shares WHERE {where}").fetchall()
            assert [row["detail"].split(" (")[0] for row in plan] == ["SEARCH shares USING INDEX shares_by_time"]


def test_the_window_is_half_open(store: Store, now: datetime) -> None:
    """A share at the start of a window is in it, one at its end is not."""
    store.shares.add(_share("start", now))
    store.shares.add(_share("end", now + timedelta(days=1)))
    assert [share.id for share in store.shares.between(now, now + timedelta(days=1))] == ["start"]
