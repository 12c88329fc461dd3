"""Finds what contradicts itself across the files: names nobody knows, things there twice, ends before beginnings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Any

from ...config import Limits
from ...wire import parse_time
from .finding import Finding, Place
from .naming import CHANNEL
from .raw import Documents, Entry, entries, groups, strings, text

_LONGEST_ID = 120  # characters, as the schemas say


def check(documents: Documents, names: Collection[str], limits: Limits) -> Iterator[Finding]:
    """Yield each contradiction; ``names`` are those of all files, also of those that could not be read."""
    channel: Any = documents.get(CHANNEL, {})
    if "/" in text(channel.get("id")):
        yield Place(CHANNEL).at("id").says("channel.id_slash")
    if CHANNEL in documents:
        yield from _sets(channel, names)
    items = list(entries(documents, "items"))
    if len(items) > limits.channel_items:
        yield Place(CHANNEL).says("channel.too_many_items", limit=limits.channel_items, count=len(items))
    topics = None if CHANNEL not in documents else {text(topic.get("id")) for _, topic in groups(channel.get("topics"))}
    for item in items:
        yield from _item(item, topics, text(channel.get("id")))
    yield from _twice(((item.place.at("id"), item.text("id")) for item in items), "item.same_id")
    yield from _twice(
        ((each.place.at("id"), each.text("id")) for each in entries(documents, "lessons")), "lesson.same_id"
    )
    sets = ((Place(file).at("id"), text(each.get("id"))) for file, each in documents.items() if file != CHANNEL)
    yield from _twice(sets, "set.same_id")
    ids = (
        (Place(CHANNEL).at("topics", number, "id"), text(each.get("id")))
        for number, each in groups(channel.get("topics"))
    )
    yield from _twice(ids, "topic.same_id")


def moment(value: Any) -> datetime | None:
    """Return the moment that ``value`` names, or None."""
    try:
        return parse_time(text(value))
    except (ValueError, OverflowError):
        return None


def _sets(channel: Any, names: Collection[str]) -> Iterator[Finding]:
    listed = dict(reversed([(name, number) for number, name in strings(channel.get("sets"))]))
    for name, number in sorted(listed.items(), key=lambda each: each[1]):
        if name not in names:
            yield Place(CHANNEL).at("sets", number).says("set.not_there", name=name)
    for file in names:
        if file != CHANNEL and file not in listed:
            yield Place(file).says("set.not_listed", name=file)


def _item(item: Entry, topics: set[str] | None, channel_id: str) -> Iterator[Finding]:
    for number, topic in strings(item.data.get("topics")):
        if topics is not None and topic not in topics:
            yield item.place.at("topics", number).says("item.unknown_topic", topic=topic, title=item.title)
    begin, end = moment(item.data.get("valid_from")), moment(item.data.get("valid_until"))
    if begin and end and begin >= end:
        yield item.place.at("valid_until").says("item.ends_first", title=item.title)
    if len(item.text("id")) <= _LONGEST_ID < len(f"{channel_id}/{item.text('id')}"):
        room = _LONGEST_ID - 1 - len(channel_id)
        yield item.place.at("id").says("item.long_id", title=item.title, limit=max(room, 0))


def _twice(ids: Iterable[tuple[Place, str]], rule: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for place, each in ids:
        if each and each in seen:
            yield place.says(rule, id=each)
        seen.add(each)
