"""What Vale's ``action`` makes of a match: replace it, take it away, or edit it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

import regex

from .patterns import OUTSIDE_TIME

Action = tuple[str, tuple[str, ...]]
"""A name, and its parameters."""

_EDITS: Mapping[tuple[str, int], Callable[..., str]] = {
    ("trim", 1): str.strip,
    ("trim_left", 1): str.lstrip,
    ("trim_right", 1): str.rstrip,
    ("truncate", 1): lambda match, mark: match.split(mark)[0],
    ("split", 2): lambda match, mark, place: match.split(mark)[int(place)],
    ("regex", 2): lambda match, pattern, template: _sub(match, pattern, template),
    ("plain", 0): lambda match: unicodedata.normalize("NFKC", match),
    ("remove", 1): lambda match, marks: "".join(each for each in match if each not in marks),
}
"""The edits by name and number of parameters; ``remove`` is in Vale's documentation only, ``plain`` is our own."""


def refusal(name: str, params: tuple[str, ...]) -> str | None:
    """Return why an action cannot be had here, or None."""
    if name in ("replace", "remove"):
        return None
    if name == "edit" and params and (params[0], len(params) - 1) in _EDITS:
        return None
    return f"the action '{' '.join((name, *params))}' is not supported"


def acted(action: Action | None, match: str) -> tuple[str, ...]:
    """Return what could stand in a match's place; nothing where the action has nothing to say."""
    if action is None:
        return ()
    name, params = action
    if name == "edit":
        return _edited(match, params)
    return params if name == "replace" else ("",)


def _edited(match: str, params: tuple[str, ...]) -> tuple[str, ...]:
    try:
        edited = _EDITS[params[0], len(params) - 1](match, *params[1:]).strip()
    except (IndexError, KeyError, ValueError, TimeoutError, regex.error):
        return ()
    return (edited,) if edited != match else ()


def _sub(match: str, pattern: str, template: str) -> str:
    return str(regex.sub(pattern, regex.sub(r"\$\{?(\d)\}?", r"\\\1", template), match, timeout=OUTSIDE_TIME))
