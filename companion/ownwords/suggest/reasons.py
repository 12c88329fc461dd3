"""Says why an idea is offered: only what is true of this item and this person, the strongest first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files

from babel.dates import format_date

from ..models import Item
from .general import ends_soon, is_new
from .relevance import Match
from .situation import Situation

_MOST = 3  # reasons; more is an argument
_WORDS = 3  # of the draft, in one reason


def reasons(item: Item, fit: Match | None, situation: Situation) -> tuple[str, ...]:
    """Return one to three reasons in the reader's language (English where it is not one of ours)."""
    language = "da" if (situation.language or "").split("-")[0].lower() == "da" else "en"
    return tuple(_all(item, fit, situation, language))[:_MOST]


def _all(item: Item, fit: Match | None, situation: Situation, language: str) -> Iterator[str]:
    say = _sentences()[language]
    if item.id in situation.used_items:
        yield say["used"]
    if fit:
        yield say["wrote"].format(words=_listed(fit.words[:_WORDS], say["and"]))
    if situation.balance.verdict == "above" and item.about != "company":
        yield say["balance"]
    for topic in situation.topics:
        if topic.id in item.topics and topic.id in situation.preferences.topics:
            yield say["topic"].format(topic=topic.label.of(language))
    if ends_soon(item, situation.now) and item.valid_until:
        last = item.valid_until - timedelta(microseconds=1)  # the end itself is no longer in time
        yield say["ends_soon"].format(date=_day(last, language))
    if is_new(item, situation.now) and item.valid_from:
        yield say["new"].format(date=_day(item.valid_from, language))
    yield say[item.about]


def _listed(words: tuple[str, ...], joiner: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joiner} {words[-1]}"


def _day(moment: datetime, language: str) -> str:
    return format_date(moment, "d MMMM", locale=language)


@cache
def _sentences() -> dict[str, dict[str, str]]:
    data: dict[str, dict[str, str]] = json.loads(files(__package__).joinpath("reasons.json").read_text("utf-8"))
    return data
