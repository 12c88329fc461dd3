"""A few backups are kept, forget what the person forgets, and take the place of a database that is damaged."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from ownwords import consent
from ownwords.errors import DatabaseDamaged, NotFound
from ownwords.models import Share
from ownwords.store import Store
from ownwords.store.backups import Backups, is_whole
from ownwords.store.restoring import restore, start_anew

WRITER = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from ownwords.models import Share
from ownwords.store import Store

store = Store.open(Path(sys.argv[1]))
store.shares.add(Share("before", datetime.now(UTC), "linkedin", (), "words", None, "field", None))
store.back_up(datetime.now(UTC), 5)
store.shares.add(Share("after", datetime.now(UTC), "linkedin", (), "words", None, "field", None))
os.kill(os.getpid(), signal.SIGKILL)
"""


def _share(share_id: str, now: datetime, text: str = "words") -> Share:
    return Share(share_id, now, "linkedin", (), text, None, "field", None)


def _with_backup(home: Path, now: datetime) -> Path:
    """Return the path of a closed database with one share, of which there is a backup."""
    store = Store.open(home / "ownwords.db")
    store.shares.add(_share("kept", now))
    store.back_up(now, kept=5)
    store.close()
    return home / "ownwords.db"


def test_a_backup_is_whole_and_for_this_user_alone(home: Path, store: Store, now: datetime) -> None:
    """It holds what was kept, passes SQLite's own check, has mode 0600 in a folder of 0700, and stands alone."""
    store.shares.add(_share("a", now))
    before = os.umask(0)
    try:
        store.back_up(now, kept=5)
    finally:
        os.umask(before)
    (found,) = store.backups()
    assert is_whole(found.path) and found.at == now
    assert found.path.stat().st_mode & 0o777 == 0o600 and found.path.parent.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in (home / "backups").iterdir()] == [found.path.name]


def test_only_the_newest_are_kept(store: Store, now: datetime) -> None:
    """The oldest goes when there are enough, and a clock that was put back mixes nothing up."""
    for hours in (0, 24, 48, -5):
        store.back_up(now + timedelta(hours=hours), kept=3)
    times = [each.at - now for each in store.backups()]
    assert times == [timedelta(days=2, milliseconds=1), timedelta(days=2), timedelta(days=1)]


def test_nobody_stays_signed_in_by_a_backup(store: Store, now: datetime) -> None:
    """Visits and codes are not in it."""
    key, _ = store.sessions.create_sign_in(now)
    store.sessions.redeem(key, now)
    store.pairings.create_code(now)
    store.back_up(now, kept=1)
    with closing(sqlite3.connect(store.backups()[0].path)) as connection:
        for table in ("sessions", "sign_ins", "pairing_code"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_a_full_disk_leaves_no_half_backup(home: Path, store: Store, now: datetime) -> None:
    """When a backup cannot be written whole, nothing of it stays, and the earlier one does."""
    store.back_up(now, kept=5)
    store.shares.add(_share("long", now, "words " * 100_000))
    code = (
        "import resource, sys; from datetime import *; from pathlib import Path; from ownwords.store import Store\n"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); store = Store.open(Path(sys.argv[1]))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))\n"
        "store.back_up(datetime.now(UTC), 5)"
    )
    found = subprocess.run([sys.executable, "-c", code, str(home / "ownwords.db")], capture_output=True, text=True)
    assert "ownwords.errors" in found.stderr, found.stderr
    assert [path.name for path in (home / "backups").iterdir()] == [each.path.name for each in store.backups()]
    assert len(store.backups()) == 1 and store.shares.count() == 1


def test_a_backup_is_made_while_others_write(home: Path, store: Store, now: datetime) -> None:
    """Copies made beside a busy writer are whole, each of them."""
    code = (
        "import sys; from datetime import *; from pathlib import Path; from ownwords.store import Store\n"
        "from ownwords.models import Share; store = Store.open(Path(sys.argv[1]))\n"
        "for n in range(10**6):\n"
        "    store.shares.add(Share(str(n), datetime.now(UTC), 'linkedin', (), 'w' * 5000, None, 'field', None))\n"
        "    print(n, flush=True)"
    )
    command = [sys.executable, "-c", code, str(home / "ownwords.db")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout and writer.stdout.readline()
        for number in range(5):
            store.back_up(now + timedelta(days=number), kept=5)
        assert writer.stdout.readline()  # it went on
        writer.kill()
    assert [is_whole(each.path) for each in store.backups()] == [True] * 5


@pytest.mark.parametrize("purpose", ["history", "history_text"])
def test_going_back_does_not_go_back_on_a_withdrawal(store: Store, home: Path, now: datetime, purpose: str) -> None:
    """What the person withdrew after a backup was made is withdrawn in the backup too."""
    consent.decide(store, purpose, True, now)  # type: ignore[arg-type]
    store.back_up(now, kept=5)
    consent.decide(store, purpose, False, now)  # type: ignore[arg-type]
    store.close()
    restore(home / "ownwords.db", now)
    again = Store.open(home / "ownwords.db")
    assert consent.granted(again, purpose) is None  # type: ignore[arg-type]
    assert [each.granted for each in again.consents.decisions()] == [True, False]
    again.close()


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:10_000])


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _removed(path: Path) -> None:
    path.unlink()


def _header_zeroed(path: Path) -> None:
    path.write_bytes(bytes(100) + path.read_bytes()[100:])


def _pages_overwritten(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[8192:20480] = random.Random(2).randbytes(12288)
    path.write_bytes(data)


def _half_replaced(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2] + bytes(len(data) - len(data) // 2))


DAMAGES = [_truncated, _emptied, _removed, _header_zeroed, _pages_overwritten, _half_replaced]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_backup_takes_the_place_of_a_damaged_database(
    home: Path, now: datetime, damage: Callable[[Path], None]
) -> None:
    """The damage is found at start, the backup is offered by its date, and restoring sets the damaged file aside."""
    path = _with_backup(home, now)
    damage(path)
    left = path.read_bytes() if path.exists() else None
    with pytest.raises(DatabaseDamaged, match="good backup from .*'ownwords restore'"):
        Store.open(path)
    assert (path.read_bytes() if path.exists() else None) == left
    assert restore(path, now).at == now
    store = Store.open(path)
    assert [share.id for share in store.shares.all()] == ["kept"]
    store.close()
    aside = [each.read_bytes() for each in (home / "set-aside").rglob("ownwords.db")]
    assert aside == ([left] if left is not None else [])


def test_a_lost_log_is_found(home: Path, now: datetime) -> None:
    """After a kill, what was kept last is in the log; without it the database is older than its backup, and says so."""
    path = home / "ownwords.db"
    subprocess.run([sys.executable, "-c", WRITER, str(path)], check=False)
    assert (home / "ownwords.db-wal").stat().st_size
    (home / "ownwords.db-wal").unlink()
    with pytest.raises(DatabaseDamaged, match="'ownwords restore'"):
        Store.open(path)
    restore(path, now)
    store = Store.open(path)
    assert [share.id for share in store.shares.all()] == ["before"]
    store.close()


def test_a_damaged_backup_is_passed_over(home: Path, now: datetime) -> None:
    """The newest good one is offered, not the newest; a damaged one that is asked for by name is refused."""
    path = _with_backup(home, now)
    store = Store.open(path)
    store.back_up(now + timedelta(days=1), kept=5)
    store.close()
    newest = Backups(home).all()[0]
    _pages_overwritten(newest.path)
    _truncated(path)
    with pytest.raises(NotFound, match="damaged too"):
        restore(path, now, newest.path.name)
    assert restore(path, now).at == now
    Store.open(path).close()


def test_without_a_good_backup_one_can_start_anew(home: Path, now: datetime) -> None:
    """The sentence says so; the damaged file and the damaged backups are set aside, and the next start works."""
    path = _with_backup(home, now)
    _truncated(path)
    _truncated(Backups(home).all()[0].path)
    with pytest.raises(DatabaseDamaged, match="no good backup.*restore --anew"):
        Store.open(path)
    start_anew(path, now)
    store = Store.open(path)
    assert store.shares.count() == 0 and store.backups() == []
    store.close()
    assert len([each for each in (home / "set-aside").rglob("*.db")]) == 2


def test_what_is_open_is_not_replaced(home: Path, store: Store, now: datetime) -> None:
    """While the companion runs, it would go on writing into the file that was set aside."""
    store.shares.add(_share("a", now))
    store.back_up(now, kept=1)
    code = (
        "import sys; from datetime import *; from pathlib import Path; from ownwords.store.restoring import restore\n"
    )
    code += "restore(Path(sys.argv[1]), datetime.now(UTC))"
    found = subprocess.run([sys.executable, "-c", code, str(home / "ownwords.db")], capture_output=True, text=True)
    assert "Own Words is running" in found.stderr
    store.shares.add(_share("b", now))
    assert not (home / "set-aside").exists()


def test_an_older_backup_can_be_chosen(home: Path, now: datetime) -> None:
    """By its name; the database is then older than the newest backup, as the person wanted, and opens."""
    path = _with_backup(home, now)
    store = Store.open(path)
    store.shares.add(_share("later", now))
    store.back_up(now + timedelta(days=1), kept=5)
    store.close()
    restore(path, now, Backups(home).all()[-1].path.name)
    store = Store.open(path)
    assert [share.id for share in store.shares.all()] == ["kept"]
    store.close()


def test_there_is_nothing_to_restore_on_a_new_computer(home: Path, now: datetime) -> None:
    """It is said in words, and no folder is made."""
    with pytest.raises(NotFound, match="nothing was changed"):
        restore(home / "ownwords.db", now)
    assert not home.exists()
