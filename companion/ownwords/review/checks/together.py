"""Things that say something only together: a time, a place and an "I" make a story."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, partial
from operator import attrgetter

from ...text import Sentence
from ..rules import EXCEPTION, Rule
from .situation import Finding, Situation

_START = attrgetter("start")


def together(rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Yield sentences that have all the rule's groups and no exception; the scope ``passage`` also takes two in a row.

    Only sentences with a word of the rule's first group of plain words are looked at, so that most drafts are done with
    before a pattern is searched for.
    """
    sentences = situation.reading.sentences
    has = cache(partial(_has, rule, situation))
    for number in _candidates(rule, situation):
        reach = range(number, min(number + 2, len(sentences))) if rule.scope == "passage" else range(number, number + 1)
        for last in reach:
            numbers = range(number, last + 1)
            if all(any(has(group, each) for each in numbers) for group in rule.groups):
                if not any(has(EXCEPTION, each) for each in numbers):
                    yield _finding(situation, sentences[number], sentences[last])
                break


def _candidates(rule: Rule, situation: Situation) -> list[int]:
    """Return the numbers of the sentences where a finding can begin."""
    patterned = {group for group, _, _ in rule.patterns}
    lead = next((group for group in rule.groups if group not in patterned), None)
    if lead is None:
        return list(range(len(situation.reading.sentences)))
    starts = (hit.start for hit in situation.hits.get(rule.id, ()) if hit.group == lead)
    found = {situation.reading.sentence_at(start) for start in starts}
    earlier = {number - 1 for number in found} if rule.scope == "passage" else set()
    return sorted(number for number in found | earlier if number >= 0)


def _has(rule: Rule, situation: Situation, group: str, number: int) -> bool:
    _, start, end = situation.reading.sentences[number]
    hits = situation.hits.get(rule.id, ())
    for position in range(bisect_left(hits, start, key=_START), len(hits)):
        if hits[position].start >= end:
            break
        if hits[position].group == group:
            return True
    prose = situation.reading.prose
    return any(pattern.found(prose, start, end) for name, pattern, _ in rule.patterns if name == group)


def _finding(situation: Situation, first: Sentence, last: Sentence) -> Finding:
    return Finding((first.start, last.end), (situation.reading.text[first.start : last.end],))
