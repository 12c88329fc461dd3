"""A link without a word about it."""

from __future__ import annotations

from collections.abc import Iterator

from ..rules import Rule
from .situation import Finding, Situation


def only_link(rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Speak when a draft is a link and at most ``threshold`` words; hashtags are no words."""
    reading = situation.reading
    if reading.links and len(reading.words) <= (rule.threshold or 0):
        yield Finding(reading.links[0])
