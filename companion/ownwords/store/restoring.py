"""Puts a backup in the place of the database, or nothing; what was there is set aside, whole."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from ..errors import DataFolderError, NotFound
from .backups import STAMP, Backup, Backups, is_whole

_SIDE_FILES = ("", "-wal", "-shm")


def restore(path: Path, now: datetime, name: str | None = None) -> Backup:
    """Put the newest good backup in place, or the one called ``name``.

    Raises:
        NotFound: there is no such backup, or it is not whole.
        DataFolderError: another program has the database open, or the folder cannot be written.
    """
    backups = Backups(path.parent)
    chosen = _chosen(backups, name)
    _refuse_if_open(path)
    ready = path.with_name("restoring.db")
    try:
        _prepare(chosen.path, ready, backups.newest_name())
        _set_aside(path, backups.aside, now)
        os.replace(ready, path)
    except (OSError, sqlite3.Error) as error:
        ready.unlink(missing_ok=True)
        raise _not_now(path, str(error)) from error
    return chosen


def start_anew(path: Path, now: datetime) -> None:
    """Set the database and every backup aside, so that the next start begins with nothing.

    Raises:
        DataFolderError: another program has the database open, or the folder cannot be written.
    """
    backups = Backups(path.parent)
    _refuse_if_open(path)
    try:
        aside = _set_aside(path, backups.aside, now)
        for each in backups.all():
            os.replace(each.path, aside / each.path.name)
    except OSError as error:
        raise _not_now(path, str(error)) from error


def _chosen(backups: Backups, name: str | None) -> Backup:
    found = next((each for each in backups.all() if each.path.name == name), None) if name else backups.newest_good()
    if found is None:
        raise NotFound("There is no such backup. 'ownwords backups' lists those there are; nothing was changed.")
    if not is_whole(found.path):
        raise NotFound("That backup is damaged too. 'ownwords restore' takes the newest good one; nothing was changed.")
    return found


def _refuse_if_open(path: Path) -> None:
    """Refuse when another program has the database open: it would go on writing into a file that is set aside."""
    if not path.exists() or not path.stat().st_size:
        return
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")  # with a log, every open connection stands against it
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise _not_now(path, "Own Words is running, or another program has the database open") from error
        except sqlite3.DatabaseError:
            return  # too damaged to be open anywhere


def _prepare(source: Path, target: Path, newest: str) -> None:
    target.unlink(missing_ok=True)
    os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    shutil.copyfile(source, target)
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("INSERT OR REPLACE INTO backed_up VALUES (1, ?)", (newest,))
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _set_aside(path: Path, folder: Path, now: datetime) -> Path:
    """Move the database and its side files into a folder of their own, and return it."""
    stamp = now.astimezone(UTC).strftime(STAMP)
    aside = folder / stamp
    folder.mkdir(mode=0o700, exist_ok=True)
    aside.mkdir(mode=0o700)
    for suffix in _SIDE_FILES:
        file = path.with_name(path.name + suffix)
        if file.exists():
            os.replace(file, aside / file.name)
    return aside


def _not_now(path: Path, why: str) -> DataFolderError:
    return DataFolderError(
        f"Nothing was put in the place of {path}: {why}. Stop Own Words (Ctrl+C where it runs), and do this once more."
    )
