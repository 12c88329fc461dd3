"""Takes apart what LinkedIn's files put into one cell: layers of quotes, times, addresses and the ids in them. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

# What share.schema.json takes: asking it for each of 50,000 rows would take longer than everything else.
_ADDRESS = re.compile(r"https://[^\x00-\x20\x7f<>\"\\^`{|}]{1,1990}")
_URN = re.compile(r"urn:li:([A-Za-z]{1,30}):(\d{6,25})")
_COMMENT = re.compile(r"urn:li:comment:\([^()]{0,120},(\d{6,25})\)")
_SLUG = re.compile(r"-(share|ugcPost|activity)-(\d{10,25})(?:-|$|[/?#])")
_WRAPPED = re.compile('"(\n+)"')
_BARE = re.compile('(?<!["\n])\n|\n(?!["\n])')  # a line break without quotes on one side
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&#x27;": "'", "&nbsp;": " ", "&amp;": "&"}
_ENTITY = re.compile("|".join(_ENTITIES))
_ZONE = re.compile(r"\s*(?:UTC|GMT|\(UTC\)|\(GMT\)|Z)$", re.IGNORECASE)
# Where LinkedIn writes no RFC 3339, and what a spreadsheet makes of it when it saves the file again.
_FORMATS = (
    *("%m/%d/%y, %I:%M %p", "%m/%d/%Y, %I:%M %p", "%m/%d/%y %H:%M", "%m/%d/%Y %H:%M", "%m/%d/%Y %H:%M:%S"),
    *("%d-%m-%Y %H:%M", "%d-%m-%Y %H:%M:%S", "%d.%m.%Y %H:%M", "%d.%m.%Y %H.%M", "%d-%m-%Y %H.%M", "%d.%m.%Y %H:%M:%S"),
    *("%B %d, %Y at %I:%M %p", "%B %d, %Y", "%d %b %Y, %H:%M"),
)


class Ref(NamedTuple):
    """What LinkedIn calls a thing: ``share`` 7264291213959204866. One post is a share and an activity, with two ids."""

    kind: str
    number: str


def unwrap(texts: Sequence[str]) -> list[str]:
    """Take the second layer of quotes off a file's texts, where they have one.

    In such files each line break of a text stands in quotes of its own, and each quote of the text is doubled once
    more. A text whose lines are quotations looks the same, so the whole file is asked: with one line break in it that
    has no quotes, lines that are quotations whole are what the person wrote.
    """
    texts = [text.replace("\r\n", "\n").replace("\r", "\n") for text in texts]
    wrapped = [_is_wrapped(text) for text in texts]
    if not any(wrapped):
        return [_plain(text) for text in texts]
    mixed = any("\n" in text and not is_wrapped for text, is_wrapped in zip(texts, wrapped, strict=True))
    if not mixed:
        return [_plain(_unwrapped(text)) for text in texts]
    return [
        _plain(_unwrapped(text) if is_wrapped and not _is_quotations(text) else text)
        for text, is_wrapped in zip(texts, wrapped, strict=True)
    ]


def moment(text: str) -> datetime | None:
    """Return the moment a cell names, taken as UTC where it does not say, or None."""
    text = _ZONE.sub("", text.strip().strip('"').replace("\u202f", " ").replace("\xa0", " "))
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        parsed = (_parsed(text, each) for each in _FORMATS)
        found = next((each for each in parsed if each), datetime.min)
    if found.year < 1900:
        return None
    try:
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except OverflowError:
        return None


def address(text: str) -> str | None:
    """Return a cell's address where it is one that a share can have: https, and not too long."""
    url = re.sub("^https?://", "https://", text.strip().strip('"'), count=1, flags=re.IGNORECASE)
    try:
        return url if _ADDRESS.fullmatch(url) and urlsplit(url).netloc else None
    except ValueError:  # brackets that hold no address
        return None


def ref(url: str | None) -> Ref | None:
    """Return what an address calls a post, percent-encoded once or twice, or None."""
    decoded = unquote(unquote(url or ""))
    found = _SLUG.search(decoded) or _URN.search(decoded)
    return Ref(found[1], found[2]) if found else None


def comment_ref(url: str | None) -> Ref | None:
    """Return a comment's own id, which only some addresses have."""
    found = _COMMENT.search(unquote(unquote(url or "")))
    return Ref("comment", found[1]) if found else None


def _is_wrapped(text: str) -> bool:
    return "\n" in text and not _BARE.search(text)


def _unwrapped(text: str) -> str:
    text = _WRAPPED.sub(r"\1", text)
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1]
    return text.replace('""', '"')


def _is_quotations(text: str) -> bool:
    lines = [line for line in text.split("\n") if line]
    return all(len(line) > 1 and line[0] == line[-1] == '"' for line in lines)


def _plain(text: str) -> str:
    return _ENTITY.sub(lambda found: _ENTITIES[found.group()], text).replace("\0", "").strip()


def _parsed(text: str, pattern: str) -> datetime | None:
    try:
        return datetime.strptime(text, pattern)
    except ValueError:
        return None
