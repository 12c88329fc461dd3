"""Shared fixtures: a clock that stands still, and a companion with a data folder of its own."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    """A Tuesday at noon, UTC."""
    return NOW


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder that does not exist yet, as on a new computer."""
    return tmp_path / "home"
