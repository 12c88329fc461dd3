"""What there is, for whoever asks with ``ownwords status``."""

from __future__ import annotations

import socket
from datetime import datetime
from typing import Any

from .. import consent
from ..config import HOST, Config
from ..store import Store
from ..wire import channel_json, time_json


def overview(store: Store, config: Config, now: datetime) -> dict[str, Any]:
    """Return the channels, consents, paired browsers and the number of shares, as JSON can hold them."""
    return {
        "address": config.address,
        "running": _listens(config.port),
        "home": str(config.home),
        "channels": [channel_json(each, now) for each in store.catalogue.channels()],
        "consents": [
            {"purpose": purpose, "granted": granted, "decided_at": time_json(at) if at else None}
            for purpose, granted, at in consent.overview(store)
        ],
        "browsers": [each.name for each in store.pairings.all()],
        "shares": store.shares.count(),
        "languagetool": _editors(store),
    }


def _editors(store: Store) -> dict[str, Any]:
    """Tell whether editors may ask, and whether the port answers; the address itself is not for showing around."""
    access = store.languagetool.get()
    return {
        "on": access is not None,
        "port": access.port if access else None,
        "running": access is not None and _listens(access.port),
    }


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.5)  # seconds
        return probe.connect_ex((HOST, port)) == 0
