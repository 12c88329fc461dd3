"""Reads every text of the files for what no text may hold: markup, addresses without https, hidden characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.entities import html5
from typing import Any

from .finding import Finding, Place
from .naming import field
from .shape import Steps, item_at, missing

# A name straight after the bracket, and then the end, or a space with an attribute: "a < b" and "<3" are texts.
_TAG = re.compile(
    r"</?[A-Za-z][A-Za-z0-9-]*(?:\s*/?>|\s+[A-Za-z-]+\s*=|\s[^<>]{0,500}>)|<!--|<!doctype\b", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_HTTP = re.compile(r"(?<![a-z0-9])http://", re.IGNORECASE)
# The line break is allowed. What turns text around is not, nor are halves of a character.
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_MAY_BE_EMPTY = {"source", "alt"}


def check(documents: Mapping[str, Mapping[str, Any]]) -> Iterator[Finding]:
    """Yield each text that may not go out as it is."""
    for file, document in documents.items():
        for steps, text in _texts(document):
            item = item_at(document, steps)
            if not text.strip() and steps[-1] not in _MAY_BE_EMPTY:
                yield missing(file, steps, item)
            yield from _look(Place(file, item=item).at(*steps), text, steps)


def _look(place: Place, text: str, steps: Steps) -> Iterator[Finding]:
    name = field(place.file, steps)
    if found := _TAG.search(text) or next(filter(_is_entity, _ENTITY.finditer(text)), None):
        yield place.says("text.html", field=name, found=found.group()[:20])
    if _HTTP.search(text):
        yield place.says("text.http", field=name)
    if found := _CONTROL.search(text):
        yield place.says("text.control", field=name, code=f"U+{ord(found.group()):04X}", after=_before(text, found))


def _is_entity(found: re.Match[str]) -> bool:
    return found.group()[1] == "#" or found.group()[1:] in html5


def _before(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - 20) : found.start()].strip() or "…"


def _texts(document: Mapping[str, Any]) -> Iterator[tuple[Steps, str]]:
    """Yield each text in order, without recursion: a file may be nested as deeply as JSON can be read."""
    left: list[tuple[Steps, Any]] = [((), document)]
    while left:
        steps, value = left.pop()
        if isinstance(value, str):
            yield steps, value
        elif isinstance(value, Mapping):
            left += [((*steps, key), each) for key, each in reversed(list(value.items()))]
        elif isinstance(value, list):
            left += [((*steps, index), each) for index, each in reversed(list(enumerate(value)))]
