"""What there is to choose among on the page of preferences, by its names in words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace

from .. import services
from ..models import Language, Preferences, Topic
from ..resources import folder
from ..review.house import housed
from ..review.messages import filled
from ..review.rules import book
from ..wire import preferences_json

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "languages": ("suggestion_languages",),
    "topics": ("topics", "muted_topics"),
    "quiet": ("quiet_hours",),
    "places": ("quiet_sites",),
    "away": (),  # taking one thing back loses nothing of what another tab does
}
"""The parts that are saved on their own, and the preferences in each."""


def seen(preferences: Preferences, section: str) -> str:
    """Return a mark of how a section is now: a form carries it, so that another tab's change is noticed."""
    whole = preferences_json(preferences)
    now = json.dumps([whole[key] for key in SECTIONS[section]])
    return hashlib.sha256(now.encode()).hexdigest()[:16]


def topics() -> list[Topic]:
    """Return the joined channels' topics, each once."""
    channels = services.current().store.catalogue.channels()
    return list({topic.id: topic for joined in channels for topic in joined.channel.topics}.values())


def with_topics(before: Preferences, chosen: Mapping[str, str]) -> Preferences:
    """Return the preferences with ``chosen``: for each topic's id "more", "none", or anything else for no wish."""
    return replace(
        before,
        topics=_with(before.topics, chosen, "more"),
        muted_topics=_with(before.muted_topics, chosen, "none"),
    )


def _with(before: tuple[str, ...], chosen: Mapping[str, str], wish: str) -> tuple[str, ...]:
    kept = [each for each in before if each not in chosen]
    return (*kept, *(topic for topic, wanted in chosen.items() if wanted == wish))


def sites() -> list[str]:
    """Return the names of the places to write in that the extension knows."""
    return sorted(path.stem for path in (folder("extension") / "sites").glob("*.js"))


def muted(preferences: Preferences, language: Language) -> list[tuple[str, str]]:
    """Return the muted rules by their ids, each with what it says; one that is no more with its id."""
    if not preferences.muted_rules:
        return []
    channels = [joined.channel for joined in services.current().store.catalogue.channels()]
    said = {rule.id: filled(rule.message, ("…", "…")) for rule in housed(book(language), channels, language).rules}
    return [(rule_id, said.get(rule_id, rule_id)) for rule_id in preferences.muted_rules]


def hidden(preferences: Preferences) -> list[tuple[str, str | None]]:
    """Return the hidden ideas by their ids, the newest first, each with its title; None for one that is no more."""
    items = services.current().store.catalogue.items()
    return [(each, items[each].title if each in items else None) for each in reversed(preferences.hidden_items)]
