"""Things that say something only together: a time, a place and an "I" make a story."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from ...text import Sentence
from ..matching import found
from ..rules import EXCEPTION, Rule
from .situation import Finding, Situation

_START = attrgetter("start")


def together(rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Yield sentences that have all the rule's groups and no exception; the scope ``passage`` also takes two in a row.

    Groups are looked for in the order of the rule's file, words before patterns, so that most sentences are done with
    after the first.
    """
    sentences = situation.reading.sentences
    for number, sentence in enumerate(sentences):
        if _has_all(rule, situation, sentence.start, sentence.end):
            yield _finding(situation, sentence, sentence)
        elif rule.scope == "passage" and number + 1 < len(sentences):
            following = sentences[number + 1]
            if _has_all(rule, situation, sentence.start, following.end):
                yield _finding(situation, sentence, following)


def _has_all(rule: Rule, situation: Situation, start: int, end: int) -> bool:
    wanted = all(_has(rule, situation, group, start, end) for group in rule.groups)
    return wanted and not _has(rule, situation, EXCEPTION, start, end)


def _has(rule: Rule, situation: Situation, group: str, start: int, end: int) -> bool:
    hits = situation.hits.get(rule.id, ())
    for number in range(bisect_left(hits, start, key=_START), len(hits)):
        if hits[number].start >= end:
            break
        if hits[number].group == group:
            return True
    prose = situation.reading.prose
    return any(found(pattern, prose, start, end) for name, pattern, _ in rule.patterns if name == group)


def _finding(situation: Situation, first: Sentence, last: Sentence) -> Finding:
    return Finding((first.start, last.end), situation.reading.text[first.start : last.end])
