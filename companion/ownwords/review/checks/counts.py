"""What is there too often, or too seldom, or adds up to too much."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from heapq import nlargest

from ...text import Sentence, Word, utf16_length
from ..formulas import Counts
from ..readability import long_words
from ..reading import Reading
from ..rules import Rule
from .situation import Finding, Situation, find

LONGEST = 5  # sentences that a metric looks at


def occurrence(rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Speak when matches are more than ``max``, about those beyond, or fewer than ``min``.

    ``threshold`` is the number of words from which too few says something.
    """
    hits = find(rule, situation)
    if rule.max is not None and len(hits) > rule.max:
        yield Finding((hits[rule.max].start, hits[-1].end))
    elif rule.min is not None and len(hits) < rule.min and len(situation.reading.words) >= (rule.threshold or 0):
        yield Finding(None)


def metric(rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Speak when the formula meets its condition for the draft; with the scope ``sentence``, for each one alone.

    The longest sentence comes first, and only the longest few are looked at. With the scope ``longest`` the formula
    is about the draft, and its longest sentence is pointed at. ``threshold`` is the number of words below which the
    formula says nothing.
    """
    reading = situation.reading
    if rule.formula is None or len(reading.words) < (rule.threshold or 0):
        return
    ranked = nlargest(LONGEST, reading.sentences, key=_length) if rule.scope != "text" else []
    if rule.scope == "sentence":
        speaking = (each for each in ranked if rule.formula.speaks(_sentence_counts(reading, each)))
        yield from (Finding((each.start, each.end)) for each in speaking)
    elif rule.formula.speaks(_counts(reading.words, len(reading.sentences), reading.text)):
        yield Finding((ranked[0].start, ranked[0].end) if ranked else None)


def _sentence_counts(reading: Reading, sentence: Sentence) -> Counts:
    first, last = (bisect_left(reading.word_starts, edge) for edge in (sentence.start, sentence.end))
    return _counts(reading.words[first:last], 1, sentence.text)


def _counts(words: Sequence[Word], sentence_count: int, text: str) -> Counts:
    """Return what a formula can count with: Vale's names, and ``utf16`` for the length as LinkedIn counts it."""
    return {
        "words": lambda: len(words),
        "sentences": lambda: sentence_count,
        "long_words": lambda: long_words(words),
        "characters": lambda: len(text),
        "utf16": lambda: utf16_length(text),
    }


def _length(sentence: Sentence) -> int:
    return sentence.end - sentence.start
