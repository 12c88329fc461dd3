"""Which of an item's questions a draft has not answered yet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from ..lexicon import MARK
from ..models import Item, Language
from ..terms import read

_ANSWERED = 0.6  # of the question's words that the draft speaks of


def unanswered_first(item: Item, spoken_of: Collection[str]) -> Item:
    """Return the item with the questions first that a draft, given as its terms, has not answered; order stays else."""
    ordered = sorted(item.prompts, key=lambda prompt: _answered(prompt, item, spoken_of))
    return item if tuple(ordered) == item.prompts else replace(item, prompts=tuple(ordered))


def _answered(prompt: str, item: Item, spoken_of: Collection[str]) -> bool:
    asked = _asked(prompt, item.language)
    answered = sum(not terms.isdisjoint(spoken_of) for terms in asked)
    return bool(asked) and answered / len(asked) >= _ANSWERED


@lru_cache(maxsize=2_000)
def _asked(prompt: str, language: Language) -> Sequence[frozenset[str]]:
    return [_sure(terms) for _, terms in read(prompt, language)]


def _sure(terms: Collection[str]) -> frozenset[str]:
    """Leave out the stem where there is a meaning: in another language it may be another word."""
    meanings = frozenset(term for term in terms if term.startswith(MARK))
    return meanings or frozenset(terms)
