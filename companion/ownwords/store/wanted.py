"""Turns which shares are wanted into conditions of a query."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator

from ..models import Wanted
from ..wire import time_json

Condition = tuple[str, tuple[object, ...]]

_SAID = "lower(coalesce(text, '') || ' ' || coalesce(url, ''))"


def conditions(wanted: Wanted) -> tuple[list[str], list[object]]:
    """Return the conditions, all of which have to hold, and the values for their places, in order."""
    found = list(_conditions(wanted))
    return [condition for condition, _ in found], [value for _, values in found for value in values]


def _conditions(wanted: Wanted) -> Iterator[Condition]:
    if wanted.about:
        yield "about = ?", (wanted.about,)
    if wanted.format:
        yield "format = ?", (wanted.format,)
    if wanted.unsure:
        yield "about_by = 'guess'", ()
    if wanted.since:
        yield "posted_at >= ?", (time_json(wanted.since),)
    if wanted.until:
        yield "posted_at < ?", (time_json(wanted.until),)
    if wanted.topic:
        yield "EXISTS (SELECT 1 FROM json_each(topics) WHERE value = ?)", (wanted.topic,)
    for word in wanted.words:
        yield _said(_small(word), wanted)


def _said(word: str, wanted: Wanted) -> Condition:
    """Look in the text, in the address, and in the titles of ideas.

    SQLite knows capitals of ASCII only, so those of the word's other letters are made small first; and a letter with
    an accent may have been written as two.
    """
    place, values = _SAID, list[object]()
    for letter in sorted({each for each in word if not each.isascii() and len(each.upper()) == 1}):
        place, values = f"replace({place}, ?, ?)", [*values, letter.upper(), letter]
    found, values = [f"instr({place}, ?)"], [*values, word]
    apart = unicodedata.normalize("NFD", word)
    if apart != word:
        found, values = [*found, f"instr({_SAID}, ?)"], [*values, apart]
    ideas = [item_id for item_id, title in wanted.ideas.items() if word in _small(title)]
    if ideas:
        found.append("EXISTS (SELECT 1 FROM json_each(item_ids) WHERE value IN (SELECT value FROM json_each(?)))")
        values.append(json.dumps(ideas))
    return f"({' OR '.join(found)})", tuple(values)


def _small(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower()
