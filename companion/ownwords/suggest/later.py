"""What "later" means: away until tomorrow, back once, and then an item like any other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Literal

from ..models import Later
from .weights import BACK_HOURS, LATER_HOURS


def put_off(later: Iterable[Later], item_id: str, now: datetime) -> Literal["away", "back"] | None:
    """Tell whether an item is put off (``away``), brought back now (``back``), or neither.

    It is back from the next day until it has been offered, and for some hours from then on, so that it does not go
    while somebody looks at it. Put off a second time it stays away.
    """
    found = next((each for each in later if each.item == item_id), None)
    if found is None:
        return None
    if found.returned is None:
        return "away" if now < found.since + timedelta(hours=LATER_HOURS) else "back"
    if found.since > found.returned:
        return "away"
    return "back" if now < found.returned + timedelta(hours=BACK_HOURS) else None


def due(later: Iterable[Later], offered: Iterable[str], now: datetime) -> list[str]:
    """Return which of the items just offered came back for the first time."""
    waiting = {each.item for each in later if each.returned is None}
    return [item_id for item_id in offered if item_id in waiting and put_off(later, item_id, now) == "back"]
