"""Looks at what an item rests on: sources, topics, and until when it holds; and at the lessons."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime

from .contradictions import moment
from .finding import Finding, Place
from .naming import CHANNEL
from .phrases import find
from .raw import Documents, Entry, entries, groups, text
from .words import words

_LESSON_WORDS = 150
_ISO = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")


def check(documents: Documents, now: datetime) -> Iterator[Finding]:
    """Yield facts without a source, items without topics or an end, ends in the past, and long lessons."""
    if (end := moment(documents.get(CHANNEL, {}).get("expires"))) and end <= now:
        yield Place(CHANNEL).at("expires").says("channel.ended", day=end.date().isoformat())
    for item in entries(documents, "items"):
        yield from _facts(item)
        yield from _end(item, now)
        if item.data.get("topics") == []:
            yield item.place.at("topics").says("item.no_topics", title=item.title)
    for lesson in entries(documents, "lessons"):
        if (count := len(lesson.text("text").split())) > _LESSON_WORDS:
            yield lesson.place.at("text").says("lesson.long", title=lesson.title, count=count)


def _facts(item: Entry) -> Iterator[Finding]:
    for number, fact in groups(item.data.get("facts")):
        if text(fact.get("text")).strip() and not text(fact.get("source")).strip():
            yield item.place.at("facts", number).says("item.no_source", fact=text(fact.get("text")))


def _end(item: Entry, now: datetime) -> Iterator[Finding]:
    end = moment(item.data.get("valid_until"))
    place = item.place.at("valid_until")
    if end and end <= now:
        yield place.says("item.ended", title=item.title, day=end.date().isoformat())
    elif not text(item.data.get("valid_until")):
        if sign := _sign_of_end(item, now.astimezone(UTC).date()):
            yield place.says("item.no_end", title=item.title, sign=sign)
        elif text(item.data.get("date")):
            yield place.says("item.no_end_of_news", title=item.title, day=item.text("date"))


def _sign_of_end(item: Entry, today: date) -> str | None:
    """Return the event, the job or the day to come that an item speaks of, or None."""
    facts = [text(fact.get("text")) for _, fact in groups(item.data.get("facts"))]
    whole = "\n".join([item.text("title"), item.text("summary"), *facts])
    days = ((found, day) for found, day in _days(whole, item.language) if day >= today)
    coming = next((found for found, _ in days), None)
    return find(f"{item.text('title')}\n{item.text('summary')}", "ends", item.language) or coming


def _days(whole: str, language: str) -> Iterator[tuple[str, date]]:
    """Yield the days with a year that a text names; a month without a day is its last."""
    months = words("coaching")["months"][language]
    for found in _written(months).finditer(whole):
        month = months.index(found["month"].lower()) + 1
        yield from _day(found.group(), int(found["year"]), month, int(found["before"] or found["after"] or 0))
    for found in _ISO.finditer(whole):
        yield from _day(found.group(), *map(int, found.groups()))


def _written(months: list[str]) -> re.Pattern[str]:
    month = rf"(?P<month>{'|'.join(months)})"
    before, after = (
        r"(?:(?<!\d)(?P<before>\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?)?",
        r"(?: (?P<after>\d{1,2})(?:st|nd|rd|th)?,)?",
    )
    return re.compile(rf"{before}\b{month}{after} (?P<year>20\d\d)(?!\d)", re.IGNORECASE)


def _day(found: str, year: int, month: int, day: int) -> Iterator[tuple[str, date]]:
    if 1 <= month <= 12 and day <= monthrange(year, month)[1]:
        yield found, date(year, month, day or monthrange(year, month)[1])
