"""Searches a draft for all that rules look for, sentence by sentence, and knows the sentences it searched before.

A draft is reviewed at each pause in typing, and between two pauses hardly more than one sentence changes. So what a
sentence holds is searched for once, with all phrases and patterns of a book, and looked up afterwards. What can reach
from one sentence into the next is searched for from where it begins, in that sentence and the two after it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from .matching import Hit, Phrases
from .patterns import OWN_TOTAL, Pattern
from .reading import Reading
from .triggers import Waking

if TYPE_CHECKING:
    from .rules import Rule

REMEMBERED = 8192  # stretches: a hundred long drafts
REACH = 3  # sentences that something can reach over, the one it begins in included

_hit = tuple.__new__  # a named tuple's own constructor takes three times as long, and there are hundreds of hits

_Found = tuple[tuple[str, tuple[Hit, ...]], ...]  # by rule, counted from where a stretch begins


class _Stretch(NamedTuple):
    """A sentence, and what there is up to the next one.

    What is in it depends on the text from ``context``, the last mark of the sentence before, to ``reach``.
    """

    context: int
    start: int
    end: int
    reach: int


class _Search(NamedTuple):
    """A pattern, and what its hits are called; ``raw``: it also looks where links and hashtags stand."""

    pattern: Pattern
    rule: str
    group: str
    token: str
    raw: bool


class _Memory:
    """Phrases and patterns with what they found lately. No text is kept, only its hash."""

    def __init__(self, rules: Sequence[Rule], reaching: bool) -> None:
        self._reaching = reaching
        self._phrases = Phrases(each for rule in rules for each in rule.phrases if each.crossing == reaching)
        searches = [
            _Search(pattern, rule.id, group, token, rule.scope == "raw")
            for rule in rules
            for group, pattern, token in rule.patterns
            if pattern.local and pattern.crossing == reaching
        ]
        self._triggered = {each.pattern: each for each in searches if each.pattern.triggers}
        self._always = [each for each in searches if not each.pattern.triggers]
        self._waking = Waking(self._triggered)
        self._known: dict[int, _Found] = {}

    def __len__(self) -> int:
        return len(self._known)

    def find(self, reading: Reading, stretches: Sequence[_Stretch], until: float) -> Iterator[tuple[int, _Found]]:
        """Yield where stretches begin, and what is in them, as far as it is known or found by the time ``until``."""
        text, known = reading.text, self._known
        if len(known) > REMEMBERED:
            known.clear()
        for context, start, end, reach in stretches:
            last = reach if self._reaching else end
            key = hash((text[context:last], start - context, end - start))
            found = known.get(key)
            if found is None and perf_counter() < until:
                found = known[key] = _by_rule(self._search(reading, start, end, last))
            if found:
                yield start, found

    def _search(self, reading: Reading, start: int, end: int, last: int) -> Iterator[tuple[str, Hit]]:
        """Yield what begins in a stretch and ends before a position."""
        words = bisect_left(reading.word_starts, start), bisect_left(reading.word_starts, last)
        for rule, hits in self._phrases.find(reading, *words).items():
            yield from [(rule, Hit(group, at - start, to - start, token)) for group, at, to, token in hits]
        woken = self._waking.find(reading.keys[slice(*words)])
        for search in [*self._always, *map(self._triggered.__getitem__, woken)]:
            text = reading.text if search.raw else reading.prose
            for (first, stop), token in search.pattern.tokened(text, start, last, search.token):
                if first >= end:
                    break
                yield search.rule, Hit(search.group, first - start, stop - start, token)


class Searcher:
    """All phrases of a book's rules, and those of our patterns that look at a few sentences at a time."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._memories = _Memory(rules, reaching=False), _Memory(rules, reaching=True)

    @property
    def remembered(self) -> int:
        """Return the number of stretches that it knows."""
        return sum(map(len, self._memories))

    def search(self, reading: Reading) -> dict[str, list[Hit]]:
        """Return what there is in a draft by rule; after ``OWN_TOTAL`` seconds the rest waits for the next time."""
        hits: dict[str, list[Hit]] = defaultdict(list)
        stretches, until = _stretches(reading), perf_counter() + OWN_TOTAL
        for memory in self._memories:
            for start, found in memory.find(reading, stretches, until):
                for rule, there in found:
                    hits[rule] += [_hit(Hit, (group, start + at, start + to, token)) for group, at, to, token in there]
        return hits


def _by_rule(found: Iterable[tuple[str, Hit]]) -> _Found:
    hits: dict[str, list[Hit]] = defaultdict(list)
    for rule, hit in found:
        hits[rule].append(hit)
    return tuple((rule, tuple(each)) for rule, each in hits.items())


def _stretches(reading: Reading) -> list[_Stretch]:
    """Return the parts that hold a sentence each, and what there is up to the next one."""
    sentences = reading.sentences
    starts = [0, *(sentence.start for sentence in sentences[1:])]
    contexts = [0, *(sentence.end - 1 for sentence in sentences[:-1])]
    after = [*starts[1:], *[len(reading.text)] * REACH]
    return list(map(_Stretch, contexts, starts, after, after[REACH - 1 :]))
