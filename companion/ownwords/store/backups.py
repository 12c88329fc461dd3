"""A few copies of the database beside it, each made whole by SQLite's backup API, for this user alone.

Whoever makes, changes or removes one holds the database's write lock, so that no program copies what another one is
about to forget.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from .forgetting import Statement, run

STAMP = "%Y%m%dT%H%M%S%f"  # in UTC; names made of it sort as times do
_NAME = re.compile(r"ownwords-\d{8}T\d{9}Z\.db")
# Who is signed in or about to pair is of no use later, and a door that is closed by then stays closed.
_PASSING = ("sessions", "sign_ins", "pairing_code", "languagetool")


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy: when it was made, by its name, and its size in bytes."""

    path: Path
    at: datetime
    size: int


class Backups:
    """The folder ``backups``, and ``set-aside``, where damaged databases lie."""

    def __init__(self, home: Path) -> None:
        self.folder, self.aside = home / "backups", home / "set-aside"

    def all(self) -> list[Backup]:
        """Return the backups, newest first."""
        names = sorted(self._names(), reverse=True)
        return [Backup(self.folder / name, _time(name), (self.folder / name).stat().st_size) for name in names]

    def newest_name(self) -> str:
        """Return the name of the newest, or "" when there is none."""
        return max(self._names(), default="")

    def newest_good(self) -> Backup | None:
        """Return the newest one that is whole."""
        return next((each for each in self.all() if is_whole(each.path)), None)

    def next_name(self, now: datetime) -> str:
        """Return the name of a backup made now; it sorts after every other, also when the clock went back."""
        newest = self.newest_name()
        return max(_name(now), _name(_time(newest) + timedelta(milliseconds=1)) if newest else "")

    def copy(self, source: Path, name: str) -> None:
        """Copy the database; a backup appears whole or not at all.

        Raises:
            OSError, sqlite3.Error: it cannot be written, as on a full disk. Nothing is left of it.
        """
        self.folder.mkdir(mode=0o700, exist_ok=True)
        part = self.folder / f"{name}.part"
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            _copy(source, part)
            os.replace(part, self.folder / name)
        finally:
            for each in self.folder.glob(f"{part.name}*"):
                each.unlink(missing_ok=True)

    def prune(self, kept: int) -> None:
        """Remove all but the newest ``kept``."""
        for each in self.all()[kept:]:
            each.path.unlink()

    def tidy(self) -> None:
        """Remove what a killed program left half done."""
        if self.folder.is_dir():
            for path in self.folder.iterdir():
                if not _NAME.fullmatch(path.name.removesuffix("-journal")):
                    path.unlink()

    def forget(self, path: Path, statements: Sequence[Statement]) -> None:
        """Run statements in one backup; if it cannot be changed so it is removed, as it would remember too much."""
        try:
            _change(path, statements)
        except sqlite3.Error:
            _remove(path)

    def remove_all(self) -> None:
        """Remove every backup, and what was set aside."""
        for folder in (self.folder, self.aside):
            shutil.rmtree(folder, ignore_errors=False, onerror=_gone_is_fine)

    def remove_aside(self) -> None:
        """Remove what was set aside."""
        shutil.rmtree(self.aside, onerror=_gone_is_fine)

    def let_go(self, before: datetime) -> None:
        """Remove what was set aside before that moment, by the name of its folder."""
        if self.aside.is_dir():
            for folder in self.aside.iterdir():
                if folder.name < before.astimezone(UTC).strftime(STAMP):
                    shutil.rmtree(folder, onerror=_gone_is_fine)

    def set_aside(self) -> int:
        """Return how many times something was set aside."""
        return len(list(self.aside.iterdir())) if self.aside.is_dir() else 0

    def _names(self) -> list[str]:
        try:
            return [name for name in os.listdir(self.folder) if _NAME.fullmatch(name)]
        except (FileNotFoundError, NotADirectoryError):
            return []


def is_whole(path: Path) -> bool:
    """Tell whether every page and index of a database fits together, and whether it is one of ours."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            connection.execute("SELECT count(*) FROM shares").fetchone()
            return bool(connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except sqlite3.Error:
        return False


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(target, isolation_level=None)) as there:
        here.execute("PRAGMA query_only = ON")
        there.execute("PRAGMA locking_mode = EXCLUSIVE")  # so that it needs no file beside it while it has a log
        here.backup(there)
        there.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
        there.execute("PRAGMA secure_delete = ON")
        there.execute("BEGIN")
        run(there, [(f"DELETE FROM {table}", ()) for table in _PASSING])
        there.execute("COMMIT")
    _on_disk(target)


def _on_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _change(path: Path, statements: Sequence[Statement]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("secure_delete = ON", "temp_store = MEMORY", "synchronous = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN IMMEDIATE")
        run(connection, statements)
        connection.execute("COMMIT")
        connection.execute("VACUUM")
    _on_disk(path)  # once, in the place of SQLite's several times


def _remove(path: Path) -> None:
    for each in (path, path.with_name(f"{path.name}-journal")):
        each.unlink(missing_ok=True)


def _gone_is_fine(function: Callable[..., object], path: str, error: object) -> None:
    with suppress(FileNotFoundError):
        function(path)


def _name(at: datetime) -> str:
    return f"ownwords-{at.astimezone(UTC).strftime(STAMP)[:-3]}Z.db"


def _time(name: str) -> datetime:
    return datetime.strptime(f"{name[9:-4]}000", STAMP).replace(tzinfo=UTC)
