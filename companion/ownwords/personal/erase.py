"""Takes away everything the companion keeps about a person."""

from __future__ import annotations

from ..store import Store


def erase(store: Store) -> None:
    """Erase shares, consents, preferences and sessions, down to the bytes on disk.

    Channels and pairings stay: they say nothing about what the person wrote, and the browser goes on working.
    """
    store.erasing.everything()
