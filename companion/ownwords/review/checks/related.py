"""What says something about another part of the text: said twice, said in two ways, or said without its other half."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..matching import Hit, is_plain
from ..rules import Rule
from .situation import Finding, Situation, blocks, find, scoped


def repetition(rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Yield runs of the same match on one line, when they are more than one and ``max`` repeats."""
    text, run = situation.reading.text, 0
    for one, other in pairwise(find(rule, situation)):
        run = run + 1 if _same(rule, text, one, other) else 0
        if run > (rule.max or 0) and "\n" not in text[one.start : other.end]:
            match = text[other.start : other.end]
            yield Finding(
                (one.start, other.end), (match, match), (match,) if text[one.end : other.start].isspace() else ()
            )
            run = 0


def consistency(rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Yield the first of the second way of saying something, where a text says it in both; the first could stay."""
    text = scoped(rule, situation.reading)
    for pair in rule.pairs:
        one = next(iter(pair.first.spans(text, 0, len(text))), None)
        other = next(iter(pair.second.spans(text, 0, len(text))), None)
        if one and other:
            (_, kept), (span, _) = sorted(((one, pair.texts[0]), (other, pair.texts[1])))
            yield Finding(span, (text[slice(*span)],), (kept,) if is_plain(kept) else ())


def conditional(rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Yield what ``first`` matches and no group of ``second`` caught, if they are ``threshold`` different ones."""
    hits = find(rule, situation)
    if rule.second is None or not hits:
        return
    text = scoped(rule, situation.reading)
    caught = set(rule.second.groups(text, 0, len(text)))
    alone = [(hit, text[hit.start : hit.end]) for hit in hits if text[hit.start : hit.end] not in caught]
    if len({match for _, match in alone}) >= (rule.threshold or 0):
        for hit, match in alone:
            yield Finding((hit.start, hit.end), (match,))


def capitalization(rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Yield each part of the scope that is not written as the rule has it."""
    text = situation.reading.text
    for start, end in blocks(rule, situation.reading):
        part = text[start:end]
        if rule.case and not rule.case.fits(part):
            wanted = rule.case.wanted(part)
            yield Finding((start, end), (part, wanted), (wanted,) if wanted != part and rule.action else ())


def _same(rule: Rule, text: str, one: Hit, other: Hit) -> bool:
    first, second = text[one.start : one.end].strip(), text[other.start : other.end].strip()
    if rule.alpha and not second.isalpha():
        return False
    return bool(second) and (first.casefold() == second.casefold() if rule.ignorecase else first == second)
