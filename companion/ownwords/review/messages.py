"""Fills in a rule's message as Vale does, which is Go's ``fmt``: ``%s`` in turn, ``%[2]s`` by number, ``%%`` for %."""

from __future__ import annotations

import re
from collections.abc import Sequence
from textwrap import shorten

QUOTED = 60  # characters of the draft repeated in a message, at most
_PLACE = re.compile(r"%(?:%|(?:\[(\d)\])?[sdvq])")


def filled(message: str, values: Sequence[str]) -> str:
    """Return the message with its values; a place without a value stays empty."""
    turn = 0

    def value(match: re.Match[str]) -> str:
        nonlocal turn
        if match.group() == "%%":
            return "%"
        turn = int(match.group(1)) if match.group(1) else turn + 1
        return shorten(values[turn - 1], QUOTED, placeholder="…") if 0 < turn <= len(values) else ""

    return _PLACE.sub(value, message)
