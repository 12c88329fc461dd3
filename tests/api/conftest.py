"""A companion of one's own, and who asks it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from ownwords.app import create_app
from ownwords.config import Config
from ownwords.services import Services
from ownwords.store import Store

from tests.api.caller import EXTENSION, Caller
from tests.pages.visiting import Clock


@pytest.fixture
def clock(now: datetime) -> Clock:
    """A clock that moves only when told."""
    return Clock(now)


@pytest.fixture
def app(home: Path, clock: Clock) -> Iterator[Flask]:
    """The real application on a real store, with a clock of ours."""
    config = Config(home)
    store = Store.open(config.database)
    app = create_app(config, store)
    app.extensions["ownwords"] = Services(config, store, clock)
    yield app
    store.close()


@pytest.fixture
def stranger(app: Flask) -> Caller:
    """An extension that is not paired."""
    return Caller(app, EXTENSION)


@pytest.fixture
def caller(stranger: Caller) -> Caller:
    """An extension that is paired, and may do nothing more yet."""
    return stranger.pair()


@pytest.fixture
def program(app: Flask) -> Caller:
    """A program on this computer that is paired: it has no Origin."""
    return Caller(app).pair()


@pytest.fixture
def demo(caller: Caller) -> Caller:
    """A paired extension whose companion has joined the demo channel."""
    assert caller.post("/channels", invitation="demo").status_code == 201
    return caller
