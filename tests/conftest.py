"""Shared fixtures: a clock that stands still, and a companion with a data folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from scripts.browser import let_playwright_see_side_panels
from scripts.chromium import chromium

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    """A Tuesday at noon, UTC."""
    return NOW


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder that does not exist yet, as on a new computer."""
    return tmp_path / "home"


@pytest.fixture(scope="session")
def playwright_here() -> Iterator[Playwright]:
    """Playwright, once for the whole run: two of them do not get along in one process."""
    let_playwright_see_side_panels()
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def plain_chromium(playwright_here: Playwright) -> Iterator[Browser]:
    """A real Chromium without the extension."""
    browser = playwright_here.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
    yield browser
    browser.close()
