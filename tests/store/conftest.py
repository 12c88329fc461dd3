"""A store in a data folder that does not exist yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from ownwords.store import Store


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    """A store as on a new computer."""
    store = Store.open(home / "ownwords.db")
    yield store
    store.close()
