"""Keeps a second publisher out, here and at the place that is published to."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from ..errors import PublishingError
from ..models import Both
from ..wire import parse_time, time_json
from .place import Place

_NAME = "publishing.lock"
_STALE = timedelta(minutes=15)


@contextmanager
def alone(signed: Path, place: Place, by: str, now: datetime) -> Iterator[None]:
    """Hold the lock of the folder ``signed`` and of ``place`` while the block runs.

    A publisher of this computer that was killed is passed over at once, any other a quarter of an hour after it began.

    Raises:
        PublishingError: somebody else is publishing.
    """
    here = Place.at(str(signed))
    mine = {"by": by, "at": time_json(now), "token": _broken_off(here) or uuid4().hex}
    _take(here, mine | {"process": os.getpid()}, now)
    try:
        _take(place, mine, now)
        try:
            yield
        finally:
            place.remove(_NAME)
    finally:
        here.remove(_NAME)


def _broken_off(here: Place) -> str | None:
    """Return the token of a publisher of this folder that was killed: its locks are taken on, whoever holds them."""
    other = _read(here)
    return str(other["token"]) if _ended(other) and other.get("token") else None


def _take(place: Place, mine: Mapping[str, Any], now: datetime) -> None:
    data = json.dumps(mine).encode()
    if place.create(_NAME, data):
        return
    other = _read(place)
    if not (_ended(other) or other.get("token") == mine["token"] or _old(other, now)):
        raise PublishingError(_busy(other))
    place.write(_NAME, data)


def _read(place: Place) -> dict[str, Any]:
    with suppress(ValueError):
        data = json.loads(place.read(_NAME) or b"{}")
        return data if isinstance(data, dict) else {}
    return {}


def _ended(other: Mapping[str, Any]) -> bool:
    """Tell whether a publisher of this computer is gone; on Windows, asking would end it."""
    process = other.get("process")
    if not isinstance(process, int) or process <= 0 or sys.platform == "win32":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


def _old(other: Mapping[str, Any], now: datetime) -> bool:
    try:
        return now - parse_time(str(other.get("at"))) > _STALE
    except ValueError:
        return True  # half a lock


def _busy(other: Mapping[str, Any]) -> Both:
    by, at = str(other.get("by"))[:100], parse_time(str(other.get("at")))
    return Both(
        f"{by} is publishing there since {at:%H:%M} UTC. Wait until that is done. If it broke off, publishing works "
        "again a quarter of an hour after it began.",
        f"{by} er ved at udgive der siden {at:%H:%M} UTC. Vent, til det er færdigt. Er det gået i stå, kan der udgives "
        "igen et kvarter efter, at det begyndte.",
    )
