"""Finds the words, phrases and patterns of many rules in one reading.

Plain phrases of all rules lie in one dictionary under their first words, so a text costs two look-ups a word, however
many phrases there are. Only real patterns are searched for one by one, each under a time limit.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from operator import attrgetter
from typing import Any, NamedTuple

import regex

from ..text import words
from .reading import Reading

PATTERN_TIME = 0.05  # seconds for one pattern on one draft; then it counts as not found
MOST_MATCHES = 1000  # of one pattern in one draft

_SPACE = re.compile(r"\\.|\[(?:\\.|[^\]])*\]| ")  # with what a space may stand in, which stays as it is
_SPACES = r"(?:[^\S\n]+)"
_PLAIN = re.compile(r"[\w\s'’-]+\Z")


class Phrase(NamedTuple):
    """A phrase that a rule looks for; ``group`` is the rule's own name for what it stands for."""

    rule: str
    group: str
    text: str
    ignorecase: bool = True


class Hit(NamedTuple):
    """Where something was found, and the phrase or pattern it was found by."""

    group: str
    start: int
    end: int
    token: str


def is_plain(token: str) -> bool:
    """Tell whether a token is a plain phrase, and no pattern."""
    return bool(_PLAIN.match(token)) and bool(words(token)) and " ".join(token.split()) == _spoken(token)


class Phrases:
    """Plain phrases: single words in one dictionary, longer ones under their first two words, length and other words.

    So a word of the text costs two look-ups, however many phrases there are and however many begin alike.
    """

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._words: dict[str, list[Phrase]] = {}
        self._longer: dict[tuple[str, str], dict[int, dict[tuple[str, ...], list[Phrase]]]] = {}
        for phrase in phrases:
            first, *rest = Reading(phrase.text).keys
            if rest:
                by_rest = self._longer.setdefault((first, rest[0]), {}).setdefault(len(rest), {})
                by_rest.setdefault(tuple(rest), []).append(phrase)
            else:
                self._words.setdefault(first, []).append(phrase)

    def find(self, reading: Reading) -> dict[str, list[Hit]]:
        """Return what each rule's phrases hit, in the order of the text."""
        hits: dict[str, list[Hit]] = defaultdict(list)
        for position, length, phrases in self._candidates(reading.keys):
            for phrase in phrases:
                _add(hits, phrase, reading, position, position + length)
        for found in hits.values():
            found.sort(key=attrgetter("start"))
        return hits

    def _candidates(self, keys: list[str]) -> Iterator[tuple[int, int, list[Phrase]]]:
        """Yield phrases whose words follow each other, with where they begin and how many words come after that."""
        single, longer = self._words, self._longer
        yield from [(place, 0, single[key]) for place, key in enumerate(keys) if key in single]
        for place, by_length in [(at, longer[pair]) for at, pair in enumerate(pairwise(keys)) if pair in longer]:
            for length, by_rest in by_length.items():
                if phrases := by_rest.get(tuple(keys[place + 1 : place + 1 + length])):
                    yield place, length, phrases


def compiled(pattern: str, ignorecase: bool, nonword: bool) -> Any:
    """Compile a pattern as Vale means it: at word boundaries, unless ``nonword``.

    A space in it also stands for several, because people type two now and then.

    Raises:
        regex.error: it is no pattern.
    """
    spaced = _SPACE.sub(lambda match: match.group() if match.group() != " " else _SPACES, pattern)
    whole = f"(?:{spaced})" if nonword else rf"\b(?:{spaced})\b"
    return regex.compile(whole, regex.IGNORECASE if ignorecase else 0)


def search(pattern: Any, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where a pattern matches within a range; none from the moment it takes too long."""
    try:
        for match in islice(pattern.finditer(text, start, end, timeout=PATTERN_TIME), MOST_MATCHES):
            if match.end() > match.start():
                yield match.span()
    except TimeoutError:
        return


def found(pattern: Any, text: str, start: int, end: int) -> bool:
    """Tell whether a pattern matches within a range; not when it takes too long."""
    try:
        return pattern.search(text, start, end, timeout=PATTERN_TIME) is not None
    except TimeoutError:
        return False


def _add(hits: dict[str, list[Hit]], phrase: Phrase, reading: Reading, first: int, last: int) -> None:
    """Note a hit, unless more than space stands between its words or its letters are in another case."""
    span = reading.words[first : last + 1]
    if first < last and not all(reading.prose[a.end : b.start].isspace() for a, b in pairwise(span)):
        return
    if phrase.ignorecase or _spoken(phrase.text) == " ".join(word.text for word in span):
        hits[phrase.rule].append(Hit(phrase.group, span[0].start, span[-1].end, phrase.text))


def _spoken(token: str) -> str:
    return " ".join(word.text for word in words(token))
