"""Erasing that is ended by kill -9, at whatever step, is finished at the next start."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from ownwords import consent
from ownwords.models import Share
from ownwords.store import Store

SECRET = "Nobody-shall-read-this-again"
STEPS = ("os.remove", "os.rename", "os.rmdir", "shutil.rmtree", "sqlite3.connect")

ERASINGS: dict[str, Callable[[Store, datetime], object]] = {
    "everything": lambda store, now: store.erasing.everything(),
    "period": lambda store, now: store.erasing.period(now, now + timedelta(hours=1)),
    "withdrawal": lambda store, now: consent.decide(store, "history_text", False, now, delete=True),
}


@pytest.mark.parametrize("erase", ERASINGS.values(), ids=ERASINGS.keys())
def test_a_kill_at_any_step_leaves_all_or_nothing(
    tmp_path: Path, now: datetime, erase: Callable[[Store, datetime], object]
) -> None:
    """After the next start the text is there as it was, in every share, or in no file at all; and backups are good."""
    _write(tmp_path / "written", now)
    seen = set()
    for step in range(1, 200):
        home = tmp_path / str(step)
        shutil.copytree(tmp_path / "written", home)
        ended = _erase_until(step, home, now, erase)
        store = Store.open(home / "ownwords.db")
        texts = [share.text for share in store.shares.all()]
        holders = [path.name for path in home.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
        begun = not any(texts)
        assert holders == [] if begun else len([text for text in texts if text]) == 3
        assert [path.suffix for path in (home / "backups").rglob("*")] == [".db"] * len(store.backups())
        store.close()
        seen.add((ended, begun))
        if not ended:
            break
    assert seen == {(True, False), (True, True), (False, True)}  # killed before, killed after it had begun, and whole


def _write(home: Path, now: datetime) -> None:
    store = Store.open(home / "ownwords.db")
    for number in range(3):
        text = f"{SECRET} {number} " * 200
        store.shares.add(Share(str(number), now, "linkedin", (), text, None, "field", None))
        store.back_up(now + timedelta(hours=number), kept=2)
    store.close()


def _erase_until(step: int, home: Path, now: datetime, erase: Callable[[Store, datetime], object]) -> bool:
    """Erase in a process of its own, which is killed at its ``step``; tell whether it was, or ended before."""
    child = os.fork()
    if child == 0:
        store = Store.open(home / "ownwords.db")
        with store._database.reading() as connection:
            _kill_at(step, connection)
        erase(store, now)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0
    return os.WIFSIGNALED(status)


def _kill_at(step: int, connection: sqlite3.Connection) -> None:
    """Kill this process at its ``step``: before a file is moved or removed, or a statement begins."""
    left = [step]

    def count(*_: object) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def audit(event: str, arguments: tuple[Any, ...]) -> None:
        if event in STEPS:
            count()
        if event == "sqlite3.connect/handle":
            handle: sqlite3.Connection = arguments[0]
            handle.set_trace_callback(count)

    connection.set_trace_callback(count)
    sys.addaudithook(audit)
