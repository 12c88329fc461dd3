"""How long each page takes in the companion, and how much goes over the wire, with ten years of shares."""

from __future__ import annotations

import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from flask.testing import FlaskClient
from ownwords.app import create_app
from ownwords.config import Config
from ownwords.pages import charts
from ownwords.store import Store

from tests.pages.serving import paths
from tests.pages.year import live_ten_years

from .measuring import Row, milliseconds

RUNS = 20
ADDRESS = "http://127.0.0.1:8020"
WITH_QUESTIONS = ("/balance?days=365", "/patterns?year=2024", "/history?q=kaj+quay", "/history?unsure=yes")


def measure() -> list[Row]:
    """Ask for every page, signed in, again and again."""
    with tempfile.TemporaryDirectory() as folder:
        config = Config(Path(folder) / "home")
        store = Store.open(config.database)
        count = live_ten_years(store, datetime.now(UTC))
        app = create_app(config, store)
        client = app.test_client()
        key, _ = store.sessions.create_sign_in(datetime.now(UTC))
        client.get(f"/sign-in/{key}", base_url=ADDRESS)
        assets = sum(path.stat().st_size for path in (Path(app.root_path) / "pages/static").glob("*.[cs][sv][sg]"))
        rows = [row for path in [*paths(app), *WITH_QUESTIONS] for row in _page(client, path, count, assets)]
        store.close()
    return rows


def _page(client: FlaskClient, path: str, count: int, assets: int) -> list[Row]:
    seconds, size = [], 0
    for _ in range(RUNS):
        for drawing in (charts.kinds, charts.bars, charts.dots, charts.line):
            drawing.cache_clear()  # as if it was looked at for the first time today
        begin = time.perf_counter()
        response = client.get(path, base_url=ADDRESS)
        seconds.append(time.perf_counter() - begin)
        assert response.status_code == 200
        size = len(response.data) + assets
    return [
        (f"{path} with {count:,} shares", milliseconds(seconds), "<= 100 ms"),
        (f"{path} over the wire, with its stylesheet", f"{size / 1000:.0f} KB", "<= 300 KB"),
    ]
