"""A review as plain text, in the draft's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..models import Both
from .vale import place

_MARKS = {"encourage": "+", "improve": "*", "pause": "?"}
_NOTHING_TO_ADD = Both("Nothing to add. It sounds like you.", "Intet at tilføje. Det lyder som dig.")
_NO_TIPS = "There are no tips for this language yet, only for English and Danish. The ideas are here all the same."
_LINE = Both("line", "linje")
_LEFT_OUT = Both("leave it out", "udelad det")
_EMPTY = "There is nothing to say yet. Join a channel for ideas: ownwords join demo"


def review(text: str, found: Mapping[str, Any]) -> str:
    """Return the tips, each with where it is, why, and what could stand there; then the ideas."""
    language = found["language"]
    lines = [line for tip in found["tips"] for line in _tip(text, tip, language)]
    if text.strip() and not lines:
        lines = [_NOTHING_TO_ADD.of(language) if language in (None, "en", "da") else _NO_TIPS]
    for notice in found["notices"]:
        lines += ["", notice["text"]]
    for idea in found["suggestions"]:
        prompts = (f"    - {each}" for each in idea["prompts"])
        lines += ["", idea["title"], f"    {'; '.join(idea['reasons'])}", *prompts]
    return "\n".join(lines).strip("\n") or _EMPTY


def _tip(text: str, tip: Mapping[str, Any], language: str | None) -> Iterator[str]:
    line = text.count("\n", 0, place(text, tip)[0]) + 1
    where = f" ({_LINE.of(language)} {line})" if tip["span"] and "\n" in text else ""
    yield f"{_MARKS[tip['kind']]} {tip['message']}{where}"
    yield f"    {tip['why']}"
    if tip["replacements"]:
        yield f"    → {' · '.join(each.strip() or _LEFT_OUT.of(language) for each in tip['replacements'])}"
