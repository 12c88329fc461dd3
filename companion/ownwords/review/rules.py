"""Loads the rules, once: a YAML file each in ``rules/LANGUAGE``, a style as Vale has it.

Vale reads every file that ends in ``.yml``, in every folder of a style, and refuses keys that it does not know. So what
is ours alone ends in ``.yaml``: ``context`` holds the rules that Vale cannot run, because they look at what was used,
at links or at the whole draft.
A rule's id is its file's name, the same in every language; ``rules/order.yml`` says which helps most.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import regex
import yaml

from .. import schemas
from ..errors import InvalidRequest
from ..models import LANGUAGES, Language, TipKind
from .actions import Action
from .casing import Case
from .data import RULES, content, named, order
from .formulas import Formula
from .matching import Phrase, is_literal
from .patterns import Pattern, beginnings, compiled
from .readability import COUNTED, GRADES
from .searching import Searcher
from .triggers import alternatives, triggers

EXTENSION_POINTS = frozenset(
    "existence substitution occurrence repetition consistency conditional capitalization metric readability "
    "own-words affiliation first-lines only-link same-openings together weighed".split()
)
"""What a rule can extend here; Vale also has spelling, sequence and script."""

KINDS: Mapping[str, TipKind] = {"suggestion": "encourage", "warning": "improve", "error": "pause"}

MATCH = "match"  # the group of what a rule looks for
EXCEPTION = "exception"  # the group of what keeps it silent
OPENING = "_opening"  # ends the name of a group that counts where a sentence begins
ANYWHERE = "_anywhere"  # ends the name of a group that counts wherever in a draft it stands
COMPANY = "{company}"  # stands for each name of the company in a token


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ways of saying the same, of which one is enough in a text."""

    first: Pattern
    second: Pattern
    texts: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Its tokens are ``patterns`` as (group, compiled, as written), ``templates`` with a company's name left
    open, and plain ``phrases``. The book's ``Searcher`` looks for all of them but the patterns that stand ``apart``:
    those from outside, and those that look at the whole draft.

    ``capitalize`` says that a replacement begins with a capital where the match does.
    ``threshold`` is the number of words below which a counting rule has too little to go by; the other extension
    points say what it is for them.
    ``name`` is what people call a rule from outside; it is the id of our own.
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
    templates: tuple[str, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    groups: tuple[str, ...] = ()
    swap: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    min: int | None = None
    max: int | None = None
    threshold: float | None = None
    formula: Formula | None = None
    action: Action | None = None
    pairs: tuple[Pair, ...] = ()
    second: Pattern | None = None
    alpha: bool = False
    ignorecase: bool = False
    capitalize: bool = True
    case: Case | None = None
    apart: tuple[tuple[str, Pattern, str], ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "apart", tuple(each for each in self.patterns if not each[1].local))

    @property
    def resting(self) -> bool:
        """Tell whether one of its patterns took too long, and rests."""
        return any(pattern.resting for pattern in self.every_pattern)

    @property
    def every_pattern(self) -> Iterator[Pattern]:
        """Yield all that it searches for."""
        yield from (pattern for _, pattern, _ in self.patterns)
        yield from (pattern for pair in self.pairs for pattern in (pair.first, pair.second))
        yield from filter(None, [self.second])


@dataclass(frozen=True, slots=True)
class Book:
    """The rules of one language, the most helpful first, and what searches for all that they look for.

    ``outside`` are those with patterns from outside, which may come to rest.
    """

    rules: tuple[Rule, ...]
    searcher: Searcher
    outside: tuple[Rule, ...]


@cache
def book(language: Language) -> Book:
    """Return the rules of a language; they are read from their files once."""
    return bound(map(_read, sorted((RULES / language).rglob("*.y*ml"))))


def warm() -> None:
    """Read the rules of every language and compile their patterns, so that nobody's first draft waits for it."""
    for language in LANGUAGES:
        for rule in book(language).rules:
            for pattern in rule.every_pattern:
                pattern.warm()


def _read(path: Path) -> Rule:
    try:
        return load(path.stem, content(path))
    except (InvalidRequest, yaml.YAMLError, regex.error, ValueError) as problem:
        raise ValueError(f"The rule {path.relative_to(RULES)} cannot be used: {problem}") from problem


def bound(rules: Iterable[Rule]) -> Book:
    """Put rules in order and their phrases in one index."""
    ranked = tuple(sorted(rules, key=lambda rule: (rule.rank, rule.id)))
    outside = tuple(rule for rule in ranked if any(pattern.outside for pattern in rule.every_pattern))
    return Book(ranked, Searcher(ranked), outside)


def load(rule_id: str, data: Any) -> Rule:
    """Turn the content of one of our own rule files into a rule.

    Raises:
        InvalidRequest: it does not fit ``tone-rule.schema.json``.
        regex.error: one of its patterns is none.
        ValueError: it counts with what is not known, or looks for what no sentence can hold.
    """
    schemas.validate("tone-rule", data)
    rule = built(rule_id, data, KINDS[data["level"]], order().get(rule_id, len(order())))
    if rule.apart and rule.extends in ("weighed", "together"):
        raise ValueError("it looks at a draft sentence by sentence, and one of its patterns looks at the whole draft")
    return rule


def built(rule_id: str, data: Mapping[str, Any], kind: TipKind, rank: int, outside: bool = False) -> Rule:
    """Build a rule from keys that are known to be right; ``outside`` says that somebody else wrote its patterns.

    Raises:
        regex.error: one of its patterns is none.
        ValueError: it counts with what is not known.
    """
    groups = _groups(data)
    tokens = [
        (group, each) for group, listed in groups.items() for token in listed for each in _parts(data, token, outside)
    ]
    templates = tuple(token for _, token in tokens if COMPANY in token)
    worded = None if outside else EXCEPTION  # the group whose words are words also where the patterns are not
    plain = dict.fromkeys(each for each in tokens if (each[0] == worded or not _nonword(data)) and is_literal(each[1]))
    return Rule(
        id=rule_id,
        extends=data["extends"],
        kind=kind,
        message=data["message"],
        why=data["description"],
        source=data.get("link"),
        scope=data.get("scope", "text"),
        limit=data.get("limit", 1),
        rank=rank,
        patterns=tuple(
            _patterns(data, [each for each in tokens if each not in plain and COMPANY not in each[1]], outside)
        ),
        templates=templates,
        phrases=tuple(Phrase(rule_id, group, text, _ignorecase(data, group, outside)) for group, text in plain),
        groups=tuple(group for group in groups if group != EXCEPTION),
        swap={key: tuple(filter(None, value.split("|"))) for key, value in data.get("swap", {}).items()},
        min=data.get("min"),
        max=data.get("max"),
        threshold=data.get("threshold"),
        formula=_formula(data),
        action=(data["action"]["name"], tuple(data["action"].get("params", ()))) if "action" in data else None,
        pairs=tuple(_pairs(data, outside)),
        second=_single(data["second"], data, outside) if "second" in data else None,
        alpha=data.get("alpha", False),
        ignorecase=data.get("ignorecase", False),
        case=Case.of(data) if data["extends"] == "capitalization" else None,
    )


def with_phrases(book: Book, rule_id: str, texts: Iterable[str]) -> Book:
    """Return the book with more phrases for one of its rules, as a channel's house style will bring."""
    more = tuple(Phrase(rule_id, MATCH, text) for text in texts)
    return bound(replace(rule, phrases=rule.phrases + more) if rule.id == rule_id else rule for rule in book.rules)


def _patterns(
    data: Mapping[str, Any], tokens: Sequence[tuple[str, str]], outside: bool
) -> Iterator[tuple[str, Pattern, str]]:
    """Yield the patterns: those of a group as one, but for what words wake, or a replacement needs what it caught."""
    for group, each in groupby(tokens, key=itemgetter(0)):
        listed = [token for _, token in each]
        wake = {token: () if outside else triggers(token, not _nonword(data)) for token in listed}
        apart = [
            token
            for token in listed
            if wake[token] or (outside and "swap" in data) or "$" in data.get("swap", {}).get(token, "")
        ]
        together = tuple(token for token in listed if token not in apart)
        how = (_ignorecase(data, group, outside), _nonword(data), outside)
        if together:
            named = [f"P<t{number}>" if "swap" in data else ":" for number in range(len(together))]
            joined = "|".join(f"(?{name}{token})" for name, token in zip(named, together, strict=True))
            needs = None if outside else beginnings(together)
            yield group, compiled(joined, *how, together if "swap" in data else (), needs=needs), joined
        for token in apart:
            yield group, compiled(token, *how, triggers=wake[token]), token
    if raw := "".join(data.get("raw", ())):
        yield MATCH, compiled(_with_raw(data, raw), data.get("ignorecase", False), True, outside), raw


def _with_raw(data: Mapping[str, Any], raw: str) -> str:
    """Join ``raw`` with the tokens as Vale does: before them, or with ``append`` after them."""
    if not data.get("tokens"):
        return raw
    tokens = f"(?:{'|'.join(data['tokens'])})"
    bounded = tokens if _nonword(data) else rf"\b{tokens}\b"
    return bounded + raw if data.get("append", False) else raw + bounded


def _groups(data: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return what to look for by group: the rule's own groups, or one called ``match``."""
    tokens = data.get("tokens", []) if "raw" not in data else []
    matches = [*([tokens] if isinstance(tokens, str) else tokens), *data.get("swap", {})]
    matches += [data[key] for key in ("token", "first") if key in data]
    found = {MATCH: matches, **data.get("groups", {}), EXCEPTION: data.get("exceptions", [])}
    return {group: named(listed) for group, listed in found.items() if listed}


def _parts(data: Mapping[str, Any], token: str, outside: bool) -> list[str]:
    """Return a token of ours in parts of which words wake each, if it is a choice that no word wakes as a whole."""
    whole = outside or "swap" in data or is_literal(token) or triggers(token, bounded=True)
    return [token] if whole else alternatives(token)


def _nonword(data: Mapping[str, Any]) -> bool:
    """Tell whether the patterns stand as they are: Vale puts word boundaries around those of some points only."""
    return bool(data.get("nonword", data["extends"] in ("occurrence", "repetition", "conditional")))


def _ignorecase(data: Mapping[str, Any], group: str, outside: bool) -> bool:
    """Tell whether case is nothing to go by; in Vale's exceptions it is, and in our groups with a capital."""
    return bool(data.get("ignorecase", False)) and not (outside and group == EXCEPTION) and not group[:1].isupper()


def _single(pattern: str, data: Mapping[str, Any], outside: bool) -> Pattern:
    return compiled(pattern, data.get("ignorecase", False), _nonword(data), outside)


def _pairs(data: Mapping[str, Any], outside: bool) -> Iterator[Pair]:
    for first, second in data.get("either", {}).items():
        yield Pair(_single(first, data, outside), _single(second, data, outside), (first, second))


def _formula(data: Mapping[str, Any]) -> Formula | None:
    if "grade" in data:
        grades = [f"({GRADES[name]})" for name in data["metrics"]]
        return Formula(f"({' + '.join(grades)}) / {len(grades)}", f"> {data['grade']}", COUNTED)
    known = COUNTED | data.get("groups", {}).keys()
    return Formula(data["formula"], data["condition"], known) if "formula" in data else None
