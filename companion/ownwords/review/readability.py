"""How heavy a text is to read, by LIX (Björnsson 1968), which works alike in Danish and English.

LIX = words per sentence + long words per hundred words, a long word having more than six letters. The Danish scale:
to 24 very easy, to 34 easy, to 44 medium as newspapers are, to 54 hard, from 55 very hard.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..text import Word

LONG_WORD = 6  # letters; a longer word is "long"


def long_words(words: Sequence[Word]) -> int:
    """Return how many words have more than six letters."""
    return sum(len(word.text) > LONG_WORD for word in words)


def lix(words: Sequence[Word], sentence_count: int) -> float:
    """Return the LIX of a text, or 0 for a text without words."""
    if not words or not sentence_count:
        return 0.0
    return len(words) / sentence_count + 100 * long_words(words) / len(words)
