"""How long it takes to take ten years of shares along, to bring them in, and to forget them, backups and all."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ownwords import consent
from ownwords.models import Share
from ownwords.personal.archive import archive
from ownwords.personal.archive_reading import read
from ownwords.personal.bringing_in import bring_in
from ownwords.personal.consent_records import consent_records
from ownwords.personal.erase import Scope, erase
from ownwords.personal.export import export
from ownwords.store import Store

from .measuring import Row

ROWS, BACKUPS = 12_000, 5
TEXT = "One real Tuesday at the harbour, in my own words. " * 17
MARK = b"real Tuesday"


def measure() -> list[Row]:
    """Time each once, on a database of its own; it is the disk that decides, so the figures vary with it."""
    with tempfile.TemporaryDirectory() as folder:
        here, there = (Store.open(Path(folder) / name / "ownwords.db") for name in ("here", "there"))
        now = datetime(2026, 11, 24, 12, tzinfo=UTC)
        here.shares.add(*(_share(number, now) for number in range(ROWS)))
        rows: list[Row] = []

        def timed(what: str, does: Callable[[], object]) -> None:
            begin = time.perf_counter()
            does()
            rows.append((f"{what}, {ROWS:,} shares", f"{time.perf_counter() - begin:.2f} s", "none"))

        for day in range(BACKUPS):
            timed("a backup", lambda day=day: here.back_up(now + timedelta(days=day), BACKUPS))  # type: ignore[misc]
        rows = rows[-1:]
        kept: list[bytes] = []
        timed("everything into one ZIP", lambda: kept.append(_zip(here, now)))
        timed("the same into an empty companion", lambda: _take_in(there, kept[0], now))
        timed(f"one share deleted, here and in {BACKUPS} backups", lambda: here.shares.delete("share-1"))
        timed("every text erased, in the backups too", lambda: erase(here, now, Scope("texts")))
        timed("everything erased", lambda: erase(here, now))
        files = [path for path in (Path(folder) / "here").rglob("*") if path.is_file()]
        left = sum(path.read_bytes().count(MARK) for path in files)
        rows.append(("a text found in the files afterwards", f"{left} times", "0"))
        here.close()
        there.close()
    return rows


def _share(number: int, now: datetime) -> Share:
    at = now - timedelta(days=3650 * number / ROWS)
    return Share(f"share-{number}", at, "linkedin", (), f"{number} {TEXT}", None, "field", 0.9)


def _zip(store: Store, now: datetime) -> bytes:
    return archive(export(store, now, "0"), consent_records(store, now), now)


def _take_in(store: Store, data: bytes, now: datetime) -> None:
    assert bring_in(store, consent.handed_over("history"), read(data), now).shares == ROWS
