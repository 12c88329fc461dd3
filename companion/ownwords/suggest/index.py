"""Finds items by weighted terms: BM25 over weighted word counts, in memory. Pure.

A query may touch only so many entries, whatever the catalogue's size: the terms that tell most come first.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

K1, B = 2.0, 0.5  # how soon more of a word stops to count; how much long items stand back
ENTRIES = 2_000  # entries that one query may touch
REMEMBERED = 20_000  # words


class Index:
    """Which items hold which terms, and how much each term says about each item."""

    def __init__(self, terms: Iterable[tuple[str, Mapping[str, float]]]) -> None:
        """Read each item's id and weighted terms."""
        self.ids: list[str] = []
        self._numbers: dict[str, array[int]] = defaultdict(lambda: array("I"))
        self._counts: dict[str, array[float]] = defaultdict(lambda: array("f"))
        lengths = array("f")
        for number, (item_id, found) in enumerate(terms):
            self.ids.append(item_id)
            lengths.append(sum(found.values()))
            for term, count in found.items():
                self._numbers[term].append(number)
                self._counts[term].append(count)
        self.memory: dict[tuple[str | int, str], Any] = {}
        self._saturate(lengths)
        self._places = {item_id: number for number, item_id in enumerate(self.ids)}

    def _saturate(self, lengths: array[float]) -> None:
        mean = sum(lengths) / len(lengths) if lengths else 1.0
        damp = array("f", (K1 * (1 - B + B * each / mean) for each in lengths))
        for term, counts in self._counts.items():
            pairs = zip(counts, self._numbers[term], strict=True)
            self._counts[term] = array("f", (count * (K1 + 1) / (count + damp[number]) for count, number in pairs))
        self._numbers, self._counts = dict(self._numbers), dict(self._counts)
        size, most = len(self.ids), math.log(2 * len(self.ids) + 2)
        self._rarity = {
            term: math.log(1 + (size - len(held) + 0.5) / (len(held) + 0.5)) / most
            for term, held in self._numbers.items()
        }

    def remember(self, key: tuple[str | int, str], what: Any) -> None:
        """Keep what was worked out from this index alone, for as long as it is the same."""
        if len(self.memory) >= REMEMBERED:
            self.memory.clear()
        self.memory[key] = what

    def __contains__(self, term: object) -> bool:
        return term in self._numbers

    def frequency(self, term: str) -> int:
        """Return how many items hold a term."""
        return len(self._numbers.get(term, ()))

    def rarity(self, term: str) -> float:
        """Return how much holding a term tells, 0 to 1: BM25's inverse document frequency, 1 where no item holds it."""
        return self._rarity.get(term, 1.0)

    def weight(self, term: str, item_id: str) -> float:
        """Return how much a term says about an item: 0 to K1 + 1, without its rarity."""
        numbers = self._numbers.get(term)
        if not numbers:
            return 0.0
        wanted = self._places[item_id]
        at = bisect_left(numbers, wanted)
        return self._counts[term][at] if at < len(numbers) and numbers[at] == wanted else 0.0

    def weights(self, term: str, item_ids: Sequence[str]) -> Iterator[tuple[int, float]]:
        """Yield for each of the items that hold a term its place among them and ``weight``: many at once cost less."""
        numbers, counts = self._numbers[term], self._counts[term]
        places, last = self._places, len(numbers)
        for place, item_id in enumerate(item_ids):
            wanted = places[item_id]
            at = bisect_left(numbers, wanted)
            if at < last and numbers[at] == wanted:
                yield place, counts[at]

    def search(self, gains: Mapping[str, float], limit: int) -> list[str]:
        """Return the ids of at most ``limit`` items that fit best: terms come with what they say at most."""
        scores: dict[int, float] = defaultdict(float)
        touched = 0
        for term, gain in sorted(gains.items(), key=lambda each: (-each[1], each[0])):
            numbers = self._numbers[term]
            touched += len(numbers)
            if touched > ENTRIES and scores:
                break
            for number, weight in zip(numbers, self._counts[term], strict=True):
                scores[number] += gain * weight
        if len(scores) > limit:
            least = sorted(scores.values(), reverse=True)[limit - 1]
            scores = {number: score for number, score in scores.items() if score >= least}
        best = sorted(scores, key=lambda number: (-scores[number], number))
        return [self.ids[number] for number in best[:limit]]
