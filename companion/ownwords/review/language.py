"""Tells which language a draft is in, from its everyday words, its letters and the endings of its longer words.

``languages.yml`` holds the evidence. Danish has near relatives: Norwegian and Swedish share half of its everyday words,
so a shared word counts for little, and a short text that could be both is "cannot tell".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
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
_PIECE_WEIGHT = 0.3
_ENOUGH_TO_STAND_OUT = 4  # words of a sentence
_MIXED = 0.25  # of the evidence for one language, from which there is another one too
_ENOUGH_WITNESSES = 2  # different words that a near relative needs
_TIMES = 1.5  # as much evidence as the draft's own language has in the sentence
_LEANS_AWAY = -0.7  # in weights, from which a sentence is looked at more closely
_RELATIVES = frozenset(("da", "nb", "nn", "sv"))
_SIBLINGS = {"nn": "nb"}  # two ways of writing one language: they do not stand in each other's way
_LONG_WORD = 6  # letters from which an ending says something
_LONGEST_ENDING = 6
_REMEMBERED = 16_384  # words
_SAMPLE = 150  # words; the rest of a long text would say the same

Weights = Mapping[str, tuple[tuple[str, float], ...]]


@dataclass(frozen=True, slots=True)
class _Evidence:
    """For each clue, the languages it speaks for and how much."""

    words: Weights
    letters: Weights
    endings: Weights
    pieces: Weights


def detect(keys: Sequence[str]) -> str | None:
    """Return the language of some lower-case words: a BCP 47 tag, ``und``, or None when it is too short to tell."""
    sample = keys[:_SAMPLE]
    return _told(sample, _scores(sample))


def _told(sample: Sequence[str], scores: Mapping[str, float]) -> str | None:
    if len(sample) < _ENOUGH_WORDS:
        return None
    best = max(scores, key=scores.__getitem__, default="")
    if not best or scores[best] < max(_ENOUGH_EVIDENCE, _EVIDENCE_PER_WORD * len(sample)):
        return UNDETERMINED if len(sample) >= _ENOUGH_TO_BE_FOREIGN or _foreign_script(sample) else None
    others = (score for language, score in scores.items() if _family(language) != _family(best))
    lead = scores[best] - max(others, default=0)
    return best if lead >= max(_CLEAR_LEAD, _SHARE_OF_LEAD * scores[best]) else None


def of_post(keys: Sequence[str], sentences: Callable[[], Iterable[Sequence[str]]]) -> str | None:
    """Return the language of a post: the one that most of its words are in, where it mixes those we coach in.

    ``sentences`` gives the words sentence by sentence; it is asked only where the words together leave it open.
    """
    sample = keys[:_SAMPLE]
    scores = _scores(sample)
    found = _told(sample, scores)
    if found not in (*LANGUAGES, None) or not _mixes(scores):
        return found
    words: dict[str, int] = defaultdict(int)
    for each in sentences():
        words[detect(each) or ""] += len(each)
    most = max((each for each in words if each), key=words.__getitem__, default=None)
    return most if most in LANGUAGES else found


def _mixes(scores: Mapping[str, float]) -> bool:
    ours = sorted(scores.get(language, 0) for language in LANGUAGES)
    return ours[0] >= max(_ENOUGH_EVIDENCE, _MIXED * ours[-1])


def stranger(keys: Sequence[str], language: str) -> str | None:
    """Return the language of a sentence that leans away and clearly is not in ``language``, the draft's; else None.

    One sentence has less to go by than a draft, so it takes more to be a near relative of the draft's language.
    """
    found, scores = detect(keys), _scores(keys)
    if found in (None, UNDETERMINED, language) or _family(str(found)) == _family(language):
        return None
    if found in _RELATIVES and language in _RELATIVES and _witnesses(keys, str(found)) < _ENOUGH_WITNESSES:
        return None
    return found if scores[str(found)] >= _TIMES * scores.get(language, 0) + _ENOUGH_EVIDENCE / 2 else None


def leaning_away(keys: Sequence[str], language: str, edges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return which stretches of words, from the first to before the last, lean away from a language: none of most.

    Only these need a closer look, so all words are weighed at once: one look-up each.
    """
    known = _Leans.of(language)
    sums = list(accumulate(map(known.__getitem__, keys), initial=0.0))
    return [
        (first, last)
        for first, last in edges
        if last - first >= _ENOUGH_TO_STAND_OUT and sums[last] - sums[first] <= _LEANS_AWAY + 1e-9
    ]


def _witnesses(keys: Sequence[str], language: str) -> int:
    """Return how many different words speak for a language more than for any other."""
    return sum(_lean(key, language) > 0 for key in set(keys))


class _Leans(dict[str, float]):
    """How words lean, each worked out once; a dictionary's own look-up is the quickest there is."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, key: str) -> float:
        if len(self) >= _REMEMBERED:
            self.clear()
        lean = self[key] = _lean(key, self._language)
        return lean

    @classmethod
    @cache
    def of(cls, language: str) -> _Leans:
        """Return what is known for a language."""
        return cls(language)


def _lean(key: str, language: str) -> float:
    """Return how much more a word speaks for a language than for any other; below 0, against it."""
    weights = dict(_clues(key))
    others = (weight for other, weight in weights.items() if _family(other) != _family(language))
    return weights.get(language, 0) - max(others, default=0)


def _scores(sample: Sequence[str]) -> dict[str, float]:
    scores: dict[str, float] = defaultdict(float)
    for key in sample:
        for language, weight in _clues(key):
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
        _weights(data, "pieces", _PIECE_WEIGHT),
    )


def _weights(data: Mapping[str, Mapping[str, str]], kind: str, full: float) -> Weights:
    """Share out each clue's weight among the languages that have it, and more: what two have says little."""
    owners: dict[str, set[str]] = defaultdict(set)
    for language, clues in data.items():
        for clue in clues.get(kind, "").split():
            owners[clue].add(language)
    return {
        clue: tuple((language, full / len({*map(_family, having)}) ** 1.5) for language in sorted(having))
        for clue, having in owners.items()
    }


def _family(language: str) -> str:
    return _SIBLINGS.get(language, language)


@lru_cache(maxsize=_REMEMBERED)
def _clues(key: str) -> tuple[tuple[str, float], ...]:
    evidence = _evidence()
    if key in evidence.words:
        return evidence.words[key]
    found = _ending(evidence, key) if len(key) >= _LONG_WORD else ()
    for piece in evidence.pieces:
        if piece in key:
            found += evidence.pieces[piece]
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
