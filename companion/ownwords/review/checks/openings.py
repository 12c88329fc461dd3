"""How a draft begins, before "see more", and how its sentences do."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from ...text import Sentence
from ..reading import Reading
from ..rules import EXCEPTION, Rule
from .situation import Finding, Situation

LONGER = 75  # characters behind "see more" from which it matters that the visible part warms up
OPENING = 40  # characters in which a draft that warms up says so; later on, the same words lead to something
FEW_WORDS = 5  # visible words that tell nobody yet what it is about
VISIBLE_LINES = 3  # LinkedIn shows so many; empty ones count
_PIECE = re.compile(r"\n|[^\S\n]+|\S+")


def first_lines(rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Speak when the visible part, ``threshold`` characters, keeps the reader waiting.

    It does when it opens with one of the rule's tokens, or when line breaks leave only a word or two of it. A first
    sentence that is too long is left to the rule on long sentences: it may well begin with the point. A draft that
    is visible whole, or nearly, keeps nobody waiting.
    """
    reading = situation.reading
    start = len(reading.text) - len(reading.text.lstrip())
    fold = _fold(reading.text, start, int(rule.threshold or 0))
    hidden = len(reading.text[fold:].strip())
    if hidden >= LONGER and (_next_to_nothing(reading, fold) or _opens_with(rule, situation, start)):
        yield Finding((start, fold))


def same_openings(rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Yield runs of more than ``max`` sentences of a paragraph that begin with the same word, if none excepts it."""
    reading = situation.reading
    silent = {phrase.text.lower() for phrase in rule.phrases if phrase.group == EXCEPTION}
    for (key, _), run in groupby(_openings(reading), key=itemgetter(0)):
        first, *others = (each for _, each in run)
        if key and key not in silent and len(others) >= (rule.max or 0):
            word = reading.words[bisect_left(reading.word_starts, first.start)]
            yield Finding((first.start, others[-1].end), (word,))


def _openings(reading: Reading) -> Iterator[tuple[tuple[str, int], Sentence]]:
    """Yield each sentence with its first word and its passage: a paragraph, or paragraphs of one sentence in a row."""
    starts = [start for start, _ in reading.paragraphs]
    places = [bisect_right(starts, each.start) for each in reading.sentences]
    several = {place for place, number in Counter(places).items() if number > 1}
    for sentence, place in zip(reading.sentences, places, strict=True):
        yield (_first_key(reading, sentence), place if place in several else -1), sentence


def _first_key(reading: Reading, sentence: Sentence) -> str:
    """Return the first word of a sentence as words are compared, or nothing."""
    place = bisect_left(reading.word_starts, sentence.start)
    return reading.keys[place] if place < len(reading.keys) and reading.word_starts[place] < sentence.end else ""


def _fold(text: str, start: int, visible: int) -> int:
    """Return the position after the visible part; a run of spaces counts as one, as it is shown."""
    shown, lines = 0, 1
    for match in _PIECE.finditer(text, start):
        piece = match.group()
        lines += piece == "\n"
        length = len(piece) if piece.strip() else 1
        if lines > VISIBLE_LINES or shown + length > visible:
            return match.start() if lines > VISIBLE_LINES else match.start() + min(visible - shown, len(piece))
        shown += length
    return len(text)


def _opens_with(rule: Rule, situation: Situation, start: int) -> bool:
    prose, end = situation.reading.prose, start + OPENING
    if any(start <= hit.start < end for hit in situation.found.hits(rule.id)):
        return True
    return any(pattern.found(prose, start, end) for _, pattern, _ in rule.apart)


def _next_to_nothing(reading: Reading, fold: int) -> bool:
    return bisect_left(reading.word_starts, fold) <= FEW_WORDS
