"""Chooses the few tips worth a person's attention."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from ..models import Tip
from .reading import Reading

MOST_TIPS = 12  # three at once on the screen, the others behind “more”
MOST_PRAISE = 1
_KINDS = ("pause", "improve", "encourage")
_WHATEVER_BECOMES_OF_IT = frozenset(("lesson", "question", "source-named"))
"""Praise that stands beside a pause: it holds whether or not the matter to think over is told."""

Span = tuple[int, int]


def choose(found: Sequence[Tip], reading: Reading, copied: Iterable[Span], muted: Collection[str]) -> tuple[Tip, ...]:
    """Return at most twelve tips, pauses first, then improvements, then at most one word of praise.

    ``found`` comes in order of help. Praise never falls on copied words, nor on a sentence in which another tip points
    at some words; one about a whole sentence says nothing against what is told there. Beside a pause nothing is praised
    that may not be told in the end, a story or a name. That also goes for tips whose rule is muted, so muting a rule
    takes its tips away, and at most makes room for others.
    """
    disliked = [tip.span for tip in found if tip.kind != "encourage" and tip.span and not _whole(tip.span, reading)]
    clouded = _touched([*disliked, *copied], reading)
    kept = [tip for tip in found if tip.rule not in muted and not _clouded(tip, clouded, reading)]
    spoken = [tip for kind in _KINDS for tip in _distinct(tip for tip in kept if tip.kind == kind)]
    calm = all(tip.kind != "pause" for tip in found)
    praise = [tip for tip in spoken if tip.kind == "encourage" and (calm or tip.rule in _WHATEVER_BECOMES_OF_IT)]
    return tuple([tip for tip in spoken if tip.kind != "encourage"] + praise[:MOST_PRAISE])[:MOST_TIPS]


def _distinct(tips: Iterable[Tip]) -> list[Tip]:
    """Keep the first of several tips on the very same place; one pause is enough within a longer one."""
    kept: list[Tip] = []
    for tip in tips:
        if not any(_covers(other, tip) for other in kept):
            kept.append(tip)
    return kept


def _covers(first: Tip, second: Tip) -> bool:
    if not first.span or not second.span:
        return False
    within = first.span[0] <= second.span[0] and second.span[1] <= first.span[1]
    return first.span == second.span or (within and second.kind == "pause" and second.span[0] < second.span[1])


def _clouded(tip: Tip, clouded: set[int], reading: Reading) -> bool:
    return tip.kind == "encourage" and tip.span is not None and not clouded.isdisjoint(_numbers(tip.span, reading))


def _whole(span: Span, reading: Reading) -> bool:
    """Tell whether a span holds a whole sentence."""
    number = reading.sentence_at(max(span[0], span[1] - 1))
    return number >= 0 and span[0] <= reading.sentences[number].start and reading.sentences[number].end <= span[1] + 1


def _touched(spans: Iterable[Span], reading: Reading) -> set[int]:
    return {number for span in spans if span[0] < span[1] for number in _numbers(span, reading)}


def _numbers(span: Span, reading: Reading) -> range:
    """Return the numbers of the sentences that a span touches."""
    return range(max(0, reading.sentence_at(span[0])), reading.sentence_at(max(span[0], span[1] - 1)) + 1)
