"""Words, phrases and patterns that are there, with what could stand in their place."""

from __future__ import annotations

from collections.abc import Iterator

from ..rules import Rule
from .situation import Finding, Situation, find


def existence(rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Yield each match; where two overlap, the longer of those that begin first."""
    end = 0
    for hit in find(rule, situation):
        if hit.start >= end:
            end = hit.end
            match = situation.reading.text[hit.start : hit.end]
            yield Finding((hit.start, hit.end), match, tuple(_as(match, each) for each in rule.swap.get(hit.token, ())))


def _as(match: str, replacement: str) -> str:
    """Begin the replacement with a capital where the match does."""
    return replacement[:1].upper() + replacement[1:] if match[:1].isupper() else replacement
