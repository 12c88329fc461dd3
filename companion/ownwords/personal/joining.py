"""Joins the preferences of two companions of one person: pure."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from ..models import Later, Preferences

# Never in both: what is followed here is not muted by the other, and the other way round.
_AGAINST = {"topics": "muted_topics", "muted_topics": "topics"}
# As in preferences.schema.json.
_MOST = {
    **{"topics": 200, "muted_topics": 200, "muted_rules": 500, "quiet_sites": 100},
    **{"hidden_items": 5000, "later_items": 500},
}


def joined(ours: Preferences, theirs: Preferences) -> Preferences:
    """Return ``ours`` with what ``theirs`` adds: lists are joined, and what was never set here is as it is there."""
    default = Preferences()
    values: dict[str, Any] = {}
    for each in fields(Preferences):
        mine, other, usual = (getattr(those, each.name) for those in (ours, theirs, default))
        if isinstance(usual, tuple):
            against = getattr(ours, _AGAINST.get(each.name, ""), ())
            values[each.name] = _joined(mine, other, against)[: _MOST.get(each.name)]
        else:
            values[each.name] = other if mine == usual else mine
    return Preferences(**values)


def _joined(mine: tuple[Any, ...], other: tuple[Any, ...], against: tuple[Any, ...]) -> tuple[Any, ...]:
    known = {_what(each) for each in mine}
    return mine + tuple(each for each in other if _what(each) not in known and each not in against)


def _what(each: Any) -> Any:
    """Return what a list has at most once: of an item that was put off, the item."""
    return each.item if isinstance(each, Later) else each
