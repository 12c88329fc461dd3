"""Finds the words and phrases of many rules in one reading.

Phrases of all rules lie in one dictionary under their first words, so a text costs two look-ups a word, however many
phrases there are. Only real patterns are searched for one by one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from ..text import Word, words
from .reading import Reading

_SIMPLE = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*\Z")  # most phrases, and much quicker to see through
_PLAIN = re.compile(r"[\w\s'’-]+\Z")
_PATTERN = re.compile(r"[\\^$.|?*+()\[\]{}]|[.@#/:]")  # what makes a pattern, or what a reading blanks out
_REMEMBERED = 4096  # phrases with marks in them, such as A/S


class Phrase(NamedTuple):
    """A phrase that a rule looks for; ``group`` is the rule's own name for what it stands for."""

    rule: str
    group: str
    text: str
    ignorecase: bool = True


_Entry = tuple[Phrase, bool]  # with whether it is plain


class Hit(NamedTuple):
    """Where something was found, and the phrase or pattern it was found by."""

    group: str
    start: int
    end: int
    token: str


def is_plain(token: str) -> bool:
    """Tell whether a token is a plain phrase, and no pattern."""
    if _SIMPLE.match(token):
        return True
    return bool(_PLAIN.match(token)) and bool(words(token)) and " ".join(token.split()) == _spoken(token)


def is_literal(token: str) -> bool:
    """Tell whether a token is a phrase that words can find, perhaps with marks in it, and no pattern."""
    return not _PATTERN.search(token) and bool(words(token)) and token[:1].isalnum() and token[-1:].isalnum()


def keys_of(phrase: str) -> list[str]:
    """Return the words of a phrase as they are compared; none for one that is all marks and digits."""
    if _SIMPLE.match(phrase):
        return unicodedata.normalize("NFC", phrase.lower()).split(" ")
    return [unicodedata.normalize("NFC", word.text.lower()).replace("’", "'") for word in words(phrase)]


class Phrases:
    """Phrases: single words in one dictionary, longer ones under their first two words, length and other words.

    So a word of the text costs two look-ups, however many phrases there are and however many begin alike. A phrase
    without a word in it is not found.
    """

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._words: dict[str, list[_Entry]] = {}
        self._longer: dict[tuple[str, str], dict[int, dict[tuple[str, ...], list[_Entry]]]] = {}
        for phrase in phrases:
            first, *rest = keys_of(phrase.text) or [""]
            entry = (phrase, is_plain(phrase.text))
            if rest:
                by_rest = self._longer.setdefault((first, rest[0]), {}).setdefault(len(rest), {})
                by_rest.setdefault(tuple(rest), []).append(entry)
            else:
                self._words.setdefault(first, []).append(entry)

    def find(self, reading: Reading) -> dict[str, list[Hit]]:
        """Return what each rule's phrases hit, in the order of the text."""
        hits: dict[str, list[Hit]] = defaultdict(list)
        for position, length, entries in self._candidates(reading.keys):
            span = reading.words[position : position + length + 1]
            for phrase, plain in entries:
                if hit := _plainly(phrase, reading, span) if plain else _literally(phrase, reading, span):
                    hits[phrase.rule].append(hit)
        for found in hits.values():
            found.sort(key=attrgetter("start"))
        return hits

    def _candidates(self, keys: list[str]) -> Iterator[tuple[int, int, list[_Entry]]]:
        """Yield phrases whose words follow each other, with where they begin and how many words come after that."""
        single, longer = self._words, self._longer
        yield from [(place, 0, single[key]) for place, key in enumerate(keys) if key in single]
        for place, by_length in [(at, longer[pair]) for at, pair in enumerate(pairwise(keys)) if pair in longer]:
            for length, by_rest in by_length.items():
                if entries := by_rest.get(tuple(keys[place + 1 : place + 1 + length])):
                    yield place, length, entries


def _plainly(phrase: Phrase, reading: Reading, span: list[Word]) -> Hit | None:
    """Return a hit, unless more than space stands between the words or their letters are in another case."""
    if len(span) > 1 and not all(reading.prose[a.end : b.start].isspace() for a, b in pairwise(span)):
        return None
    if not phrase.ignorecase and _spoken(phrase.text) != " ".join(word.text for word in span):
        return None
    return Hit(phrase.group, span[0].start, span[-1].end, phrase.text)


def _literally(phrase: Phrase, reading: Reading, span: list[Word]) -> Hit | None:
    """Return a hit where the marks of a phrase stand as they do in it."""
    lead, literal = _literal(phrase.text, phrase.ignorecase)
    match = literal.match(reading.prose, span[0].start - lead) if span[0].start >= lead else None
    return Hit(phrase.group, *match.span(), phrase.text) if match else None


@lru_cache(maxsize=_REMEMBERED)
def _literal(phrase: str, ignorecase: bool) -> tuple[int, re.Pattern[str]]:
    """Return how far a phrase's first word stands from its beginning, and a pattern for it as it is."""
    spaced = r"[^\S\n]+".join(map(re.escape, phrase.split()))
    whole = re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE if ignorecase else 0)
    return words(phrase)[0].start, whole


def _spoken(token: str) -> str:
    return " ".join(word.text for word in words(token))
