"""Until when a channel's signatures hold, and which of them it is time to renew.

The publisher's is renewed by ``channel refresh``; the approvers', by submitting and approving once more, changed or
not; what the root keys signed, by ``channel rotate``. When one of them ends, companions show the channel for a week and
then hide it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from . import roles
from .work import Work

Kind = Literal["timestamp", "sets", "keys"]

_AHEAD: dict[Kind, timedelta] = {
    "timestamp": roles.LIFE["timestamp"] / 2,
    "sets": timedelta(days=60),
    "keys": timedelta(days=90),
}
"""How long before its end each is due."""


@dataclass(frozen=True, slots=True)
class Due:
    """Signatures that end at ``until`` and are to be renewed."""

    kind: Kind
    until: datetime


def ends(work: Work) -> dict[Kind, datetime]:
    """Return when each kind of signature ends; what was never signed is left out.

    Raises:
        PublishingError: the channel has no keys yet.
    """
    found: dict[Kind, datetime] = {"keys": min(work.root().signed.expires, work.targets().signed.expires)}
    if (sets := work.newest(roles.SETS)) is not None:
        found["sets"] = sets.signed.expires
    if (timestamp := work.timestamp()) is not None:
        found["timestamp"] = timestamp.signed.expires
    return found


def due(work: Work, now: datetime) -> tuple[Due, ...]:
    """Return what is to be renewed, the earliest end first.

    Raises:
        PublishingError: the channel has no keys yet.
    """
    found = (Due(kind, until) for kind, until in ends(work).items() if until - now < _AHEAD[kind])
    return tuple(sorted(found, key=lambda each: each.until))


def until(work: Work) -> datetime:
    """Return until when the channel holds as a whole: companions go by what ends first.

    Raises:
        PublishingError: the channel has no keys yet.
    """
    return min(ends(work).values())
