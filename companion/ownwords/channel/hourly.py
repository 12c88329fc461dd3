"""Looks for every channel's news each hour, give or take, in a thread beside the server."""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from ..config import Limits
from ..errors import OwnWordsError
from ..store import Store
from . import sync

_SPREAD = 0.2  # of the hour, either way: companions started together do not ask together for long
_log = logging.getLogger(__name__)


class Looker:
    """Looks for news once an hour, and sooner when a composer opens."""

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime],
        limits: Limits = Limits(),  # noqa: B008 - frozen
        after: Callable[[], None] = lambda: None,
    ) -> None:
        """``after`` is called after each look."""
        self._after = after
        self._store, self._clock, self._limits = store, clock, limits
        self._wake, self._stopped = threading.Event(), threading.Event()
        self._last: datetime | None = None
        self._thread = threading.Thread(target=self._run, name="looks-for-news", daemon=True)

    def start(self) -> None:
        """Begin; the first look comes within a tenth of the hour."""
        self._thread.start()

    def stop(self) -> None:
        """End, after a look that is under way."""
        self._stopped.set()
        self._wake.set()

    def composer_opened(self) -> None:
        """Look now, unless the last look is less than a minute ago. It returns at once."""
        if self._last is None or self._clock() - self._last > timedelta(seconds=self._limits.look_again):
            self._wake.set()

    def look(self) -> None:
        """Look for the news of every channel that comes from elsewhere; a refusal is noted beside its channel."""
        self._last = self._clock()
        for joined in self._store.catalogue.channels():
            if joined.signed and not self._stopped.is_set():
                with suppress(OwnWordsError):
                    sync.sync(self._store, joined.channel.id, self._clock(), self._limits)
        self._after()

    def _run(self) -> None:
        self._wake.wait(random.uniform(0, self._limits.look_every / 10))
        while not self._stopped.is_set():
            self._wake.clear()
            try:
                self.look()
            except Exception:  # a fault of our own in one look is no reason for there being no other
                _log.exception("A look for news failed")
            self._wake.wait(self._limits.look_every * random.uniform(1 - _SPREAD, 1 + _SPREAD))
