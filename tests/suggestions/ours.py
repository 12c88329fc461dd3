"""Own Words' ranking on the judged drafts, asked as the companion asks it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from ownwords.models import Balance, Item, Preferences
from ownwords.suggest import Situation, suggest
from ownwords.terms import of_item

from .judged import Judged, channels, items, topics

NOW = datetime.fromisoformat("2026-11-24T12:00:00Z")
_NO_SHARES = Balance(90, NOW, NOW, {"company": 0, "field": 0, "personal": 0}, 0.2, "too_early")


@dataclass(frozen=True)
class InMemory:
    """A catalogue of plain data."""

    everything: Mapping[str, Item] = field(default_factory=items)

    def items(self) -> Mapping[str, Item]:
        return self.everything

    def terms(self) -> Iterator[tuple[str, Mapping[str, float]]]:
        known = {each.channel.id: each.channel.topics for each in channels()}
        return ((item.id, of_item(item, known.get(item.channel_id, ()))) for item in self.everything.values())


@cache
def catalogue() -> InMemory:
    """Return the five companies' catalogue."""
    return InMemory()


def situation(language: str) -> Situation:
    """Return a reader of a language who has shared nothing and prefers nothing."""
    return Situation(Preferences(), _NO_SHARES, (), (), topics(), NOW, language, 5)


def ours(draft: Judged) -> Sequence[str]:
    """Return the ids of what is offered beside a draft."""
    return [each.item.id for each in suggest(draft.text, catalogue(), situation(draft.language))]
