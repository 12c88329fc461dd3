"""Shared fixtures: a clock that stands still, and a companion with a data folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from scripts.browser import let_playwright_see_side_panels
from scripts.chromium import chromium

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

# How fast a shared machine is says nothing about the product: what is waited for may take its time, and benchmarks
# measure.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
expect.set_options(timeout=20_000)


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
