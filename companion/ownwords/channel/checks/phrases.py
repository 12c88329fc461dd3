"""Finds phrases in a text: the patterns are data, and a text in quotation marks is somebody else's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from .words import words

_QUOTED = re.compile(
    r"“[^”]{0,600}”|”[^”]{0,600}”|\"[^\"]{0,600}\"|»[^«]{0,600}«|«[^»]{0,600}»|(?<!\w)['‘][^'’]{0,600}['’](?!\w)"
)


def find(text: str, *path: str, as_written: bool = False) -> str | None:
    """Return the first phrase of the patterns at ``path`` in ``coaching.json`` that is in ``text``, or None.

    Small and capital letters are the same unless ``as_written``.
    """
    found = _pattern(path, 0 if as_written else re.IGNORECASE).search(text)
    return found.group().strip(" ,:.!–") if found else None


def count(text: str, *path: str) -> int:
    """Return how often the patterns at ``path`` are in ``text``, as written."""
    return len(_pattern(path, 0).findall(text))


def begins(text: str, *path: str) -> bool:
    """Tell whether ``text`` begins with one of the patterns at ``path``."""
    return bool(_pattern(path, re.IGNORECASE).match(text))


def unquoted(text: str) -> str:
    """Return ``text`` without what stands in quotation marks."""
    return _QUOTED.sub(" ", text)


@cache
def _pattern(path: tuple[str, ...], flags: int) -> re.Pattern[str]:
    found = words("coaching")
    for key in path:
        found = found[key]
    patterns: Iterable[str] = found
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", flags)
