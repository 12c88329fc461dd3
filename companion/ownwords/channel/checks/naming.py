"""Calls the fields of a channel's files by the names that people use."""

from __future__ import annotations

from collections.abc import Sequence

from ...models import Both
from .words import words

CHANNEL = "channel.json"


def field(file: str, steps: Sequence[str | int]) -> Both:
    """Return the name of the field at ``steps`` in ``file``; one that is not known is called by its own key."""
    names = [step for step in steps if isinstance(step, str)]
    known = words("fields")["channel" if file == CHANNEL else "set"]
    for length in range(len(names), 0, -1):
        if found := known.get("/".join(names[:length])):
            return _in_language(Both(*found), names[length:])
    return Both(names[-1], names[-1]) if names else Both(file, file)


def _in_language(name: Both, rest: Sequence[str]) -> Both:
    language = words("fields")["languages"].get(rest[0]) if rest else None
    return Both(f"{name.en} {language[0]}", f"{name.da} {language[1]}") if language else name
