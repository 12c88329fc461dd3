"""Signs that say something only when they add up: a rule's formula weighs how often each of its groups is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from ..formulas import Counts
from ..matching import Hit
from ..readability import counts
from ..reading import Reading
from ..rules import ANYWHERE, OPENING, Rule
from .situation import Finding, Situation, unexcepted

OPENERS = ':–—•·✅👉➡✔.)!?…-”“"'

_Found = Mapping[int, Mapping[str, int]]  # by the sentence's number: how often each group is found in it


def weighed(rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Speak where the formula, over the counts of each group and those of the draft, meets its condition.

    With the scope ``passage`` it is worked out for each sentence that holds something of the first group, with the
    ``max`` sentences before and after it; groups called ``…_anywhere`` count in the whole draft all the same, and
    those called ``…_opening`` where a sentence, or a point of a list, begins. With
    another scope it is worked out once for the draft, and the sentence with most in it is pointed at, unless the scope
    is ``draft``. ``threshold`` is the number of words below which the formula says nothing.
    """
    reading = situation.reading
    if rule.formula is None or len(reading.words) < (rule.threshold or 0):
        return
    found = _found(rule, situation)
    if rule.scope == "passage":
        yield from _passages(rule, situation, found)
    elif (value := rule.formula.spoken(_counts(rule, situation, found.values(), found))) is not None:
        number = max(found, key=lambda each: (len(found[each]), -each), default=-1)
        yield Finding(_span(situation, (number, number)) if rule.scope != "draft" else None, (f"{value:.2f}",))


def _passages(rule: Rule, situation: Situation, found: _Found) -> Iterator[Finding]:
    anchor, reach, last = rule.groups[0], rule.max or 0, -1
    for number in (each for each in sorted(found) if anchor in found[each]):
        if number <= last or rule.formula is None:
            continue
        here = [found[each] for each in range(number - reach, number + reach + 1) if each in found]
        if rule.formula.spoken(_counts(rule, situation, here, found)) is not None:
            last = number + reach
            span = _span(situation, (number, number))
            yield Finding(span, (situation.reading.text[slice(*span)] if span else "",))


def _found(rule: Rule, situation: Situation) -> _Found:
    """Return what is found in each sentence, which is counted once as long as the sentence stays as it is."""
    reading = situation.reading
    cited = reading.citing if rule.kind == "improve" else ()  # there others' words count for nothing
    found: dict[int, Mapping[str, int]] = {}
    for number, start, heard in situation.found.sentences(rule.id):
        known = heard.counts.get(rule.id)
        if number in cited or known is None:
            hits = [hit for hit in unexcepted(heard.hits[rule.id]) if _counts_in(reading, number, start, hit)]
            if number in cited:
                known = _numbers([hit for hit in hits if not reading.quoted(start + hit.start, start + hit.end)])
            else:
                known = heard.counts[rule.id] = _numbers(hits)
        found[number] = known
    return found


def _counts_in(reading: Reading, number: int, start: int, hit: Hit) -> bool:
    """Tell whether a hit counts: if its group is to open a sentence, or a part of one after a colon or in a list."""
    if not hit.group.endswith(OPENING):
        return True
    begun = reading.sentences[number].start if reading.sentences else 0
    before = reading.text[begun : start + hit.start].rstrip()
    return not before or before[-1] in OPENERS


def _numbers(hits: Iterable[Hit]) -> Mapping[str, int]:
    """Return how often each group is there; what is found twice in one place, as a phrase and as a word, once."""
    numbers: dict[str, int] = {}
    ends: dict[str, int] = {}
    for group, start, end, _ in hits:
        if start >= ends.get(group, 0):
            ends[group] = end
            numbers[group] = numbers.get(group, 0) + 1
    return numbers


def _counts(rule: Rule, situation: Situation, here: Iterable[Mapping[str, int]], found: _Found) -> Counts:
    reading = situation.reading
    near, everywhere = _sums(here), _sums(found.values()) if any(map(_is_anywhere, rule.groups)) else {}
    known = dict(counts(reading.words, reading.sentences, reading.text))
    for group in rule.groups:
        known[group] = partial(_number, everywhere if _is_anywhere(group) else near, group)
    return known


def _is_anywhere(group: str) -> bool:
    return group.endswith(ANYWHERE)


def _number(sums: Mapping[str, int], group: str) -> int:
    return sums.get(group, 0)


def _sums(among: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for each in among:
        for group, number in each.items():
            total[group] = total.get(group, 0) + number
    return total


def _span(situation: Situation, numbers: tuple[int, int]) -> tuple[int, int] | None:
    sentences = situation.reading.sentences
    if not sentences or numbers[0] < 0:
        return None
    return sentences[numbers[0]].start, sentences[numbers[1]].end
