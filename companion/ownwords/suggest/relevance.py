"""What a draft is about, as a few stems, and which items share them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ..models import LANGUAGES, Item, Topic
from ..stems import spoken, stem, terms_of
from .situation import Catalogue

TERMS = 24  # stems asked for at most; all of a draft's words OR-ed take thirty times as long and find little more
ROWS = 0.1  # of the catalogue that the stems together may touch: a few common stems cost more than many rare ones
CANDIDATES = 60  # items looked at more closely
READ = 12_000  # characters of a draft that count; the newest ones where it is longer
_SHORTEST_PART = 4  # letters of a compound's part
_COMMON = 0.4  # a stem in more than this part of the items tells little
_RARE = 0.02  # a stem in no more than this part tells much; in a small catalogue, one in ten items


@dataclass(frozen=True, slots=True)
class Match:
    """How well an item fits a draft, 0 to 1, and the draft's own words that say so, the rarest first."""

    strength: float
    words: tuple[str, ...]


@dataclass(slots=True)
class _Query:
    """Stems to ask for, the rarest first, and the draft's word behind each."""

    words: dict[str, str] = field(default_factory=dict)

    def add(self, term: str, word: str) -> None:
        self.words.setdefault(term, word)


def matches(text: str, catalogue: Catalogue, topics: tuple[Topic, ...]) -> dict[str, Match]:
    """Return the items that a draft fits, by their ids.

    One shared word is no evidence unless it is rare; so an item counts in full with three words in common and is passed
    over with a single common one.
    """
    query = _query(text[-READ:], catalogue.frequencies(), len(catalogue.items()))
    found = catalogue.match(list(query.words), CANDIDATES)
    if not found:
        return {}
    best, items, frequencies = found[0][1] or 1.0, catalogue.items(), catalogue.frequencies()
    results, held = {}, _held(items, topics)
    for item_id, score in found:
        shared = [term for term in query.words if term in held.of(item_id)]
        evidence = _evidence(shared, frequencies, len(items))
        if evidence:
            spoken = tuple(dict.fromkeys(query.words[term] for term in shared))
            results[item_id] = Match(score / best * evidence, spoken)
    return results


def _evidence(shared: list[str], frequencies: Mapping[str, int], size: int) -> float:
    rare = sum(frequencies[term] <= max(_RARE * size, min(10, size / 5)) for term in shared)
    return min(1.0, (len(shared) + rare) / 4) if len(shared) > 1 or rare else 0.0


def _query(text: str, frequencies: Mapping[str, int], size: int) -> _Query:
    """Choose the stems that tell items apart: the rarest, until they touch too many items together."""
    meant: dict[str, str] = {}
    for term, word in _terms_in(text, frequencies):
        meant.setdefault(term, word)
    query, rows = _Query(), 0
    for term in sorted(meant, key=lambda each: (frequencies[each], each))[:TERMS]:
        rows += frequencies[term]
        if query.words and (rows > max(200, ROWS * size) or frequencies[term] > max(12, _COMMON * size)):
            break
        query.add(term, meant[term])
    return query


def _terms_in(text: str, frequencies: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield the stems that some item holds, in both readings, with the words as written; or a compound's parts."""
    for word in sorted(set(spoken(text))):
        for language in LANGUAGES:
            term = stem(word, language)
            if term and term in frequencies:
                yield term, word
            elif term and language == "da":
                yield from ((part, word) for part in _parts(term) if part in frequencies)


@lru_cache(maxsize=20_000)
def _parts(term: str) -> tuple[str, ...]:
    """Return what could be the first or the last part of a compound: Danish writes *vindmøllevinge* as one word."""
    cuts = range(_SHORTEST_PART, len(term) - _SHORTEST_PART + 1)
    parts = {stem(piece, "da") for cut in cuts for piece in (term[:cut], term[cut:])}
    return tuple(sorted(part for part in parts if part and len(part) >= _SHORTEST_PART))


@dataclass(frozen=True, slots=True)
class _Held:
    """The stems that items hold, worked out once for each item of one state of a catalogue."""

    items: Mapping[str, Item]
    topics: tuple[Topic, ...]
    known: dict[str, frozenset[str]] = field(default_factory=dict)

    def of(self, item_id: str) -> frozenset[str]:
        if item_id not in self.known:
            self.known[item_id] = frozenset(terms_of(self.items[item_id], self.topics).split())
        return self.known[item_id]


_latest = _Held({}, ())


def _held(items: Mapping[str, Item], topics: tuple[Topic, ...]) -> _Held:
    """Return what is known of this state; a catalogue gives the same object until something changed."""
    global _latest
    if _latest.items is not items or _latest.topics != topics:
        _latest = _Held(items, topics)
    return _latest
