"""What the checks are given, and what they give back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...models import Channel, Draft, Language
from ..matching import Hit
from ..own_words import Copied
from ..reading import Reading
from ..rules import EXCEPTION, HINT, Rule


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to speak about: where (None: the whole draft), what stands for ``%s``, what could replace it."""

    span: tuple[int, int] | None
    match: str = ""
    replacements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Situation:
    """A draft with all that a check may want to know. ``hits`` are those of plain phrases, by rule."""

    draft: Draft
    reading: Reading
    language: Language
    channels: Sequence[Channel]
    copied: Copied | None
    hits: Mapping[str, Sequence[Hit]]


def find(rule: Rule, situation: Situation) -> list[Hit]:
    """Return what the rule's tokens hit, in the order of the text, without its exceptions and what lies in them.

    The scope ``raw`` also looks where links and hashtags stand. Others' words, in quotation marks, are nobody's to
    improve, so rules that suggest leave them alone.
    """
    reading = situation.reading
    text = reading.text if rule.scope == "raw" else reading.prose
    hits = [*situation.hits.get(rule.id, ())]
    ranges = _hinted(reading, hits) if HINT in rule.groups else [(0, len(text))]
    for group, pattern, token in rule.patterns:
        for first, last in ranges:
            hits += [Hit(group, start, end, token) for start, end in pattern.spans(text, first, last)]
    silent = [hit for hit in hits if hit.group == EXCEPTION]
    speaking = [hit for hit in hits if hit.group not in (EXCEPTION, HINT) and not _within(hit, silent)]
    if rule.kind == "improve":
        speaking = [hit for hit in speaking if not reading.quoted(hit.start, hit.end)]
    return sorted(speaking, key=lambda hit: (hit.start, -hit.end))


def _hinted(reading: Reading, hits: Sequence[Hit]) -> list[tuple[int, int]]:
    """Return where the sentences with a hint lie: patterns are searched for there only."""
    numbers = sorted({reading.sentence_at(hit.start) for hit in hits if hit.group == HINT})
    return [(reading.sentences[number].start, reading.sentences[number].end) for number in numbers if number >= 0]


def _within(hit: Hit, others: Sequence[Hit]) -> bool:
    return any(other.start <= hit.start and hit.end <= other.end for other in others)
