"""What is there too often, or too seldom, or adds up to too much."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from heapq import nlargest

from ...text import Sentence
from ..formulas import Counts
from ..readability import LONG_WORD, counts
from ..reading import Reading
from ..rules import Rule
from .situation import Finding, Situation, blocks, find

LONGEST = 5  # sentences that a metric looks at
LONG_SHARE = 0.25  # of the words; from there on it is the words that make a text heavy


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


def metric(rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Speak when the formula meets its condition for the draft; with the scope ``sentence``, for each one alone.

    The longest sentence comes first, and only the longest few are looked at. With the scope ``longest`` the formula
    is about the draft, and its longest sentence is pointed at, or its longest word where long words are what makes it
    heavy. ``threshold`` is the number of words below which the formula says nothing.
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
        yield Finding(_heaviest(reading, ranked[0]) if ranked else None, (f"{value:.2f}",))


def _heaviest(reading: Reading, longest: Sentence) -> tuple[int, int]:
    """Return where a heavy text is heaviest: its longest word, or its longest sentence where few words are long."""
    if sum(len(word) > LONG_WORD for word in reading.words) < LONG_SHARE * len(reading.words):
        return longest.start, longest.end
    place = max(range(len(reading.words)), key=lambda each: len(reading.words[each]))
    return reading.word_starts[place], reading.word_end(place)


def _sentence_counts(reading: Reading, sentence: Sentence) -> Counts:
    first, last = (bisect_left(reading.word_starts, edge) for edge in (sentence.start, sentence.end))
    return counts(reading.words[first:last], (sentence,), sentence.text)


def _length(sentence: Sentence) -> int:
    return sentence.end - sentence.start
