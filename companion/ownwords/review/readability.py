"""What makes a text heavy to read, for LIX (Björnsson 1968), which works alike in Danish and English.

LIX = words per sentence + long words per hundred words, a long word having more than six letters. The Danish scale:
to 24 very easy, to 34 easy, to 44 medium as newspapers are, to 54 hard, from 55 very hard. The rule
``lix`` holds the formula.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..text import Word

LONG_WORD = 6  # letters; a longer word is "long"


def long_words(words: Sequence[Word]) -> int:
    """Return how many words have more than six letters."""
    return sum(len(word.text) > LONG_WORD for word in words)
