"""What speaks for an item, each signal with its gain: the score is their sum, the reasons are the largest of them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from ..models import Item, Language
from .later import put_off
from .relevance import Match
from .situation import Moment, Situation
from .weights import DRAFT, EMPTY, ENDS_SOON_DAYS, NEAR, NEW_DAYS

_INTENTS: Mapping[str, frozenset[str]] = {
    "recruit": frozenset({"=job", "=apply", "=interview", "=career", "=talent"}),
    "sell": frozenset({"=customer", "=sale", "=order", "=support"}),
    "teach": frozenset({"=learn", "=teach", "=mistake", "=near_miss"}),
}
"""The things (``lexicon``) that a draft names when it is out to do what an item is for."""


@dataclass(frozen=True, slots=True)
class Context:
    """What signals look at, apart from the item. ``things`` are the meanings that the draft's words have.

    ``names`` are words that the draft writes with a capital within a sentence, by their form without.
    """

    moment: Moment
    situation: Situation
    found: Mapping[str, Match]
    language: Language
    things: Collection[str] = ()
    names_company: bool = False
    used: tuple[Item, ...] = ()
    without: Collection[str] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def weights(self) -> Mapping[str, float]:
        """Return the gains that count in this moment."""
        return EMPTY if self.moment == "empty" else DRAFT


def gains(item: Item, context: Context) -> dict[str, float]:
    """Return what each signal brings an item, only those that bring something, the largest first.

    Signals named in ``context.without`` are left out, as if there were none of their kind.
    """
    found = {
        name: weight * _VALUES[name](item, context)
        for name, weight in context.weights.items()
        if name not in context.without
    }
    return {name: gain for name, gain in sorted(found.items(), key=lambda each: (-each[1], each[0])) if gain > 0}


def score(item: Item, context: Context) -> float:
    """Return the sum of all that speaks for an item."""
    return sum(gains(item, context).values())


def pressure(situation: Situation) -> float:
    """Return how much the balance counts: 0 far below the person's target, 1 at it and above, rising between."""
    balance = situation.balance
    if balance.verdict == "above":
        return 1.0
    if balance.verdict == "too_early" or not balance.target:
        return 0.0
    near = (balance.company_share or 0.0) / balance.target
    return min(1.0, max(0.0, (near - NEAR) / (1 - NEAR)))


def days_left(item: Item, now: datetime) -> int | None:
    """Return how many days after today an item may still be shared; None where it has no end."""
    if item.valid_until is None:
        return None
    last = item.valid_until - timedelta(microseconds=1)  # the end itself is no longer in time
    return (last.date() - now.date()).days


def _ends_soon(item: Item, context: Context) -> float:
    left = days_left(item, context.situation.now)
    return 0.0 if left is None else max(0.0, 1 - left / ENDS_SOON_DAYS)


def _new(item: Item, context: Context) -> float:
    began = item.valid_from
    return float(began is not None and timedelta() <= context.situation.now - began <= timedelta(days=NEW_DAYS))


def _turn(item: Item, context: Context) -> float:
    """Return above 0 to 1, another each day: so that good ideas take turns, and a day's order stays."""
    return turn(item, context.situation.now.date())


def turn(item: Item, today: date) -> float:
    """Return an item's turn on a day, above 0 to 1."""
    return (zlib.crc32(f"{today.isoformat()} {item.id}".encode()) + 1) / 2**32


def _wrote(item: Item, context: Context) -> float:
    match = context.found.get(item.id)
    return match.strength if match else 0.0


def _balance(item: Item, context: Context) -> float:
    return 0.0 if item.about == "company" else pressure(context.situation)


def _related(item: Item, context: Context) -> float:
    topics = set(item.topics)
    shared = [len(topics & set(each.topics)) / len(each.topics) for each in context.used if each.topics]
    return 0.0 if item in context.used else max(shared, default=0.0)


def _back(item: Item, context: Context) -> float:
    return float(put_off(context.situation.preferences.later_items, item.id, context.situation.now) == "back")


def _topic(item: Item, context: Context) -> float:
    return float(bool(set(item.topics) & set(context.situation.preferences.topics)))


def _purpose(item: Item, context: Context) -> float:
    return float(not _INTENTS[item.purpose].isdisjoint(context.things))


def _own(item: Item, context: Context) -> float:
    return float(item.about == "personal" and item.url is None and not context.names_company)


def _language(item: Item, context: Context) -> float:
    return float(item.language == context.language)


_VALUES: Mapping[str, Callable[[Item, Context], float]] = {
    "back": _back,
    "balance": _balance,
    "ends_soon": _ends_soon,
    "language": _language,
    "new": _new,
    "own": _own,
    "purpose": _purpose,
    "related": _related,
    "topic": _topic,
    "turn": _turn,
    "wrote": _wrote,
}
