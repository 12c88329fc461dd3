"""Knows which words mean the same thing, in English and in Danish: *nattevagt* is a night shift. Pure.

The words lie in ``words/*.txt``, a thing a line. They are everyday words of working life, none of one company's: what a
company calls its own things stands in its topics, with synonyms in both languages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from .models import LANGUAGES, Language
from .stems import spoken, stem

MARK = "="  # begins the name of a thing, so that it is never taken for a stem

Stems = tuple[str, ...]


def meanings(term: str, language: Language) -> Sequence[str]:
    """Return the names of the things that a stem stands for; none for most words."""
    return _known()[language].get((term,), ())


def phrases(first: str, language: Language) -> Mapping[str, Sequence[str]]:
    """Return the things that a stem and the one after it stand for together, by the second stem; none for most."""
    return _phrases()[language].get(first, _NONE)


_NONE: Mapping[str, Sequence[str]] = {}


@cache
def _phrases() -> Mapping[Language, Mapping[str, Mapping[str, Sequence[str]]]]:
    found: dict[Language, dict[str, dict[str, Sequence[str]]]] = {each: defaultdict(dict) for each in LANGUAGES}
    for language, known in _known().items():
        for stems, names in known.items():
            if len(stems) == 2:
                found[language][stems[0]][stems[1]] = names
    return {language: dict(each) for language, each in found.items()}


@cache
def _known() -> Mapping[Language, Mapping[Stems, Sequence[str]]]:
    known: dict[Language, dict[Stems, list[str]]] = {each: defaultdict(list) for each in LANGUAGES}
    for line in _lines():
        name = MARK + line.split(maxsplit=1)[0]
        for language, words in zip(LANGUAGES, line.split("|"), strict=True):
            for phrase in {_stems(word, language) for word in words.split()}:
                if 1 <= len(phrase) <= 2:
                    known[language][phrase].append(name)
    return {language: dict(found) for language, found in known.items()}


def _stems(phrase: str, language: Language) -> Stems:
    return tuple(term for word in spoken(phrase.replace("_", " ")) if (term := stem(word, language)))


def _lines() -> Sequence[str]:
    folder = files(__package__).joinpath("words")
    texts = [each.read_text("utf-8") for each in sorted(folder.iterdir(), key=lambda each: each.name)]
    return [line for text in texts for line in text.splitlines() if line and not line.startswith("#")]
