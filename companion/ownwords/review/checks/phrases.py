"""Words, phrases and patterns that are there, with what could stand in their place."""

from __future__ import annotations

from collections.abc import Iterator

from ..actions import acted
from ..rules import Rule
from .situation import Finding, Situation, find


def existence(rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Yield each match; where two overlap, the longer of those that begin first."""
    end = 0
    for hit in find(rule, situation):
        if hit.start >= end:
            end = hit.end
            match = situation.reading.text[hit.start : hit.end]
            start = hit.start + len(match) - len(match.lstrip())  # what stands around it stays
            match = match.strip()
            replacements = acted(rule.action, match)
            yield Finding((start, start + len(match)), (match, " / ".join(replacements)), replacements)


def substitution(rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Yield each match that is not already what it is to be, with its replacements, the longest match first."""
    end = 0
    for hit in find(rule, situation):
        match = situation.reading.text[hit.start : hit.end]
        replacements = tuple(_replacements(rule, hit.token, match))
        if hit.start >= end and match not in replacements:
            end = hit.end
            offered = ("",) if rule.action and rule.action[0] == "remove" else tuple(filter(_whole, replacements))
            yield Finding((hit.start, hit.end), (" / ".join(replacements), match), offered)


def _replacements(rule: Rule, token: str, match: str) -> Iterator[str]:
    """Yield what could stand there; ``$1`` stands for what the pattern's first group caught."""
    for text in rule.swap.get(token) or rule.swap.get(match.casefold(), ()):
        pattern = next((each for _, each, written in rule.patterns if written == token), None)
        expanded = pattern.expanded(match, text) if pattern and "$" in text else text
        yield _as(match, expanded) if rule.capitalize else expanded


def _whole(replacement: str) -> bool:
    """Tell whether a replacement can be put in as it is; one with an ellipsis leaves a part to the writer."""
    return "…" not in replacement


def _as(match: str, replacement: str) -> str:
    """Begin the replacement with a capital where the match does."""
    return replacement[:1].upper() + replacement[1:] if match[:1].isupper() else replacement
