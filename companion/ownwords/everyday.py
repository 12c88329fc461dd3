"""Knows words so common that they say little about what a text is about. Pure."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from .models import LANGUAGES, Language
from .stems import is_stop_word, spoken, stem

_SAMPLE = 800  # characters that tell a text's language


def everyday(word: str, language: Language) -> bool:
    """Tell whether a word, in whatever form, is an everyday one."""
    return stem(word, language) in _stems()[language]


def language_of(text: str, otherwise: Language) -> Language:
    """Return which of our languages a text is written in, by its stop words; ``otherwise`` where they do not tell.

    It decides how words are read, no more; tips have a finer ear (``review.language``).
    """
    words = [word.casefold() for word in spoken(text[:_SAMPLE])]
    counts = Counter(language for word in words for language in LANGUAGES if is_stop_word(word, language))
    ordered = counts.most_common()
    if not ordered or (len(ordered) > 1 and ordered[0][1] == ordered[1][1]):
        return otherwise
    return ordered[0][0]


@cache
def _stems() -> Mapping[Language, frozenset[str | None]]:
    data: dict[Language, str] = json.loads(files(__package__).joinpath("everyday.json").read_text("utf-8"))
    return {language: frozenset(stem(word, language) for word in data[language].split()) - {None} for language in data}
