"""Makes a backup when one is due, in a thread beside the server, and lets what was set aside go in time."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from ..config import Limits
from ..errors import CompanionError
from ..store import Store

_LOOK_EVERY = 600  # seconds; a computer that slept through the moment makes up for it soon
_log = logging.getLogger(__name__)


class Keeper:
    """Keeps the backups while the companion is served."""

    def __init__(self, store: Store, clock: Callable[[], datetime], limits: Limits = Limits()) -> None:  # noqa: B008
        self._store, self._clock, self._limits = store, clock, limits
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="keeps-backups", daemon=True)

    def start(self) -> None:
        """Begin; the first backup is made at once, where one is due."""
        self._thread.start()

    def stop(self) -> None:
        """End, after a backup that is under way."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def keep(self) -> None:
        """Make a backup if the newest is a day old, or there is none, and let go what was set aside long ago.

        Raises:
            CompanionError: there is no room, or no right to write; the earlier backups stay.
        """
        now = self._clock()
        self._store.let_go(now - timedelta(seconds=self._limits.aside_life))
        newest = max((each.at for each in self._store.backups()), default=None)
        life = timedelta(seconds=self._limits.backup_every)
        if newest is None or not timedelta() <= now - newest < life:  # one from the future: the clock was put back
            self._store.back_up(now, self._limits.backups)

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                self.keep()
            except CompanionError as error:
                _log.warning("No backup was made: %s", error)
            except Exception:  # a fault of our own in one backup is no reason for there being no other
                _log.exception("A backup failed")
            self._stopped.wait(_LOOK_EVERY)
