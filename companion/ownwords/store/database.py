"""Opens the database, gives each thread a connection, and says in plain words what can go wrong with it."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlite_utils

from ..errors import CompanionError, DatabaseDamaged, DataFolderError, DiskFull
from ..migrations import migrations

_OWN_FOLDER, _OWN_FILE = 0o700, 0o600  # for this user alone


class Database:
    """One SQLite file in WAL mode."""

    def __init__(self, path: Path, busy_timeout_ms: int) -> None:
        self.path = path
        self._busy_timeout_ms = busy_timeout_ms
        self._here = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._lock = threading.Lock()

    @classmethod
    def open(cls, path: Path, busy_timeout_ms: int) -> Database:
        """Make the folder and the file where they are missing, look whether the database is whole, and migrate it."""
        _prepare(path)
        database = cls(path, busy_timeout_ms)
        try:
            database._check()
            database._migrate()
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
            raise _in_plain_words(error, self.path) from error

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

    def scrub(self) -> None:
        """Leave no byte of what was deleted on disk: rebuild the file, and empty the write-ahead log.

        Deleted rows live on in the log and in the file's free pages until then.
        """
        with self.reading() as connection:
            connection.execute("VACUUM")
            self._empty_log(connection)

    def empty_log(self) -> None:
        """Empty the write-ahead log, where deleted rows live on. Enough after single rows, as secure_delete is on."""
        with self.reading() as connection:
            self._empty_log(connection)

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
        return connection

    def _check(self) -> None:
        with self.reading() as connection:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise _damaged(self.path)

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
        if error.errno in {28, 122}:  # ENOSPC, EDQUOT
            raise _full(path) from error
        raise _unusable(path, error.strerror or str(error)) from error


def _in_plain_words(error: sqlite3.Error, path: Path) -> CompanionError:
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return _damaged(path)
        case sqlite3.SQLITE_FULL:
            return _full(path)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return _unusable(path, "another program keeps the database locked")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR | sqlite3.SQLITE_PERM:
            return _unusable(path, str(error))
    raise error


def _damaged(path: Path) -> DatabaseDamaged:
    return DatabaseDamaged(
        f"The database {path} is damaged, so Own Words has stopped and changed nothing in it. Put a copy from your "
        "backup in its place; or move the file away, and Own Words starts anew without your history."
    )


def _full(path: Path) -> DiskFull:
    return DiskFull(
        f"The disk that holds {path.parent} is full, so this was not kept; everything kept before is there. Make some "
        "room and do it once more."
    )


def _unusable(path: Path, why: str) -> DataFolderError:
    return DataFolderError(
        f"Own Words cannot use its data folder {path.parent}: {why}. Make it a folder that you can write to, or name "
        "another one with --home."
    )
