"""Turns which shares are wanted into conditions of a query."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator

from ..models import Wanted
from ..wire import time_json

Condition = tuple[str, tuple[object, ...]]


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
    for word in filter(None, map(fold, wanted.words)):
        yield _said(word, wanted)


def _said(word: str, wanted: Wanted) -> Condition:
    """Look in the text, in the address, and in the ideas; SQLite's own LIKE takes Æ and æ for two letters."""
    ideas = [item_id for item_id, title in wanted.ideas.items() if word in fold(title)]
    said = "(instr(fold(text), ?) OR instr(fold(url), ?)"
    if not ideas:
        return f"{said})", (word, word)
    grown = "EXISTS (SELECT 1 FROM json_each(item_ids) WHERE value IN (SELECT value FROM json_each(?)))"
    return f"{said} OR {grown})", (word, word, json.dumps(ideas))


def fold(text: str | None) -> str:
    """Return the text with its letters in one case and each accent in one form; SQLite calls it for each row."""
    if not text:
        return ""
    return unicodedata.normalize("NFC", text).casefold()
