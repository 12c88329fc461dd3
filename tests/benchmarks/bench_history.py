"""How long a page of a long history takes in the companion: ten years of one busy person's shares."""

from __future__ import annotations

import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ownwords import consent
from ownwords.app import create_app
from ownwords.config import Config
from ownwords.models import ABOUTS, Share
from ownwords.store import Store

from .measuring import Row, milliseconds

ROWS = 12_000
RUNS = 20
ADDRESS = "http://127.0.0.1:8020"


def measure() -> list[Row]:
    """Ask for the balance and the history, signed in, again and again."""
    with tempfile.TemporaryDirectory() as folder:
        config = Config(Path(folder) / "home")
        store = Store.open(config.database)
        _fill(store)
        client = create_app(config, store).test_client()
        key, _ = store.sessions.create_sign_in(datetime.now(UTC))
        client.get(f"/sign-in/{key}", base_url=ADDRESS)
        rows = []
        for page in ("/balance?days=365", "/history", "/data"):
            seconds = []
            for _ in range(RUNS):
                begin = time.perf_counter()
                assert client.get(page, base_url=ADDRESS).status_code == 200
                seconds.append(time.perf_counter() - begin)
            rows.append((f"{page} with {ROWS:,} shares", milliseconds(seconds), "<= 100 ms"))
        store.close()
    return rows


def _fill(store: Store) -> None:
    now = datetime.now(UTC)
    consent.decide(store, "history", True, now)
    with store._database.writing() as connection:
        from ownwords.store.shares import _INSERT, _row

        for number in range(ROWS):
            at = now - timedelta(days=3650 * number / ROWS)
            share = Share(
                f"s{number}", at, "linkedin", (), f"Post {number} about my work.", None, ABOUTS[number % 3], None
            )
            connection.execute(f"INSERT INTO shares {_INSERT}", _row(share))
