"""Says why an item is offered: only what moved it up, what moved it most first."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files

from babel.dates import format_date

from ..models import Item, Language
from .signals import Context, days_left, gains

_MOST = 2  # reasons; more is an argument
_WORDS = 3  # of the draft, in one reason
_TELLING = 0.3  # of the first reason's gain, which the second needs


def reasons(item: Item, context: Context, reader: Language) -> tuple[str, ...]:
    """Return one or two reasons in the reader's language."""
    return tuple(sentence for _, sentence in told(item, context, reader))


def told(item: Item, context: Context, reader: Language) -> list[tuple[str, str]]:
    """Return the signals that are told as reasons, by name, each with its sentence."""
    say = _sentences()[reader]
    if item in context.used:
        return [("used", say["used"])]
    brought = gains(item, context)
    most = max(brought.values(), default=0.0)
    telling = [name for name, gain in brought.items() if gain >= _TELLING * most and name in _TOLD]
    return [(name, _sentence(name, item, context, reader)) for name in telling[:_MOST]] or [("turn", say["turn"])]


_TOLD = ("back", "balance", "ends_soon", "new", "own", "purpose", "related", "topic", "turn", "wrote", "language")


def _sentence(name: str, item: Item, context: Context, reader: Language) -> str:
    say = _sentences()[reader]
    if name == "wrote":
        words = [context.names.get(word, word) for word in context.found[item.id].words[:_WORDS]]
        return say["wrote"].format(words=_listed(words, say["and"]))
    if name == "topic":
        return say["topic"].format(topic=_topic(item, context, reader))
    if name == "new" and item.valid_from:
        return say["new"].format(date=format_date(item.valid_from, "d MMMM", locale=reader))
    if name == "ends_soon":
        return _ends(item, context.situation.now, reader)
    if name == "purpose":
        return say[item.purpose]
    return say[name]


def _topic(item: Item, context: Context, reader: Language) -> str:
    followed = context.situation.preferences.topics
    labels: Iterator[str] = (
        topic.label.of(reader) for topic in context.situation.topics if topic.id in item.topics and topic.id in followed
    )
    return next(labels, next(each for each in item.topics if each in followed))


def _ends(item: Item, now: datetime, reader: Language) -> str:
    say, left = _sentences()[reader], days_left(item, now) or 0
    if left <= 1:
        return say["ends_today" if left == 0 else "ends_tomorrow"]
    day = now + timedelta(days=left)
    pattern = "EEEE" if left < 7 else "d MMMM"
    return say["ends_soon"].format(date=format_date(day, pattern, locale=reader))


def _listed(words: Sequence[str], joiner: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joiner} {words[-1]}"


@cache
def _sentences() -> Mapping[str, Mapping[str, str]]:
    data: dict[str, dict[str, str]] = json.loads(files(__package__).joinpath("reasons.json").read_text("utf-8"))
    return data
