"""A person with a companion of their own, and a browser that is signed in to its pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from ownwords import consent
from ownwords.app import create_app
from ownwords.config import Config
from ownwords.models import About
from ownwords.services import Services
from ownwords.store import Store

from tests.pages.visiting import Clock, Visit, share


@pytest.fixture
def clock(now: datetime) -> Clock:
    """A clock that moves only when told."""
    return Clock(now)


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    """The person's store."""
    store = Store.open(home / "ownwords.db")
    yield store
    store.close()


@pytest.fixture
def app(home: Path, store: Store, clock: Clock) -> Flask:
    """The real application, with a clock of ours."""
    app = create_app(Config(home), store)
    app.extensions["ownwords"] = Services(Config(home), store, clock)
    return app


@pytest.fixture
def stranger(app: Flask) -> Visit:
    """A browser that is not signed in."""
    return Visit(app.test_client())


@pytest.fixture
def visit(app: Flask, store: Store, clock: Clock) -> Visit:
    """A browser that is signed in."""
    visit = Visit(app.test_client())
    assert visit.get(f"/sign-in/{store.sessions.create_sign_in(clock())[0]}").status_code == 303
    return visit


@pytest.fixture
def remembered(store: Store, now: datetime) -> None:
    """The person said yes to history and to keeping texts, and has shared a few things."""
    for purpose in ("history", "history_text"):
        consent.decide(store, purpose, True, now)
    abouts: tuple[About, ...] = ("company", "field", "field", "personal", "personal", "field")
    for number, about in enumerate(abouts):
        store.shares.add(share(f"s{number}", now - timedelta(days=1 + 10 * number), about))
