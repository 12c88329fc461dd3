"""Lets each rule look at a draft: at all of it, or at the sentences in the rule's own language where a post mixes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from operator import itemgetter

from ..models import LANGUAGES, Channel, Draft, Language, Tip
from .checks import CHECKS, Budget, Finding, Situation
from .messages import filled
from .own_words import Copied
from .patterns import OUTSIDE_TOTAL, stretches
from .reading import Reading
from .rules import Book, Rule

_SENTENCE_BY_SENTENCE = frozenset(
    ("existence", "substitution", "repetition", "consistency", "conditional", "capitalization", "together")
)
"""The extension points that look at words; the others look at a post as a whole, whatever its languages."""

_Ranked = tuple[int, Tip]


@dataclass(frozen=True, slots=True)
class Listening:
    """A draft, and the rules of each language."""

    draft: Draft
    reading: Reading
    channels: Sequence[Channel]
    copied: Copied | None
    book: Callable[[Language], Book]

    def tips(self, language: Language) -> list[Tip]:
        """Return what the rules of a language say, in order of help, with those of others about their own sentences.

        All is said in ``language``; only what could stand in a sentence's place is in the sentence's.
        """
        ours, whole = self.book(language), self._situation(language, self.reading)
        if not self.reading.strangers:
            return [tip for _, tip in _said(ours.rules, whole, whole)]
        found = list(_said(ours.rules, whole, self._situation(language, self.reading.only(language))))
        words = {rule.id: rule for rule in ours.rules}
        for other in (each for each in LANGUAGES if each in self.reading.strangers):
            theirs, there = self.book(other).rules, self._situation(other, self.reading.only(other))
            found = [each for each in found if not _is_there(each[1], theirs, there)]
            found += _said(theirs, None, there, words)
        return [tip for _, tip in sorted(found, key=itemgetter(0))]

    def _situation(self, language: Language, reading: Reading) -> Situation:
        return Situation(
            self.draft,
            reading,
            language,
            self.channels,
            self.copied,
            self.book(language).searcher.search(reading),
            Budget(OUTSIDE_TOTAL * stretches(len(reading.text))),
        )


def _said(
    rules: Sequence[Rule], whole: Situation | None, sentences: Situation, words: Mapping[str, Rule] | None = None
) -> Iterator[_Ranked]:
    """Yield what rules say about the whole draft (nothing without one) and about the sentences in their language.

    Where ``words`` has a rule of the same id, it is said in that one's words.
    """
    for rule in rules:
        situation = sentences if _by_sentence(rule) else whole
        if situation:
            said = CHECKS[rule.extends](rule, situation)
            speaker = words.get(rule.id, rule) if words else rule
            yield from ((rule.rank, _tip(speaker, finding)) for finding in islice(said, rule.limit))


def _by_sentence(rule: Rule) -> bool:
    return rule.extends in _SENTENCE_BY_SENTENCE or (rule.extends == "weighed" and rule.scope != "draft")


def _tip(rule: Rule, finding: Finding) -> Tip:
    message = filled(rule.message, finding.said)
    return Tip(rule.id, rule.kind, message, rule.why, rule.source, finding.span, finding.replacements)


def _is_there(tip: Tip, rules: Sequence[Rule], situation: Situation) -> bool:
    """Tell whether what a tip misses is there, in sentences of another language: an "I", or where somebody works."""
    rule = next((each for each in rules if each.id == tip.rule), None)
    if rule is None or not (rule.extends == "affiliation" or (rule.extends == "occurrence" and rule.min)):
        return False
    return not any(CHECKS[rule.extends](replace(rule, threshold=None), situation))
