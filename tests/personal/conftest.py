"""A person's store, with the consents a test asks for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from ownwords import consent
from ownwords.models import Grant
from ownwords.store import Store


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    """A store as on a new computer: nothing consented to, nothing kept."""
    store = Store.open(home / "ownwords.db")
    yield store
    store.close()


@pytest.fixture
def grant(store: Store, now: datetime) -> Grant:
    """The person said yes to a history."""
    consent.decide(store, "history", True, now)
    return consent.require(store, "history")


@pytest.fixture
def texts_too(store: Store, now: datetime) -> None:
    """The person said yes to keeping texts."""
    consent.decide(store, "history_text", True, now)
