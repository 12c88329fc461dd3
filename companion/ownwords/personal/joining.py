"""Joins the preferences of two companions of one person: pure."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from ..models import Preferences

# Never in both: what is followed here is not muted by the other, and the other way round.
_AGAINST = {"topics": "muted_topics", "muted_topics": "topics"}
_MOST = {"topics": 200, "muted_topics": 200, "hidden_items": 5000, "muted_rules": 500}  # as in preferences.schema.json


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
    return mine + tuple(each for each in other if each not in mine and each not in against)
