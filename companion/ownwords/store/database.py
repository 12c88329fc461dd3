"""Opens the database, gives each thread a connection, and says in plain words what can go wrong with it."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

import sqlite_utils

from ..errors import CompanionError, DataFolderError, DiskFull
from ..migrations import migrations
from . import forgetting
from .backups import Backups
from .trouble import damaged, in_plain_words, of_the_folder

_OWN_FOLDER, _OWN_FILE = 0o700, 0o600  # for this user alone


class Database:
    """One SQLite file in WAL mode."""

    def __init__(self, path: Path, busy_timeout_ms: int) -> None:
        self.path = path
        self.backups = Backups(path.parent)
        self._busy_timeout_ms = busy_timeout_ms
        self._here = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._lock = threading.Lock()

    @classmethod
    def open(cls, path: Path, busy_timeout_ms: int) -> Database:
        """Make the folder and the file where they are missing, look whether the database is whole, and migrate it."""
        database = cls(path, busy_timeout_ms)
        if database.backups.newest_name() and not (path.exists() and path.stat().st_size):
            raise damaged(path, "is missing or empty")
        _prepare(path)
        try:
            database._check()
            database._check_age()
            database._migrate()
            with suppress(CompanionError):  # no room for it yet, or another program reads: the next start tries again
                database.finish()
        except BaseException:
            database.close()
            raise
        return database

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give this thread's connection; sqlite's errors come out as ours."""
        try:
            yield self._connection()
        except sqlite3.Error as error:
            raise in_plain_words(error, self.path) from error

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give this thread's connection in one transaction that is alone in writing; all of it happens, or nothing."""
        with self.reading() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                if connection.in_transaction:  # a full disk has rolled it back already
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def forget(self, task: forgetting.Task) -> int:
        """Run a task, leave no byte of what it deletes on disk, and return how many rows it changed.

        Deleted rows live on in backups, in the write-ahead log and in free parts of the file. Whatever ends this in
        the middle, the next start finishes it.
        """
        try:
            changed = self._note(task)
        except DiskFull:
            if not task.everything:
                raise
            self._in_backups([task])  # they go anyway, and make room
            changed = self._note(task)
        self.finish()
        return changed

    def finish(self) -> None:
        """Finish what is noted as to be forgotten; there is nothing to do, unless a program was ended in the middle."""
        with self.reading() as connection:
            if not (tasks := forgetting.noted(connection)):
                return
        self._in_backups(tasks.values())
        with self.reading() as connection:
            self._clear(connection)
        with self.writing() as connection:
            forgetting.cross_out(connection, list(tasks))
        with self.reading() as connection:
            self._empty_log(connection)

    def back_up(self, now: datetime, kept: int) -> None:
        """Make a backup, and remove all but the newest ``kept``.

        Raises:
            CompanionError: there is no room, or no right to write; nothing is left of it.
        """
        name = self.backups.next_name(now)
        with self.writing() as connection:  # before the backup is there: no database is older than its newest backup
            connection.execute("INSERT OR REPLACE INTO backed_up VALUES (1, ?)", (name,))
        with _files(self.path), self.writing():
            self.backups.tidy()
            self.backups.copy(self.path, name)
            self.backups.prune(kept)

    def data_version(self) -> int:
        """Return a number that changes when another connection has changed the database."""
        with self.reading() as connection:
            return int(connection.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Close the connections of every thread."""
        with self._lock:
            while self._all:
                self._all.pop().close()
        self._here = threading.local()

    def _note(self, task: forgetting.Task) -> int:
        with self.writing() as connection:
            return forgetting.note(connection, task)

    def _clear(self, connection: sqlite3.Connection) -> None:
        """Clear what was deleted out of the log and the file.

        secure_delete overwrites what is deleted, but not what SQLite left behind when it moved rows about.
        """
        try:
            self._empty_log(connection)  # first, because it needs the least room
            connection.execute("VACUUM")
            self._empty_log(connection)
        except sqlite3.Error as error:
            if isinstance(in_plain_words(error, self.path), DiskFull):
                raise DiskFull(
                    f"It is deleted, but the disk that holds {self.path.parent} is too full to clear away every trace. "
                    "Make some room, and start Own Words once more: it then finishes by itself."
                ) from error
            raise

    def _in_backups(self, tasks: Collection[forgetting.Task]) -> None:
        """Forget in each backup, one at a time, so that other writers get their turn in between."""
        with _files(self.path):
            with self.writing():
                self.backups.tidy()
                if any(task.everything for task in tasks):
                    self.backups.remove_all()
                if any(task.aside for task in tasks):
                    self.backups.remove_aside()
            statements = [statement for task in tasks if not task.everything for statement in task.statements]
            for each in self.backups.all():
                with self.writing():
                    self.backups.forget(each.path, statements)

    def _empty_log(self, connection: sqlite3.Connection) -> None:
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise DataFolderError(
                f"It is deleted, but another program is reading {self.path}, so traces of it stay in the file until "
                "that program ends. Close it and do this once more."
            )

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._here, "connection", None)
        if connection is None:
            connection = self._here.connection = self._connect()
        return connection

    def _connect(self) -> sqlite3.Connection:
        # Autocommit: transactions begin where writing() says. Other threads only ever close it.
        connection = sqlite3.connect(
            self.path, timeout=self._busy_timeout_ms / 1000, isolation_level=None, check_same_thread=False
        )
        with self._lock:
            self._all.append(connection)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # what was acknowledged survives a power cut too
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA temp_store = MEMORY")  # VACUUM and sorting write no temporary file elsewhere
        return connection

    def _check(self) -> None:
        with self.reading() as connection:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise damaged(self.path)

    def _check_age(self) -> None:
        """Refuse a database that is older than its newest backup: its file was emptied, or its log was lost."""
        newest = self.backups.newest_name()
        if not newest:
            return
        with self.reading() as connection:
            tables = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'backed_up'").fetchone()[0]
            row = connection.execute("SELECT name FROM backed_up").fetchone() if tables else None
        if row is None or row["name"] < newest:
            raise damaged(self.path, "has lost what was kept last")

    def _migrate(self) -> None:
        with self.reading() as connection:
            database = sqlite_utils.Database(connection)
            known = {each.name for each in migrations.pending(database)}
            applied = {each.name for each in migrations.applied(database)}
            if applied - _names():
                raise DataFolderError(
                    f"The data in {self.path.parent} was made by a newer version of Own Words, which this one cannot "
                    "read. Update Own Words, and it opens as it was."
                )
            if known:
                migrations.apply(database)


def _names() -> set[str]:
    """Return the names of every migration that this version knows."""
    return {each.name for each in migrations.pending(sqlite_utils.Database(memory=True))}


def _prepare(path: Path) -> None:
    """Make the folder and an empty file with tight modes; SQLite gives its side files the mode of the file."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=_OWN_FOLDER)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, _OWN_FILE))
        for each in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
            if each.exists() and each.stat().st_mode & 0o077:
                each.chmod(_OWN_FILE)
    except OSError as error:
        raise of_the_folder(error, path) from error


@contextmanager
def _files(path: Path) -> Iterator[None]:
    """Let errors of the files beside the database out as ours."""
    try:
        yield
    except OSError as error:
        raise of_the_folder(error, path) from error
    except sqlite3.Error as error:
        raise in_plain_words(error, path) from error
