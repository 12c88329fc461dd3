"""What the checks are given, and what they give back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter

from ...models import Channel, Draft, Language
from ..matching import Hit
from ..own_words import Copied
from ..patterns import OUTSIDE_TOTAL, Pattern, Span
from ..reading import Reading
from ..rules import EXCEPTION, Rule


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
    """A draft with all that a check may want to know. ``hits`` are those of plain phrases, by rule.

    ``woken`` are the patterns with a word in the draft that wakes them, and the numbers of the sentences it stands in.
    """

    draft: Draft
    reading: Reading
    language: Language
    channels: Sequence[Channel]
    copied: Copied | None
    hits: Mapping[str, Sequence[Hit]]
    woken: Mapping[Pattern, Collection[int]]
    budget: Budget = field(default_factory=Budget)


def find(rule: Rule, situation: Situation, near: set[int] | None = None) -> list[Hit]:
    """Return what the rule's tokens hit, in the order of the text, without what its exceptions hold or lie in.

    Patterns are searched for in the sentences ``near`` only, if that is given.

    The scope ``raw`` also looks where links and hashtags stand. Others' words, in quotation marks, are nobody's to
    improve, and no question or lesson of the writer's, so only rules that pause, or weigh, look there.
    """
    reading = situation.reading
    hits = [*situation.hits.get(rule.id, ()), *_searched(rule, situation, near)]
    speaking = [hit for hit in hits if hit.group != EXCEPTION]
    if rule.kind == "improve" or (rule.kind == "encourage" and rule.extends != "weighed"):
        speaking = [hit for hit in speaking if not reading.quoted(hit.start, hit.end)]
    if speaking:  # most rules have nothing to say, and need not look for what would silence them
        silent = [hit for hit in [*hits, *_searched(rule, situation, near, exceptions=True)] if hit.group == EXCEPTION]
        speaking = [hit for hit in speaking if not _excepted(hit, silent)]
    return sorted(speaking, key=lambda hit: (hit.start, -hit.end))


def blocks(rule: Rule, reading: Reading) -> Sequence[Span]:
    """Return the parts of the text that a rule's scope looks at one by one; the text itself for most."""
    if rule.scope == "sentence":
        return [(each.start, each.end) for each in reading.sentences]
    return reading.paragraphs if rule.scope == "paragraph" else [(0, len(reading.text))]


def scoped(rule: Rule, reading: Reading) -> str:
    """Return the text that a rule looks at, links and hashtags blanked out unless its scope is ``raw``."""
    return reading.text if rule.scope == "raw" else reading.prose


def asleep(pattern: Pattern, situation: Situation) -> bool:
    """Tell whether a pattern needs no search, because none of its words is in the draft."""
    return bool(pattern.triggers) and pattern not in situation.woken


def runs(pattern: Pattern, situation: Situation, near: set[int] | None = None) -> Iterator[Span]:
    """Yield where runs of sentences lie that a pattern is worth searching in, of those ``near`` if that is given."""
    sentences = situation.reading.sentences
    numbers = situation.woken.get(pattern, ()) if pattern.triggers else range(len(sentences))
    if near is not None:
        numbers = sorted(each for each in near.intersection(numbers) if 0 <= each < len(sentences))
    reach = 1 if pattern.crossing else 0
    first = last = -2
    for number in numbers:
        if first >= 0 and number - reach > last + 1:
            yield sentences[first].start, sentences[last].end
            first = -2
        first = max(0, number - reach) if first < 0 else first
        last = min(number + reach, len(sentences) - 1)
    if first >= 0 and sentences:
        yield sentences[first].start, sentences[last].end


def _searched(
    rule: Rule, situation: Situation, near: set[int] | None = None, exceptions: bool = False
) -> Iterator[Hit]:
    if not rule.patterns:
        return
    text, budget = scoped(rule, situation.reading), situation.budget
    everywhere: Sequence[Span] | None = None
    for group, pattern, token in rule.patterns:
        if (group == EXCEPTION) != exceptions or asleep(pattern, situation):
            continue
        if pattern.outside and budget.left <= 0:
            return
        begun = perf_counter()
        woken = pattern.triggers or near is not None
        if not woken and everywhere is None:
            everywhere = _worth_searching(rule, situation.reading)
        for first, last in runs(pattern, situation, near) if woken else everywhere or ():
            yield from [Hit(group, *span, which) for span, which in pattern.tokened(text, first, last, token)]
        if pattern.outside:
            budget.left -= perf_counter() - begun


def _worth_searching(rule: Rule, reading: Reading) -> Sequence[Span]:
    """Return the parts of a rule's scope; of the text itself, only the lines with what the rule needs."""
    if rule.needs is None:
        return blocks(rule, reading)
    lines = reading.lines_with(rule.needs)
    return blocks(rule, reading) if lines and rule.scope in ("sentence", "paragraph") else lines


def _excepted(hit: Hit, exceptions: Sequence[Hit]) -> bool:
    """Tell whether a hit lies within an exception, or holds one, which is how Vale means it."""
    return any(
        (each.start <= hit.start and hit.end <= each.end) or (hit.start <= each.start and each.end <= hit.end)
        for each in exceptions
    )
