"""Reduces words to stems, so that ``vinger`` finds ``vinge``: the terms that drafts and items meet in. Pure."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files

import snowballstemmer

from .models import LANGUAGES, Item, Language, Topic
from .text import word_texts

_SNOWBALL = {"en": "english", "da": "danish"}
_HYPHENS = re.compile("[-\u2010\u2011]")
_SHORTEST = 3  # letters; shorter words seldom tell texts apart
_LONGEST = 80  # letters; what is longer is no word, and a stemmer takes the square of its length


def stems(text: str, language: Language) -> list[str]:
    """Return the stems of the words in ``text`` that carry meaning, in order, read as ``language``."""
    return [found for word in spoken(text) if (found := stem(word, language))]


def spoken(text: str) -> Iterator[str]:
    """Yield the words as written, the parts of hyphenated ones on their own."""
    for word in word_texts(text):
        if word.isascii() and "-" not in word:
            yield word
        else:
            yield from _HYPHENS.split(word)


@lru_cache(maxsize=50_000)
def stem(word: str, language: Language) -> str | None:
    """Return the stem of ``word`` read as ``language``, or None for a word that is too common, short or long."""
    plain = unicodedata.normalize("NFC", word).casefold().replace("’", "'")
    if not _SHORTEST <= len(plain) <= _LONGEST or plain in _stop_words(language):
        return None
    return str(_stemmer(language).stemWord(plain))


def terms_of(item: Item, topics: Iterable[Topic]) -> str:
    """Return the stems that an item is found by, for the index; ``topics`` are its channel's.

    Its text is read in its own language, the title twice: that is what it is about. Keywords and topics bring other
    words "in either language", so both readings go in: a Danish draft finds an English item by its Danish keywords.
    """
    own = [item.title, item.title, item.summary, *(fact.text for fact in item.facts), *item.prompts]
    found = [each for text in own for each in stems(text, item.language)]
    for topic in topics:
        if topic.id in item.topics:
            found += stems(" ".join([topic.label.en, *topic.synonyms_en]), "en")
            found += stems(" ".join([topic.label.da, *topic.synonyms_da]), "da")
    return " ".join(
        found + [each for text in item.keywords for language in LANGUAGES for each in stems(text, language)]
    )


@cache
def _stop_words(language: Language) -> frozenset[str]:
    data = json.loads(files(__package__).joinpath("stop_words.json").read_text("utf-8"))
    return frozenset(data[language].split())


@cache
def _stemmer(language: Language) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(_SNOWBALL[language])
