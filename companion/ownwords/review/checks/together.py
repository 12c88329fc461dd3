"""Things that say something only together: a time, a place and an "I" make a story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...text import Sentence
from ..rules import EXCEPTION, Rule
from .situation import Finding, Situation, runs


def together(rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Yield sentences with all the rule's groups and no exception; with the scope ``passage`` also two in a row."""
    sentences = situation.reading.sentences
    there = _by_group(rule, situation)
    silent: set[int] | None = None
    for number in sorted(set().union(*there.values())):
        for last in (number, number + 1) if rule.scope == "passage" else (number,):
            if last < len(sentences) and all(number in each or last in each for each in there.values()):
                silent = _numbers(rule, situation, EXCEPTION) if silent is None else silent
                if number not in silent and last not in silent:
                    yield _finding(situation, sentences[number], sentences[last])
                break


def _by_group(rule: Rule, situation: Situation) -> Mapping[str, set[int]]:
    """Return the numbers of the sentences that have each group; nothing when a group is nowhere.

    Groups of plain words come first, and patterns are searched for, the short ones first, only where every group
    before can meet them, so that most drafts are done with early.
    """
    cost = {group: 0 for group in rule.groups}
    for group, _, written in rule.patterns:
        cost[group] = cost.get(group, 0) + len(written)
    there: dict[str, set[int]] = {}
    near: set[int] | None = None
    for group in sorted(rule.groups, key=cost.__getitem__):
        found = _numbers(rule, situation, group, near)
        there[group] = found if near is None else found & near
        if not there[group]:
            return {}
        met = {number + step for number in there[group] for step in (-1, 0, 1)} if rule.scope == "passage" else found
        near = met if near is None else near & met
    return there


def _numbers(rule: Rule, situation: Situation, group: str, near: set[int] | None = None) -> set[int]:
    """Return the numbers of the sentences that have a group, of those ``near`` if that is given."""
    reading = situation.reading
    starts = [hit.start for hit in situation.hits.get(rule.id, ()) if hit.group == group]
    for pattern in (each for name, each, _ in rule.patterns if name == group):
        for first, last in runs(pattern, situation, near):
            starts += [start for start, _ in pattern.spans(reading.prose, first, last)]
    return {reading.sentence_at(start) for start in starts} - {-1}


def _finding(situation: Situation, first: Sentence, last: Sentence) -> Finding:
    return Finding((first.start, last.end), (situation.reading.text[first.start : last.end],))
