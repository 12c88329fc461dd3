"""What a choice is made from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from ..models import Balance, Item, Preferences, Topic
from .later import put_off

Moment = Literal["empty", "draft", "used"]
"""Nothing is written yet; a draft takes shape; an item is in use in the draft."""


class Catalogue(Protocol):
    """What is asked of the approved items."""

    def items(self) -> Mapping[str, Item]:
        """Return every item by its id; the same object until something changed."""

    def terms(self) -> Iterable[tuple[str, Mapping[str, float]]]:
        """Return every item's id and weighted terms (``terms.of_item``); asked for once after each change."""


@dataclass(frozen=True, slots=True)
class Situation:
    """Who asks, and when.

    ``language`` is the reader's; ``used_items`` are those used in this very draft; ``shown_items`` are those on the
    screen, in their order, so that a list that is still right stays as it is; ``companies`` are names, as written.
    """

    preferences: Preferences
    balance: Balance
    shared_items: Collection[str]
    used_items: Collection[str]
    topics: Sequence[Topic]
    now: datetime
    language: str | None
    limit: int
    closed_channels: Collection[str] = ()
    shown_items: Sequence[str] = ()
    companies: Sequence[str] = ()

    def holds(self, item: Item) -> bool:
        """Tell whether an item in use may stay: valid now, not hidden, and on no topic that is muted."""
        return (
            (item.valid_from is None or item.valid_from <= self.now)
            and (item.valid_until is None or self.now < item.valid_until)
            and item.id not in self.preferences.hidden_items
            and item.channel_id not in self.closed_channels
            and set(item.topics).isdisjoint(self.preferences.muted_topics)
        )

    def allows(self, item: Item) -> bool:
        """Tell whether an item may be offered: it holds, in a wanted language, and is neither shared nor put off."""
        languages = self.preferences.suggestion_languages
        return (
            self.holds(item)
            and (not languages or item.language in languages)
            and item.id not in self.shared_items
            and put_off(self.preferences.later_items, item.id, self.now) != "away"
        )
