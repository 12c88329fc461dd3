"""Knows words so common that they say little about what a text is about. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from .models import LANGUAGES, Language
from .stems import spoken, stem, stop_words_in

_SAMPLE = 800  # characters that tell a text's language


def everyday(word: str, language: Language) -> bool:
    """Tell whether a word, in whatever form, is an everyday one."""
    return stem(word, language) in _stems()[language]


def language_of(text: str, otherwise: Language) -> Language:
    """Return which of our languages a text is written in, by its stop words; ``otherwise`` where they do not tell.

    It decides how words are read, no more; tips have a finer ear (``review.language``).
    """
    words = spoken(text[:_SAMPLE].casefold())
    counts = {language: stop_words_in(words, language) for language in LANGUAGES}
    most = max(LANGUAGES, key=counts.__getitem__)
    return otherwise if counts[most] == min(counts.values()) else most


@cache
def _stems() -> Mapping[Language, frozenset[str | None]]:
    data: dict[Language, str] = json.loads(files(__package__).joinpath("everyday.json").read_text("utf-8"))
    return {language: frozenset(stem(word, language) for word in data[language].split()) - {None} for language in data}
