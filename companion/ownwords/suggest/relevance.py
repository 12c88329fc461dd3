"""How well items fit a draft, and whether any does: the difference between an offer and an interruption."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from ..lexicon import MARK
from ..models import Item
from ..terms import NAMED
from .index import Index
from .indexed import few_of_each_set
from .query import Query
from .situation import Situation
from .weights import AGAIN, CONFIDENCE, CONFIDENCE_KEPT, WORTH_SHOWING

LOOKED_AT = 16  # items compared word by word
_FOUND = 96  # items looked for, to choose those from
_SET_AT_MOST = 6  # items of one set among those: a campaign must not push everything else out
_NEARBY = 8  # the place that tells whether the draft's world is the catalogue's

# Confidence: fitted on the judged drafts that ranking may be tuned on, then rounded.
_SCALE = 3.9  # makes 1 the border
_SPREAD = 0.05  # of the draft's words; keeps a long draft with one clear match
_WORLD = 1.2  # how much it helps that the catalogue holds more of the kind
_NAMED = 0.4  # how much it helps that a word names one of the item's topics
_NAMES = 2  # such words, at most
_SEVERAL, _FEW_OR_MANY = 4, 0.3  # different words that say so, at most, and how much it helps that there are several


@dataclass(frozen=True, slots=True)
class Match:
    """How well an item fits a draft: ``strength`` is 1 for the best, ``words`` are the draft's that say so."""

    strength: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Evidence:
    item_id: str
    score: float
    covered: float
    words: tuple[str, ...]


def matches(query: Query, index: Index, items: Mapping[str, Item], situation: Situation) -> dict[str, Match]:
    """Return the items that may be offered and fit a draft, the best first; none where the best is not convincing."""
    candidates = _candidates(query, index, items, situation)
    found = sorted(_evidence(query, index, list(candidates)), key=lambda each: (-each.score, each.item_id))
    kept = any(each.item_id in situation.shown_items for each in found[: situation.limit])
    if not found or confidence(found, query, index) < CONFIDENCE * (CONFIDENCE_KEPT if kept else 1):
        return {}
    best = found[0].score
    return {each.item_id: Match(each.score / best, each.words) for each in found if each.score >= WORTH_SHOWING * best}


def confidence(found: list[_Evidence], query: Query, index: Index) -> float:
    """Return how sure it is that the best item fits, 1 being the border.

    It grows with how much speaks for the item, with how much of the draft that is, with words that comms gave its
    topics as names, and with how near the catalogue is to the draft's world at all: where the eighth best item is close
    behind, the draft is about this company's trade.
    """
    best = found[0]
    share = best.covered / query.weight if query.weight else 0.0
    world = found[min(_NEARBY, len(found)) - 1].score / best.score
    named = 1 + _NAMED * min(_NAMES, _names(query, index, best))
    several = float(min(_SEVERAL, len(best.words)) ** _FEW_OR_MANY)
    luck = math.log(1 + len(index.ids))  # the more items there are, the sooner one of them fits by chance
    return _SCALE / luck * (1 / 6 + best.score) * (share + _SPREAD) * math.exp(_WORLD * world) * named * several


def _candidates(query: Query, index: Index, items: Mapping[str, Item], situation: Situation) -> Iterator[str]:
    found = (items[item_id] for item_id in index.search(query.gains(), _FOUND))
    allowed = (item for item in found if situation.allows(item))
    return (item.id for item in islice(few_of_each_set(allowed, _SET_AT_MOST), LOOKED_AT))


def _evidence(query: Query, index: Index, item_ids: Sequence[str]) -> list[_Evidence]:
    """Let each word of the draft speak once for each item, by what it says most clearly about it."""
    gathered = [_Gathered() for _ in item_ids]
    for word, gains in query.words:
        best: dict[int, tuple[float, float, str]] = {}
        for term, gain in gains:
            for place, weight in index.weights(term, item_ids):
                said = gain * weight
                if place not in best or said > best[place][0]:
                    best[place] = (said, gain * min(1.0, weight), term)
        for place, clearest in best.items():
            gathered[place].add(word, *clearest)
    return [each.evidence(item_id) for item_id, each in zip(item_ids, gathered, strict=True)]


class _Gathered:
    """What the words of a draft say about one item, word by word."""

    __slots__ = ("covered", "heard", "said", "score")

    def __init__(self) -> None:
        self.score = self.covered = 0.0
        self.heard: set[str] = set()
        self.said: list[tuple[float, str]] = []

    def add(self, word: str, best: float, held: float, term: str) -> None:
        factor = AGAIN if term in self.heard else 1.0
        self.heard.add(term)
        self.score += best * factor
        self.covered += held * factor
        self.said.append((-best * factor, word))

    def evidence(self, item_id: str) -> _Evidence:
        words = dict.fromkeys(word for _, word in sorted(self.said))
        return _Evidence(item_id, self.score, self.covered, tuple(words))


def _names(query: Query, index: Index, evidence: _Evidence) -> int:
    """Return how many of the words that speak for an item name one of its topics."""
    gains = (gains for word, gains in query.words if word in evidence.words)
    return sum(
        any(term[0] != MARK and index.weight(NAMED + term, evidence.item_id) for term, _ in each) for each in gains
    )
