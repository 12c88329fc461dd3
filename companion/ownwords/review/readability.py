"""What makes a text heavy to read.

LIX (Björnsson 1968) works alike in Danish and English: words per sentence + long words per hundred words, a long word
having more than six letters. The Danish scale: to 24 very easy, to 34 easy, to 44 medium as newspapers are, to 54
hard, from 55 very hard. The rule ``lix`` holds the formula.

Vale's readability rules ask for American school grades, which count syllables. These are guessed from groups of
vowels, as those formulas' own authors did by hand; they say little about Danish.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ..text import Sentence, utf16_length
from .formulas import Counts

LONG_WORD = 6  # letters; a longer word is "long"
COMPLEX = 3  # syllables from which a word is "complex"

GRADES: Mapping[str, str] = {
    "Gunning Fog": "0.4 * (words / sentences + 100 * complex_words / words)",
    "Coleman-Liau": "5.88 * characters / words - 29.6 * sentences / words - 15.8",
    "Flesch-Kincaid": "0.39 * words / sentences + 11.8 * syllables / words - 15.59",
    "SMOG": "1.043 * math.sqrt(30 * polysyllabic_words / sentences) + 3.1291",
    "Automated Readability": "4.71 * characters / words + 0.5 * words / sentences - 21.43",
}
"""The grades that Vale's readability rules know, as formulas."""

_VOWELS = re.compile(r"[aeiouyæøåäöüéèê]+")
_SILENT = re.compile(r"(?<![aeiouyl])e\Z")


def counts(words: Sequence[str], sentences: Sequence[Sentence], text: str) -> Counts:
    """Return what a formula can count with: Vale's names, and ``utf16`` for the length as LinkedIn counts it."""
    return {
        "words": lambda: len(words),
        "sentences": lambda: len(sentences),
        "long_words": lambda: sum(map(LONG_WORD.__lt__, map(len, words))),
        "characters": lambda: sum(map(len, words)),
        "syllables": lambda: sum(map(_syllables, words)),
        "complex_words": lambda: sum(map(COMPLEX.__le__, map(_syllables, words))),
        "polysyllabic_words": lambda: sum(map(COMPLEX.__le__, map(_syllables, words))),
        "paragraphs": lambda: sum(1 for part in text.split("\n\n") if part.strip()),
        "utf16": lambda: utf16_length(text),
    }


COUNTED = frozenset(counts((), (), ""))
"""The names that a formula can count with."""


@lru_cache(maxsize=8192)
def _syllables(word: str) -> int:
    spoken = word.lower()
    silent = 1 if len(spoken) > 2 and _SILENT.search(spoken) else 0
    return max(1, len(_VOWELS.findall(spoken)) - silent)
