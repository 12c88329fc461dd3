"""Loads a style folder that somebody has for Vale, unchanged, and names what in it cannot be used here, and why.

Which keys there are is taken from Vale's source, which refuses what it does not know (docs/decisions/0009).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

import regex
import yaml

from ..models import Both, Language
from .actions import refusal
from .readability import GRADES
from .rules import Book, Rule, bound, built

COMMON_KEYS = frozenset("extends message description level link scope limit action name selector".split())
"""What every rule of Vale's can have."""

KEYS: Mapping[str, frozenset[str]] = {
    "existence": frozenset("tokens raw exceptions append ignorecase nonword vocab".split()),
    "substitution": frozenset("swap exceptions ignorecase nonword vocab capitalize pos".split()),
    "occurrence": frozenset("token max min ignorecase".split()),
    "repetition": frozenset("tokens max ignorecase alpha vocab exceptions".split()),
    "consistency": frozenset("either nonword ignorecase".split()),
    "conditional": frozenset("first second exceptions ignorecase vocab".split()),
    "capitalization": frozenset("match style exceptions indicators threshold vocab prefix".split()),
    "metric": frozenset("formula condition".split()),
    "readability": frozenset("metrics grade".split()),
}
"""What a rule of each extension point can have as well."""

NEEDED: Mapping[str, tuple[str, ...]] = {
    "existence": (),
    "substitution": ("swap",),
    "occurrence": ("token",),
    "repetition": ("tokens",),
    "consistency": ("either",),
    "conditional": ("first", "second"),
    "capitalization": ("match",),
    "metric": ("formula", "condition"),
    "readability": ("metrics", "grade"),
}

_REFUSED = {
    "spelling": "the browser checks spelling already",
    "sequence": "it needs to know the parts of speech",
    "script": "it is a program",
}
_LEVELS = {"error": 0, "warning": 1, "suggestion": 2}
_SCOPES = frozenset(("text", "raw", "summary", "sentence", "paragraph"))
_WHY = Both("Your style guide has it so.", "Sådan har jeres stilguide det.")
_AFTER_OURS = 10_000  # the rank: a style from outside comes after our own rules of its kind
_LONGEST = 400  # characters of a message or a why, as tone-rule.schema.json has it
_FILE = 1_000_000  # characters of a rule file
_NOT_IN_ID = re.compile(r"[^A-Za-z0-9._-]+")
_BESIDE = frozenset((".yml", ".yaml", ".txt", ".ini", ".tengo", ".dic", ".aff"))


@dataclass(frozen=True, slots=True)
class Style:
    """A style as it can be used here. ``unsupported`` names a file and why it, or one of its keys, does not count."""

    rules: tuple[Rule, ...]
    unsupported: tuple[tuple[str, str], ...]


class _Unusable(Exception):
    """Why a rule cannot be used."""


def load_style(files: Mapping[str, bytes], language: Language = "en") -> Style:
    """Read the files of a style folder, by their paths in it; all its tips are about improving.

    A rule's id is Vale's, ``Style.Rule``. ``language`` is that of the sentence that stands for a missing "why".
    """
    rules: list[Rule] = []
    unsupported: list[tuple[str, str]] = []
    for name in sorted(files):
        path = PurePosixPath(name)
        if path.suffix != ".yml":
            unsupported += [(name, reason)] if (reason := _unread(path)) else []
            continue
        try:
            data, reasons = _known(_parsed(files[name]))
            rules.append(_rule(_id(path), data, language))
            unsupported += [(name, reason) for reason in reasons]
        except (_Unusable, regex.error, ValueError, SyntaxError) as problem:
            unsupported.append((name, f"this rule cannot be used: {problem}"))
    return Style(tuple(rules), tuple(unsupported))


def with_style(book: Book, style: Style) -> Book:
    """Return the book with the rules of a style after its own."""
    return bound([*book.rules, *style.rules])


def _unread(path: PurePosixPath) -> str | None:
    if path.suffix == ".yaml":
        return "Vale reads files that end in .yml only, and so do we"
    if path.stem in ("accept", "reject") and path.suffix == ".txt":
        return "vocabularies are not read; the house style of a channel says the same"
    return "only rules (.yml) are read" if path.suffix in _BESIDE else None


def _id(path: PurePosixPath) -> str:
    return _NOT_IN_ID.sub("-", f"{path.parent.name}.{path.stem}".strip(".")).lstrip(".-_")[:120] or "rule"


def _parsed(content: bytes) -> dict[str, Any]:
    """Return what a file says, each value as the text that it is: ``no`` is a word here, and no falsehood."""
    try:
        data = yaml.load(content.decode("utf-8-sig")[:_FILE], yaml.BaseLoader)  # noqa: S506 - texts only
    except (UnicodeDecodeError, yaml.YAMLError, RecursionError) as problem:
        raise _Unusable(f"it is no YAML ({' '.join(str(problem).split())[:200]})") from problem
    if not isinstance(data, dict):
        raise _Unusable("it is no YAML with keys and values")
    return {str(key).lower(): value for key, value in data.items()}  # Vale takes any case


def _known(data: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return the keys that can be used, read as what they are, and why others cannot."""
    point = data.get("extends")
    if point in _REFUSED:
        raise _Unusable(f"'{point}' is not supported: {_REFUSED[point]}")
    if point is None:
        raise _Unusable("it has no 'extends', so it is no rule of Vale's")
    if not isinstance(point, str) or point not in KEYS:
        raise _Unusable(f"'extends' says {point!r}, which Vale has not")
    if strange := data.keys() - KEYS[point] - COMMON_KEYS:
        raise _Unusable(f"Vale knows no '{min(strange)}' in {point}")
    if lacking := [key for key in ("message", *NEEDED[point]) if not data.get(key)]:
        raise _Unusable(f"it has no '{lacking[0]}'")
    reasons = list(_dropped(data))
    return {key: _reader(key)(value) for key, value in data.items()}, reasons


def _dropped(data: dict[str, Any]) -> Iterator[str]:
    """Take out what the rule can do without, and say so."""
    if data.pop("pos", None):
        yield "'pos' is not supported: parts of speech are not known here (Vale's source takes no notice of it either)"
    if data.get("style") and data["extends"] == "capitalization" and data["style"] != "AP":
        yield f"'style: {data['style']}' is read as AP"
    action = data.get("action")
    if isinstance(action, dict):
        reason = refusal(str(action.get("name")), tuple(_listed(action.get("params", []))))
        if reason:
            del data["action"]
            yield reason
    scopes = _listed(data.pop("scope", "text"))
    usable = [scope for scope in scopes if scope in _SCOPES]
    if not usable:
        raise _Unusable(f"the scope '{', '.join(scopes)}' is not supported: a post has no such part")
    if len(usable) < len(scopes):
        yield f"the scope '{', '.join(scope for scope in scopes if scope not in usable)}' is left out: a post has none"
    data["scope"] = "raw" if "raw" in usable else usable[0]


def _rule(rule_id: str, data: dict[str, Any], language: Language) -> Rule:
    """Build a rule as Vale has it: a number of 0 is no limit, a level ranks, and there is one "why" for all."""
    level = data.get("level", "warning")
    if level not in _LEVELS:
        raise _Unusable(f"the level '{level}' is none of Vale's")
    for key in ("max", "min"):
        if data["extends"] == "occurrence" and not data.get(key):
            data.pop(key, None)
    if unknown := set(data.get("metrics", ())) - GRADES.keys():
        raise _Unusable(f"the grade '{min(unknown)}' is not supported")
    told = {
        "message": data["message"][:_LONGEST],
        "description": data.get("description", "")[:_LONGEST] or _WHY.of(language),
        "limit": data.get("limit") or _LIMIT,
    }
    made = built(rule_id, {**data, **told}, "improve", _AFTER_OURS + _LEVELS[level], outside=True)
    return replace(made, source=data.get("link") if str(data.get("link")).startswith("https://") else None)


_LIMIT = 5  # tips from one rule in one draft, where Vale has no limit


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise _Unusable("it has a list or a map where Vale has a text")
    return value


def _flag(value: Any) -> bool:
    return _text(value).lower() in ("true", "yes", "on", "1")


def _number(value: Any) -> int:
    return int(_text(value))


def _listed(value: Any) -> list[str]:
    """Return the texts of a list; Vale takes one text for a list of one."""
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list):
        raise _Unusable("it has a map where Vale has a list")
    return [_text(each) for each in listed if each]


def _patterns(value: Any) -> list[str]:
    return [_translated(each) for each in _listed(value)]


def _pairs(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise _Unusable("it has no map where Vale has one")
    # Vale takes the longest first.
    return {_translated(_text(key)): _text(value[key]) for key in sorted(value, key=len, reverse=True)}


def _translated(pattern: str) -> str:
    """Write a pattern of .NET's, which Vale uses, as ``regex`` has it."""
    for flags in ("(?i)", "(?-i)"):
        if pattern.startswith(flags):
            pattern = f"{flags[:-1]}:{pattern[len(flags) :]})"
    return re.sub(r"\\k<(\w+)>", r"(?P=\1)", pattern)


def _reader(key: str) -> Callable[[Any], Any]:
    return _READERS.get(key, _text)


_READERS: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys("append ignorecase nonword vocab capitalize alpha".split(), _flag),
    **dict.fromkeys("limit max min".split(), _number),
    **dict.fromkeys("threshold grade".split(), lambda value: float(_text(value))),
    **dict.fromkeys("tokens raw exceptions".split(), _patterns),
    **dict.fromkeys("indicators metrics".split(), _listed),
    **dict.fromkeys("swap either".split(), _pairs),
    **dict.fromkeys("token first second".split(), lambda value: _translated(_text(value))),
    "action": lambda value: {"name": _text(value.get("name")), "params": _listed(value.get("params", []))},
}
