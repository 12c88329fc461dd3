"""What the checks are given, and what they give back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from time import perf_counter

from ...models import Channel, Draft, Language
from ..matching import Hit
from ..own_words import Copied
from ..patterns import OUTSIDE_TOTAL, Span
from ..reading import Reading
from ..rules import EXCEPTION, Rule
from ..searching import Found, place


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to speak about: where (None: the whole draft), what the message's ``%s`` stand for, what to put there.

    ``said`` is what Vale would fill in: the match, or for a substitution the replacement and the match.
    """

    span: Span | None
    said: tuple[str, ...] = ()
    replacements: tuple[str, ...] = ()


@dataclass(slots=True)
class Budget:
    """The seconds that patterns from outside have left on one draft."""

    left: float = OUTSIDE_TOTAL


@dataclass(frozen=True, slots=True)
class Situation:
    """A draft with all that a check may want to know, ``found`` by the book's ``Searcher``."""

    draft: Draft
    reading: Reading
    language: Language
    channels: Sequence[Channel]
    copied: Copied | None
    found: Found
    budget: Budget = field(default_factory=Budget)


def find(rule: Rule, situation: Situation) -> list[Hit]:
    """Return what the rule's tokens hit, in the order of the text, without what its exceptions hold or lie in.

    The scope ``raw`` also looks where links and hashtags stand. Others' words, in quotation marks, are nobody's to
    improve, and no question or lesson of the writer's, so only rules that pause, or weigh, look there.
    """
    reading = situation.reading
    hits = [*situation.found.hits(rule.id), *_searched(rule, situation)]
    speaking = [hit for hit in hits if hit.group != EXCEPTION]
    if rule.kind == "improve" or (rule.kind == "encourage" and rule.extends != "weighed"):
        speaking = [hit for hit in speaking if not reading.quoted(hit.start, hit.end)]
    if speaking:  # most rules have nothing to say, and need not look for what would silence them
        silent = [hit for hit in hits if hit.group == EXCEPTION]
        speaking = unexcepted([*speaking, *silent, *_searched(rule, situation, exceptions=True)])
    return sorted(speaking, key=place)


def blocks(rule: Rule, reading: Reading) -> Sequence[Span]:
    """Return the parts of the text that a rule's scope looks at one by one; the text itself for most."""
    if rule.scope == "sentence":
        return [(each.start, each.end) for each in reading.sentences]
    return reading.paragraphs if rule.scope == "paragraph" else [(0, len(reading.text))]


def scoped(rule: Rule, reading: Reading) -> str:
    """Return the text that a rule looks at, links and hashtags blanked out unless its scope is ``raw``."""
    return reading.text if rule.scope == "raw" else reading.prose


def _searched(rule: Rule, situation: Situation, exceptions: bool = False) -> Iterator[Hit]:
    """Yield what those patterns hit that no ``Searcher`` looks for."""
    patterns = [each for each in rule.apart if (each[0] == EXCEPTION) == exceptions]
    if not patterns:
        return
    text, budget = scoped(rule, situation.reading), situation.budget
    places = blocks(rule, situation.reading)
    for group, pattern, token in patterns:
        if pattern.outside and budget.left <= 0:
            return
        begun = perf_counter()
        for first, last in places:
            yield from [Hit(group, *span, which) for span, which in pattern.tokened(text, first, last, token)]
        if pattern.outside:
            budget.left -= perf_counter() - begun


def unexcepted(hits: Sequence[Hit]) -> list[Hit]:
    """Return hits without the exceptions among them, and without what those hold or lie in."""
    silent = [hit for hit in hits if hit.group == EXCEPTION]
    speaking = [hit for hit in hits if hit.group != EXCEPTION] if silent else list(hits)
    return [hit for hit in speaking if not _excepted(hit, silent)] if silent else speaking


def _excepted(hit: Hit, exceptions: Sequence[Hit]) -> bool:
    """Tell whether a hit lies within an exception, or holds one, which is how Vale means it."""
    _, first, last, _ = hit
    return any(
        [(start <= first and last <= end) or (first <= start and end <= last) for _, start, end, _ in exceptions]
    )
