"""Things that say something only together: a time, a place and an "I" make a story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...text import Sentence
from ..rules import EXCEPTION, Rule
from .situation import Finding, Situation


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
    """Return the numbers of the sentences that have each group; nothing when a group is nowhere."""
    there: dict[str, set[int]] = {}
    for group in rule.groups:
        there[group] = _numbers(rule, situation, group)
        if not there[group]:
            return {}
    return there


def _numbers(rule: Rule, situation: Situation, group: str) -> set[int]:
    """Return the numbers of the sentences that have a group."""
    sentences = situation.found.sentences(rule.id)
    return {number for number, _, heard in sentences if any(hit.group == group for hit in heard.hits[rule.id])}


def _finding(situation: Situation, first: Sentence, last: Sentence) -> Finding:
    return Finding((first.start, last.end), (situation.reading.text[first.start : last.end],))
