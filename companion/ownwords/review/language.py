"""Tells which language a draft is in, from its everyday words, its letters and the endings of its longer words.

``languages.yml`` holds the evidence. Danish has near relatives: Norwegian and Swedish share half of its everyday words,
so a shared word counts for little, and a short text that could be both is "cannot tell".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from ..models import LANGUAGES

UNDETERMINED = "und"
"""BCP 47's word for a language that is clearly there, and none that we know."""

_ENOUGH_WORDS = 3  # words; fewer say nothing
_ENOUGH_TO_BE_FOREIGN = 15  # words without a trace of a known language
_ENOUGH_EVIDENCE = 1.0  # the weight of two or three everyday words
_EVIDENCE_PER_WORD = 0.1  # a long text has to hold more
_CLEAR_LEAD = 0.35  # in weights, over the next best language
_HEAD_START = 0.4  # in weights, for a language that we coach in: its readers are the ones who are here
_ENOUGH_FOR_HEAD_START = 10  # words; in fewer, a near relative may still come forward
_SHARE_OF_LEAD = 0.06  # of the best score; a long text has to lead by more
_WORD_WEIGHT = 1.0
_LETTER_WEIGHT = 0.5
_ENDING_WEIGHT = 0.3
_LONG_WORD = 6  # letters from which an ending says something
_LONGEST_ENDING = 6
_SAMPLE = 150  # words; the rest of a long text would say the same

Weights = Mapping[str, tuple[tuple[str, float], ...]]


@dataclass(frozen=True, slots=True)
class _Evidence:
    """For each clue, the languages it speaks for and how much."""

    words: Weights
    letters: Weights
    endings: Weights


def detect(keys: Sequence[str]) -> str | None:
    """Return the language of some lower-case words: a BCP 47 tag, ``und``, or None when it is too short to tell."""
    sample = keys[:_SAMPLE]
    if len(sample) < _ENOUGH_WORDS:
        return None
    scores = _scores(sample)
    ranked = sorted(scores.values(), reverse=True)
    if not ranked or ranked[0] < max(_ENOUGH_EVIDENCE, _EVIDENCE_PER_WORD * len(sample)):
        return UNDETERMINED if len(sample) >= _ENOUGH_TO_BE_FOREIGN or _foreign_script(sample) else None
    lead = ranked[0] - ranked[1] if len(ranked) > 1 else ranked[0]
    return max(scores, key=scores.__getitem__) if lead >= max(_CLEAR_LEAD, _SHARE_OF_LEAD * ranked[0]) else None


def _scores(sample: Sequence[str]) -> dict[str, float]:
    evidence = _evidence()
    scores: dict[str, float] = defaultdict(float)
    for key in sample:
        for language, weight in _clues(evidence, key):
            scores[language] += weight
    if len(sample) >= _ENOUGH_FOR_HEAD_START:
        for language in scores.keys() & set(LANGUAGES):
            scores[language] += _HEAD_START
    return scores


@cache
def _evidence() -> _Evidence:
    data = yaml.safe_load((Path(__file__).parent / "languages.yml").read_text("utf-8"))
    return _Evidence(
        _weights(data, "words", _WORD_WEIGHT),
        _weights(data, "letters", _LETTER_WEIGHT),
        _weights(data, "endings", _ENDING_WEIGHT),
    )


def _weights(data: Mapping[str, Mapping[str, str]], kind: str, full: float) -> Weights:
    """Share out each clue's weight among the languages that have it, and more: what two have says little."""
    owners: dict[str, set[str]] = defaultdict(set)
    for language, clues in data.items():
        for clue in clues.get(kind, "").split():
            owners[clue].add(language)
    return {
        clue: tuple((language, full / len(having) ** 1.5) for language in sorted(having))
        for clue, having in owners.items()
    }


def _clues(evidence: _Evidence, key: str) -> tuple[tuple[str, float], ...]:
    if key in evidence.words:
        return evidence.words[key]
    found = _ending(evidence, key) if len(key) >= _LONG_WORD else ()
    if not key.isascii():
        for letter in sorted(set(key) & evidence.letters.keys()):
            found += evidence.letters[letter]
    return found


def _ending(evidence: _Evidence, key: str) -> tuple[tuple[str, float], ...]:
    for length in range(_LONGEST_ENDING, 1, -1):
        if key[-length:] in evidence.endings:
            return evidence.endings[key[-length:]]
    return ()


def _foreign_script(sample: Sequence[str]) -> bool:
    """Tell whether most words are written in letters beyond Latin, Greek and Cyrillic included."""
    return sum(key[0] > "\u024f" for key in sample) * 2 > len(sample)
