"""Text that stands in a suggestion, or in a post of the person's own, too."""

from __future__ import annotations

from collections.abc import Iterator

from ..own_words import repeated
from ..rules import Rule
from .situation import Finding, Situation

PAST = "past"  # the scope of a rule about the person's own posts


def copied(rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Speak about the longest copied stretch, when ``threshold`` (0 to 1) of the words, and ``min``, are copied.

    They are copied from suggestions, or with the scope ``past`` from what the person posted before.
    """
    reading = situation.reading
    found = repeated(reading, situation.draft.past) if rule.scope == PAST else situation.copied
    if found and found.words >= (rule.min or 1) and 1 - found.own >= (rule.threshold or 0):
        start, end = max(found.stretches, key=lambda stretch: stretch[1] - stretch[0])
        yield Finding((start, end), (reading.text[start:end],))
