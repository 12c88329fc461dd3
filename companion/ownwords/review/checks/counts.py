"""What is there too often, or too seldom, or adds up to too much."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from heapq import nlargest

from ...text import Sentence
from ..formulas import Counts
from ..readability import counts
from ..reading import Reading
from ..rules import Rule
from .situation import Finding, Situation, blocks, find

LONGEST = 5  # sentences that a metric looks at


def occurrence(rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Speak when matches are more than ``max``, about those beyond, or fewer than ``min``.

    With the scope ``sentence`` or ``paragraph`` each one is counted alone. ``threshold`` is the number of words from
    which too few says something.
    """
    hits = find(rule, situation)
    starts = [hit.start for hit in hits]
    enough = len(situation.reading.words) >= (rule.threshold or 0)
    for start, end in blocks(rule, situation.reading):
        here = hits[bisect_left(starts, start) : bisect_right(starts, end)]
        if rule.max is not None and len(here) > rule.max:
            yield Finding((here[rule.max].start, here[-1].end), (str(len(here)),))
        elif rule.min is not None and len(here) < rule.min and enough:
            yield Finding(None, (str(len(here)),))


def one_sided(rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Speak when words of the group ``ours`` stand more than ``max`` times, and none of the group ``theirs``.

    ``threshold`` is the number of words below which that says nothing.
    """
    hits = find(rule, situation)
    ours = sum(hit.group == "ours" for hit in hits)
    enough = len(situation.reading.words) >= (rule.threshold or 0)
    if enough and ours == len(hits) and ours > (rule.max or 0):
        yield Finding(None, (str(ours),))


def metric(rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Speak when the formula meets its condition for the draft; with the scope ``sentence``, for each one alone.

    The longest sentence comes first, and only the longest few are looked at. With the scope ``longest`` the formula
    is about the draft, and its longest sentence is pointed at. ``threshold`` is the number of words below which the
    formula says nothing.
    """
    reading = situation.reading
    if rule.formula is None or len(reading.words) < (rule.threshold or 0):
        return
    ranked = nlargest(LONGEST, reading.sentences, key=_length) if rule.scope in ("sentence", "longest") else []
    if rule.scope == "sentence":
        for each in ranked:
            if (value := rule.formula.spoken(_sentence_counts(reading, each))) is not None:
                yield Finding((each.start, each.end), (f"{value:.2f}",))
    elif (value := rule.formula.spoken(counts(reading.words, reading.sentences, reading.text))) is not None:
        yield Finding((ranked[0].start, ranked[0].end) if ranked else None, (f"{value:.2f}",))


def _sentence_counts(reading: Reading, sentence: Sentence) -> Counts:
    first, last = (bisect_left(reading.word_starts, edge) for edge in (sentence.start, sentence.end))
    return counts(reading.words[first:last], (sentence,), sentence.text)


def _length(sentence: Sentence) -> int:
    return sentence.end - sentence.start
