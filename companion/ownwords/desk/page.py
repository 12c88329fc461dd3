"""What a pasted address says of itself: a page's title, summary, picture and date, or a feed's newest entries."""

from __future__ import annotations

import io
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import feedparser

from ..config import Limits
from ..errors import PageError
from ..models import Both, Language
from . import markup, net

_ENTRIES = 20
_PAGES = {"text/html", "application/xhtml+xml", "text/plain", ""}
_FEEDS = ("xml", "rss", "atom")


@dataclass(frozen=True, slots=True)
class Page:
    """A page, as far as it says: ``url`` is its canonical address (None where that is not https), ``date`` YYYY-MM-DD,
    ``picture`` its address and what it shows, ``feed`` the address of a feed that it announces."""

    asked: str
    url: str | None
    title: str
    summary: str
    language: Language | None
    date: str | None
    picture: tuple[str, str] | None
    feed: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed."""

    title: str
    url: str
    summary: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's newest entries, the newest first."""

    title: str
    entries: tuple[Entry, ...]


def look(
    url: str,
    *,
    allow_private: bool = False,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    resolver: net.Resolver = net.resolve,
) -> Page | Feed:
    """Return the page or the feed at ``url``, all of it plain text.

    Raises:
        PageError: it cannot be read, or is neither.
    """
    found = net.fetch(url, allow_private, limits, resolver)
    start = found.body[:500].lstrip().lower()
    if any(kind in found.kind for kind in _FEEDS) and "html" not in found.kind or start.startswith((b"<?xml", b"<rss")):
        feed = _feed(found)
        if feed.entries or feed.title:
            return feed
    if found.kind not in _PAGES and "html" not in found.kind and b"<html" not in start:
        raise PageError(_OTHER)
    return _page(url, found)


def alive(
    url: str,
    *,
    allow_private: bool = False,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    resolver: net.Resolver = net.resolve,
) -> Both | None:
    """Return None where ``url`` answers, else why not."""
    try:
        net.fetch(url, allow_private, limits, resolver, body=False)
    except PageError as error:
        return error.sentence
    return None


def _page(asked: str, found: net.Fetched) -> Page:
    said = markup.read(found.body, found.charset, found.url)
    return Page(
        asked=asked,
        url=said.url,
        title=said.title,
        summary=said.summary,
        language=said.language,
        date=said.date,
        picture=said.picture,
        feed=said.feed,
    )


def _feed(found: net.Fetched) -> Feed:
    headers = {
        "content-type": f"{found.kind or 'application/xml'}" + (f"; charset={found.charset}" if found.charset else "")
    }
    try:
        read: Any = feedparser.parse(io.BytesIO(found.body), response_headers=headers)
    except Exception as error:  # what a feed holds is anybody's; the library raises what its parsers raise
        raise PageError(_OTHER) from error
    entries = [_entry(each, found.url) for each in read.get("entries", ())]
    kept = sorted((each for each in entries if each), key=lambda each: each.date or "", reverse=True)
    title = markup.plain(str(read.get("feed", {}).get("title", "")), markup.TITLE)
    return Feed(title, _unique(kept)[:_ENTRIES])


def _entry(entry: Any, base: str) -> Entry | None:
    url = markup.address(str(entry.get("link", "")), base, schemes=("https", "http"))
    title = markup.plain(str(entry.get("title", "")), markup.TITLE)
    if not url or not title:
        return None
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    return Entry(title, url, markup.plain(str(entry.get("summary", "")), markup.SUMMARY), _day(when))


def _day(when: Sequence[int] | None) -> str | None:
    try:
        return datetime(*time.struct_time(when)[:6], tzinfo=UTC).strftime("%Y-%m-%d") if when else None
    except (ValueError, TypeError):
        return None


def _unique(entries: list[Entry]) -> tuple[Entry, ...]:
    return tuple({each.url: replace(each) for each in reversed(entries)}.values())[::-1]


_OTHER = Both(
    "This is neither a page nor a feed that can be read, such as a PDF or a picture. Write the idea by hand; the "
    "address can stay.",
    "Det er hverken en side eller et feed, der kan læses, men for eksempel en PDF eller et billede. Skriv idéen i "
    "hånden; adressen kan blive.",
)
