"""What a choice is made from."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from ..models import Balance, Item, Preferences, Topic


class Catalogue(Protocol):
    """What is asked of the approved items."""

    def items(self) -> Mapping[str, Item]:
        """Return every item by its id; the same object until something changed."""

    def match(self, terms: Sequence[str], limit: int) -> list[tuple[str, float]]:
        """Return the ids of items that hold any of the stems, with a score, higher is better."""

    def frequencies(self) -> Mapping[str, int]:
        """Return how many items hold each stem."""


@dataclass(frozen=True, slots=True)
class Situation:
    """Who asks, and when. ``language`` is the reader's; ``used_items`` are those used in this very draft."""

    preferences: Preferences
    balance: Balance
    shared_items: Collection[str]
    used_items: Collection[str]
    topics: Sequence[Topic]
    now: datetime
    language: str | None
    limit: int
    closed_channels: Collection[str] = ()

    def allows(self, item: Item) -> bool:
        """Tell whether an item may be offered: valid now, in a language and on a topic that is wanted, and new."""
        return (
            (item.valid_from is None or item.valid_from <= self.now)
            and (item.valid_until is None or self.now < item.valid_until)
            and (not self.preferences.suggestion_languages or item.language in self.preferences.suggestion_languages)
            and not set(item.topics) & set(self.preferences.muted_topics)
            and item.id not in self.preferences.hidden_items
            and item.id not in self.shared_items
            and item.channel_id not in self.closed_channels
        )
