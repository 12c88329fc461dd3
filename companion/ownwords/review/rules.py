"""Loads the rules, once: a YAML file each in ``rules/LANGUAGE``, in Vale's format.

``rules/LANGUAGE/context`` holds what Vale cannot run: rules that look at what was used, at links or at the whole draft.
A rule's id is its file's name, the same in every language; ``rules/order.yml`` says which helps most.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import regex
import yaml

from .. import schemas
from ..errors import InvalidRequest
from ..models import Language, TipKind
from .formulas import Formula
from .matching import Phrase, Phrases, is_plain
from .patterns import Pattern, compiled

RULES = Path(__file__).parent / "rules"

EXTENSION_POINTS = frozenset(
    (
        "existence",
        "substitution",
        "occurrence",
        "metric",
        "own-words",
        "affiliation",
        "first-lines",
        "only-link",
        "together",
    )
)
"""What a rule can extend here; Vale has more."""

KINDS: Mapping[str, TipKind] = {"suggestion": "encourage", "warning": "improve", "error": "pause"}

MATCH = "match"  # the group of what a rule looks for
EXCEPTION = "exception"  # the group of what keeps it silent
HINT = "hint"  # the group of words without which its patterns need not be searched for
COMPANY = "{company}"  # stands for each name of the company in a token


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Its tokens are ``patterns`` as (group, compiled, as written), ``templates`` with a company's name left
    open, and plain ``phrases``, which lie in the book's index too.

    ``threshold`` is the number of words below which a counting rule has too little to go by; the own extension
    points say what it is for them.
    """

    id: str
    extends: str
    kind: TipKind
    message: str
    why: str
    source: str | None
    scope: str
    limit: int
    rank: int
    patterns: tuple[tuple[str, Pattern, str], ...]
    templates: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    groups: tuple[str, ...]
    swap: Mapping[str, tuple[str, ...]]
    min: int | None
    max: int | None
    threshold: float | None
    formula: Formula | None
    params: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """The rules of one language, the most helpful first, with all their phrases in one index."""

    rules: tuple[Rule, ...]
    phrases: Phrases


@cache
def book(language: Language) -> Book:
    """Return the rules of a language; they are read from their files once."""
    paths = sorted((RULES / language).rglob("*.yml"))
    return bound(_read(path) for path in paths)


def _read(path: Path) -> Rule:
    try:
        return load(path.stem, yaml.safe_load(path.read_text("utf-8")))
    except (InvalidRequest, yaml.YAMLError, regex.error, ValueError) as problem:
        raise ValueError(f"The rule {path.relative_to(RULES)} cannot be used: {problem}") from problem


def bound(rules: Iterable[Rule]) -> Book:
    """Put rules in order and their phrases in one index."""
    ranked = tuple(sorted(rules, key=lambda rule: (rule.rank, rule.id)))
    return Book(ranked, Phrases(phrase for rule in ranked for phrase in rule.phrases))


def load(rule_id: str, data: Any) -> Rule:
    """Turn a rule file's content into a rule.

    Raises:
        InvalidRequest: it does not fit ``tone-rule.schema.json``.
        regex.error: one of its patterns is none.
        ValueError: it extends what is not supported.
    """
    schemas.validate("tone-rule", data)
    if data["extends"] not in EXTENSION_POINTS:
        raise ValueError(f"'{data['extends']}' is not supported; it can extend {', '.join(sorted(EXTENSION_POINTS))}")
    groups = _groups(data)
    tokens = [(group, token) for group, listed in groups.items() for token in listed]
    ignorecase, nonword = data.get("ignorecase", False), data.get("nonword", False)
    templates = tuple(token for _, token in tokens if COMPANY in token)
    plain = {token for _, token in tokens if not nonword and is_plain(token)}
    return Rule(
        id=rule_id,
        extends=data["extends"],
        kind=KINDS[data["level"]],
        message=data["message"],
        why=data["description"],
        source=data.get("link"),
        scope=data.get("scope", "text"),
        limit=data.get("limit", 1),
        rank=_order().get(rule_id, len(_order())),
        patterns=tuple(_patterns(data, [each for each in tokens if each[1] not in {*plain, *templates}])),
        templates=templates,
        phrases=tuple(Phrase(rule_id, g, t, ignorecase) for g, t in tokens if t in plain),
        groups=tuple(group for group in groups if group != EXCEPTION),
        swap={key: tuple(filter(None, value.split("|"))) for key, value in data.get("swap", {}).items()},
        min=data.get("min"),
        max=data.get("max"),
        threshold=data.get("threshold"),
        formula=Formula(data["formula"], data["condition"]) if "formula" in data else None,
        params=tuple(data.get("action", {}).get("params", ())),
    )


def with_phrases(book: Book, rule_id: str, texts: Iterable[str]) -> Book:
    """Return the book with more phrases for one of its rules, as a channel's house style will bring."""
    more = tuple(Phrase(rule_id, MATCH, text) for text in texts)
    return bound(replace(rule, phrases=rule.phrases + more) if rule.id == rule_id else rule for rule in book.rules)


def _patterns(data: Mapping[str, Any], tokens: Sequence[tuple[str, str]]) -> Iterator[tuple[str, Pattern, str]]:
    """Yield the patterns; those of a group as one, which is quicker, unless it matters which of them matched."""
    if "swap" not in data:
        joined = ((group, [token for _, token in listed]) for group, listed in groupby(tokens, key=itemgetter(0)))
        tokens = [(group, "|".join(f"(?:{token})" for token in listed)) for group, listed in joined]
    for group, token in tokens:
        yield group, compiled(token, data.get("ignorecase", False), data.get("nonword", False)), token


def _groups(data: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return what to look for by group: the rule's own groups, or one called ``match``."""
    tokens = data.get("tokens", [])
    matches = [*([tokens] if isinstance(tokens, str) else tokens), *data.get("swap", {})]
    if "token" in data:
        matches.append(data["token"])
    raw = "".join(data.get("raw", ()))
    found = {MATCH: matches + [raw] * bool(raw), **data.get("groups", {}), EXCEPTION: data.get("exceptions", [])}
    return {group: listed for group, listed in found.items() if listed}


@cache
def _order() -> dict[str, int]:
    """Return the rank of each rule, 0 for the most helpful."""
    listed = yaml.safe_load((RULES / "order.yml").read_text("utf-8"))
    return {rule_id: rank for rank, rule_id in enumerate(listed)}
