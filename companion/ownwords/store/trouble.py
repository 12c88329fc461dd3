"""What can go wrong with the database and the files beside it, in plain words: what happened, why, what to do."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from pathlib import Path

from ..errors import CompanionError, DatabaseDamaged, DataFolderError, DiskFull
from .backups import Backups

_ROOM = 200_000  # bytes; a disk with less is full


def of_the_folder(error: OSError, path: Path) -> CompanionError:
    """Return what an error of a file means."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return full(path)
    return unusable(path, error.strerror or str(error))


def in_plain_words(error: sqlite3.Error, path: Path) -> CompanionError:
    """Return what an error of SQLite's means; one that is a fault of our own is raised as it is."""
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return damaged(path)
        case sqlite3.SQLITE_FULL:
            return full(path)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return unusable(path, "another program keeps the database locked")
        case sqlite3.SQLITE_IOERR if shutil.disk_usage(path.parent).free < _ROOM:  # SQLite does not always call it full
            return full(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR | sqlite3.SQLITE_PERM:
            return unusable(path, str(error))
    raise error


def damaged(path: Path, how: str = "is damaged") -> DatabaseDamaged:
    """Return that the database cannot be used, with the newest good backup where there is one."""
    newest = Backups(path.parent).newest_good()
    if newest is None:
        return DatabaseDamaged(
            f"The database {path} {how}, so Own Words has stopped and changed nothing in it. There is no good backup "
            "beside it. Put a copy of your own in its place; or 'ownwords restore --anew' sets it aside and starts "
            "without your history."
        )
    return DatabaseDamaged(
        f"The database {path} {how}, so Own Words has stopped and changed nothing in it. There is a good backup from "
        f"{newest.at.astimezone():%Y-%m-%d %H:%M}. 'ownwords restore' puts it in place and sets the other aside."
    )


def full(path: Path) -> DiskFull:
    """Return that there is no room."""
    return DiskFull(
        f"The disk that holds {path.parent} is full, so this was not kept; everything kept before is there. Make some "
        "room and do it once more."
    )


def unusable(path: Path, why: str) -> DataFolderError:
    """Return that the folder cannot be used, and why."""
    return DataFolderError(
        f"Own Words cannot use its data folder {path.parent}: {why}. Make it a folder that you can write to, or name "
        "another one with --home."
    )
