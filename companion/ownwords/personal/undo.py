"""Remembers deleted shares for a few minutes, in memory alone: on disk, what is deleted is gone at once."""

from __future__ import annotations

from datetime import datetime, timedelta
from threading import Lock

from ..errors import NotFound
from ..models import Share

LIFE = timedelta(minutes=10)
MOST = 100  # shares; the oldest are forgotten first


class Deleted:
    """The shares whose deletion can be undone; several threads may ask."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[datetime, Share]] = {}
        self._lock = Lock()

    def keep(self, share: Share, now: datetime) -> None:
        """Remember a share that was just deleted."""
        with self._lock:
            self._forget_old(now)
            self._kept[share.id] = (now, share)
            while len(self._kept) > MOST:
                del self._kept[next(iter(self._kept))]

    def take(self, share_id: str, now: datetime) -> Share:
        """Return a share, and remember it no longer.

        Raises:
            NotFound: it was deleted too long ago, or not here.
        """
        with self._lock:
            self._forget_old(now)
            if share_id not in self._kept:
                raise NotFound("This deletion can no longer be undone: that goes for ten minutes, until a restart.")
            return self._kept.pop(share_id)[1]

    def forget_all(self) -> None:
        """Remember nothing any more, as when everything is erased."""
        with self._lock:
            self._kept.clear()

    def _forget_old(self, now: datetime) -> None:
        self._kept = {key: kept for key, kept in self._kept.items() if now - kept[0] < LIFE}
