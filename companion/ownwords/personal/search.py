"""Reads what a person looks for in their history, from the query of an address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from ..errors import InvalidRequest
from ..models import ABOUTS, FORMATS, Wanted

T = TypeVar("T")

_MOST_WORDS = 12
_LONGEST = 200  # characters


def wanted(query: Mapping[str, str]) -> Wanted:
    """Return which shares ``q``, ``about``, ``format``, ``topic``, ``from``, ``to`` and ``unsure`` ask for.

    ``from`` and ``to`` are days in this computer's time zone, both of them included. What is left empty asks for
    nothing.

    Raises:
        InvalidRequest: a day is none, or there is no such kind or format.
    """
    return Wanted(
        words=tuple(query.get("q", "")[:_LONGEST].split()[:_MOST_WORDS]),
        about=_one_of(ABOUTS, query, "about"),
        format=_one_of(FORMATS, query, "format"),
        topic=query.get("topic") or None,
        since=_midnight(query.get("from"), "from"),
        until=_midnight(query.get("to"), "to", after=1),
        unsure=_one_of(("yes",), query, "unsure") is not None,
    )


def _one_of(known: Sequence[T], query: Mapping[str, str], name: str) -> T | None:
    asked = query.get(name)
    found = next((each for each in known if each == asked), None)
    if asked and found is None:
        raise InvalidRequest(f"'{name}' is one of {', '.join(map(str, known))}.", ((f"/{name}", "does not fit"),))
    return found


def _midnight(day: str | None, name: str, after: int = 0) -> datetime | None:
    """Return the moment a day begins here, or ``after`` days later."""
    if not day:
        return None
    try:
        return datetime.combine(date.fromisoformat(day) + timedelta(days=after), time()).astimezone(UTC)
    except (ValueError, OverflowError) as problem:
        raise InvalidRequest(f"'{name}' is a day, as in 2026-11-24.") from problem
