"""What a draft is about: its words, what each may mean, and how much each counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..everyday import everyday, language_of
from ..lexicon import MARK
from ..models import Language
from ..terms import Terms, read, senses, terms_of_word
from .index import Index
from .weights import EVERYDAY, OTHER_LANGUAGE

READ = 12_000  # characters of a draft that count; the newest ones where it is longer
WORDS = 20  # words that are compared with each item; the most telling ones of a longer draft

Gains = Sequence[tuple[str, float]]
"""Terms that some item holds, each with what it says at most: its weight times its rarity."""


@dataclass(frozen=True, slots=True)
class Query:
    """The words of a draft that items know, the most telling first, each with its terms.

    ``weight`` is what all of the draft's words could say together, those that no item knows included.
    """

    language: Language
    words: Sequence[tuple[str, Gains]]
    weight: float

    def gains(self) -> dict[str, float]:
        """Return every term with what it says at most."""
        found: dict[str, float] = {}
        for _, gains in self.words:
            for term, gain in gains:
                if gain > found.get(term, 0.0):
                    found[term] = gain
        return found


def query_of(text: str, index: Index, reader: Language) -> Query:
    """Read a draft against the words of a catalogue."""
    text = text[-READ:]
    language = language_of(text, reader)
    weight, words = 0.0, []
    for word, terms in _distinct(text, language, index).items():
        for most, certain, gains in _said(word, terms, index, language):
            weight += certain
            if gains:
                words.append((most, word, gains))
    words.sort(key=lambda each: (-each[0], each[1]))
    return Query(language, [(word, gains) for _, word, gains in words[:WORDS]], weight)


def _said(word: str, terms: Terms, index: Index, language: Language) -> Sequence[tuple[float, float, Gains]]:
    """Return for each sense of a word the most it says, what it would say if known, and its terms.

    A draft grows by a few words at a time, so what the others say is remembered for as long as the index is the same.
    """
    plain = terms is terms_of_word(word, language)
    known: Sequence[tuple[float, float, Gains]] | None = index.memory.get((word, language)) if plain else None
    if known is not None:
        return known
    said: list[tuple[float, float, Gains]] = []
    for sense in _senses(word, terms, index, language):
        gains = [(term, part * index.rarity(term)) for term, part in sense.items() if term in index]
        certain = max((part * index.rarity(term) for term, part in sense.items() if term[0] != MARK), default=0.0)
        said.append((max((gain for _, gain in gains), default=0.0), certain, gains))
    if plain:
        index.remember((word, language), said)
    return said


def _distinct(text: str, language: Language, index: Index) -> Mapping[str, Terms]:
    """Return each different word in lower case, with all that it means in its places.

    Lines that have not changed since the last pause are not read again. They are known by their hashes: no text stays.
    """
    found: dict[str, Terms] = {}
    for line in text.splitlines():
        key = (hash(line), language)
        words = index.memory.get(key)
        if words is None:
            words = _gathered(read(line, language))
            index.remember(key, words)
        _join(found, words.items())
    return found


def _gathered(words: Iterable[tuple[str, Terms]]) -> Mapping[str, Terms]:
    found: dict[str, Terms] = {}
    _join(found, words)
    return found


def _join(found: dict[str, Terms], words: Iterable[tuple[str, Terms]]) -> None:
    for word, terms in words:
        known = found.get(word)
        if known is None:
            found[word] = terms
        elif len(terms) > len(known):  # here it is part of a phrase
            found[word] = {**terms, **known}


def _senses(word: str, terms: Terms, index: Index, language: Language) -> Sequence[Terms]:
    """Return what a word may mean to this catalogue, each sense on its own.

    A compound that no item holds speaks through its parts; a word that no item knows may be one of the other language.
    """
    if not any(term in index for term in terms):
        return (_scaled(word, _other(language), OTHER_LANGUAGE),)
    compound = senses(word, language)[1:]
    if compound and not any(term in index for term in senses(word, language)[0]):
        return compound
    return ({**terms, **_scaled(word, language, EVERYDAY)},) if everyday(word, language) else (terms,)


@lru_cache(maxsize=50_000)
def _scaled(word: str, language: Language, factor: float) -> Terms:
    return {term: weight * factor for term, weight in terms_of_word(word, language).items()}


def _other(language: Language) -> Language:
    return "da" if language == "en" else "en"
