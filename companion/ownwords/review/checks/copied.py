"""Text that stands in a suggestion too."""

from __future__ import annotations

from collections.abc import Iterator

from ..rules import Rule
from .situation import Finding, Situation


def copied(rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Speak about the longest copied stretch, when ``threshold`` (0 to 1) of the words, and ``min``, are copied."""
    found = situation.copied
    if found and found.words >= (rule.min or 1) and 1 - found.own >= (rule.threshold or 0):
        start, end = max(found.stretches, key=lambda stretch: stretch[1] - stretch[0])
        yield Finding((start, end), (situation.reading.text[start:end],))
