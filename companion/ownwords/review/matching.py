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
from typing import NamedTuple

from ..text import word_texts, words
from .reading import Reading

_SIMPLE = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*\Z")  # most phrases, and much quicker to see through
_PLAIN = re.compile(r"[\w\s'’-]+\Z")
_PATTERN = re.compile(r"[\\^$.|?*+()\[\]{}]|[.@#/:]")  # what makes a pattern, or what a reading blanks out
_CROSSING = re.compile(r"[.!?…'\")\]]\s")
_REMEMBERED = 4096  # phrases with marks in them, such as A/S


class Phrase(NamedTuple):
    """A phrase that a rule looks for; ``group`` is the rule's own name for what it stands for."""

    rule: str
    group: str
    text: str
    ignorecase: bool = True

    @property
    def crossing(self) -> bool:
        """Tell whether it goes from one sentence into the next, as far as its marks say: ``St. Mary``."""
        return bool(_CROSSING.search(self.text))


class _Entry(NamedTuple):
    """A phrase as it lies in the index. ``simple``: one plain word in any case, which its key alone finds."""

    rule: str
    group: str
    text: str
    simple: bool
    plain: bool
    phrase: Phrase


class Hit(NamedTuple):
    """Where something was found, and the phrase or pattern it was found by."""

    group: str
    start: int
    end: int
    token: str


made = tuple.__new__  # a named tuple's own constructor takes three times as long, and there are hundreds of hits


def is_plain(token: str) -> bool:
    """Tell whether a token is a plain phrase, and no pattern."""
    if _SIMPLE.match(token):
        return True
    return bool(_PLAIN.match(token)) and bool(word_texts(token)) and " ".join(token.split()) == _spoken(token)


def is_literal(token: str) -> bool:
    """Tell whether a token is a phrase that words can find, perhaps with marks in it, and no pattern."""
    return not _PATTERN.search(token) and bool(word_texts(token)) and token[:1].isalnum() and token[-1:].isalnum()


def keys_of(phrase: str) -> list[str]:
    """Return the words of a phrase as they are compared; none for one that is all marks and digits."""
    if _SIMPLE.match(phrase):
        return unicodedata.normalize("NFC", phrase.lower()).split(" ")
    return [unicodedata.normalize("NFC", word.lower()).replace("’", "'") for word in word_texts(phrase)]


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
            plain = is_plain(phrase.text)
            simple = plain and phrase.ignorecase and not rest
            entry = _Entry(phrase.rule, phrase.group, phrase.text, simple, plain, phrase)
            if rest:
                by_rest = self._longer.setdefault((first, rest[0]), {}).setdefault(len(rest), {})
                by_rest.setdefault(tuple(rest), []).append(entry)
            else:
                self._words.setdefault(first, []).append(entry)

    def __bool__(self) -> bool:
        """Tell whether there is anything to find."""
        return bool(self._words or self._longer)

    def find(self, reading: Reading, first: int = 0, last: int | None = None) -> dict[str, list[Hit]]:
        """Return what each rule's phrases hit among some of a text's words, all of them if none are named."""
        hits: dict[str, list[Hit]] = defaultdict(list)
        starts, written = reading.word_starts, reading.words
        for at, length, entries in self._candidates(reading.keys[first:last]):
            place = first + at
            start = starts[place]
            for rule, group, text, simple, plain, phrase in entries:
                if simple:  # most are
                    hits[rule].append(made(Hit, (group, start, start + len(written[place]), text)))
                elif plain and not length and not phrase.ignorecase:  # a name, or a word in capitals
                    if written[place] == text:
                        hits[rule].append(made(Hit, (group, start, start + len(text), text)))
                elif hit := (_plainly if plain else _literally)(phrase, reading, place, length):
                    hits[rule].append(hit)
        return hits

    def _candidates(self, keys: list[str]) -> Iterator[tuple[int, int, list[_Entry]]]:
        """Yield phrases whose words follow each other, with where they begin and how many words come after that."""
        single, longer = self._words, self._longer
        yield from [(place, 0, single[key]) for place, key in enumerate(keys) if key in single]
        for place, by_length in [(at, longer[pair]) for at, pair in enumerate(pairwise(keys)) if pair in longer]:
            for length, by_rest in by_length.items():
                if entries := by_rest.get(tuple(keys[place + 1 : place + 1 + length])):
                    yield place, length, entries


def _plainly(phrase: Phrase, reading: Reading, place: int, more: int) -> Hit | None:
    """Return a hit, unless more than space stands between the words or their letters are in another case."""
    last, starts = place + more, reading.word_starts
    if not all(reading.prose[reading.word_end(at) : starts[at + 1]].isspace() for at in range(place, last)):
        return None
    if not phrase.ignorecase and _spoken(phrase.text) != " ".join(reading.words[place : last + 1]):
        return None
    return Hit(phrase.group, starts[place], reading.word_end(last), phrase.text)


def _literally(phrase: Phrase, reading: Reading, place: int, more: int) -> Hit | None:
    """Return a hit where the marks of a phrase stand as they do in it."""
    lead, literal = _literal(phrase.text, phrase.ignorecase)
    start = reading.word_starts[place] - lead
    match = literal.match(reading.prose, start) if start >= 0 else None
    return Hit(phrase.group, *match.span(), phrase.text) if match else None


@lru_cache(maxsize=_REMEMBERED)
def _literal(phrase: str, ignorecase: bool) -> tuple[int, re.Pattern[str]]:
    """Return how far a phrase's first word stands from its beginning, and a pattern for it as it is."""
    spaced = r"[^\S\n]+".join(map(re.escape, phrase.split()))
    whole = re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE if ignorecase else 0)
    return words(phrase)[0].start, whole


def _spoken(token: str) -> str:
    return " ".join(word_texts(token))
