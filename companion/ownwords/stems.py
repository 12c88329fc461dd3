"""Reduces words to stems, so that ``vinger`` finds ``vinge``: the terms that drafts and items meet in. Pure."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

import snowballstemmer

from .models import Language

_SNOWBALL = {"en": "english", "da": "danish"}
_SPOKEN = re.compile(r"[^\W\d_][\w\u0300-\u036f]*(?:['’][^\W_][\w\u0300-\u036f]*)*")
_WHOLE = frozenset({"dronning", "dronningen"})  # the stemmer would make drones of queens
_SHORTEST = 3  # letters; shorter words seldom tell texts apart
_LONGEST = 80  # letters; what is longer is no word, and a stemmer takes the square of its length


def stems(text: str, language: Language) -> list[str]:
    """Return the stems of the words in ``text`` that carry meaning, in order, read as ``language``."""
    return [found for word in spoken(text) if (found := stem(word, language))]


def spoken(text: str) -> list[str]:
    """Return the words as written, in order, the parts of hyphenated ones on their own."""
    return _SPOKEN.findall(text)


@lru_cache(maxsize=50_000)
def stem(word: str, language: Language) -> str | None:
    """Return the stem of ``word`` read as ``language``, or None for a word that is too common, short or long."""
    plain = unicodedata.normalize("NFC", word).casefold().replace("’", "'")
    if not _SHORTEST <= len(plain) <= _LONGEST or plain in _stop_words(language):
        return None
    return plain if plain in _WHOLE else str(_stemmer(language).stemWord(plain))


def stop_words_in(plain: Iterable[str], language: Language) -> int:
    """Count the lower-case words that only hold sentences together."""
    return sum(map(_stop_words(language).__contains__, plain))


@cache
def _stop_words(language: Language) -> frozenset[str]:
    data = json.loads(files(__package__).joinpath("stop_words.json").read_text("utf-8"))
    return frozenset(data[language].split())


@cache
def _stemmer(language: Language) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(_SNOWBALL[language])
