"""What is to be forgotten, kept until it is gone everywhere: a kill in the middle is made good at the next start.

A task is written down in the same transaction that deletes the rows, and crossed out once neither the backups nor
the free parts of any file hold a trace of them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

Value = str | int | float | None
Statement = tuple[str, tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class Task:
    """Statements that forget something; they may be run again and change nothing more.

    They are run in every backup as well, or, with ``everything``, no backup stays. ``aside`` removes what was set aside
    too: for more than a single row.
    """

    statements: tuple[Statement, ...]
    aside: bool = False
    everything: bool = False

    def json(self) -> str:
        """Return the task as text."""
        return json.dumps([self.statements, self.aside, self.everything])


def note(connection: sqlite3.Connection, task: Task) -> int:
    """Write a task down, run it here, and return how many rows it changed."""
    connection.execute("INSERT INTO unfinished (task) VALUES (?)", (task.json(),))
    return run(connection, task.statements)


def noted(connection: sqlite3.Connection) -> dict[int, Task]:
    """Return the tasks that are not finished, by their number."""
    return {row["number"]: _task(row["task"]) for row in connection.execute("SELECT * FROM unfinished ORDER BY number")}


def cross_out(connection: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Forget finished tasks."""
    connection.executemany("DELETE FROM unfinished WHERE number = ?", [(number,) for number in numbers])


def run(connection: sqlite3.Connection, statements: Sequence[Statement]) -> int:
    """Run statements, and return how many rows they changed."""
    return sum(max(0, connection.execute(sql, values).rowcount) for sql, values in statements)


def _task(text: str) -> Task:
    statements, aside, everything = json.loads(text)
    return Task(tuple((sql, tuple(values)) for sql, values in statements), aside, everything)
