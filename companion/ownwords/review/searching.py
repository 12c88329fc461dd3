"""Searches a draft for all that rules look for, sentence by sentence, and knows the sentences it searched before.

A draft is reviewed at each pause in typing, and between two pauses hardly more than one sentence changes. So what a
sentence holds is searched for once, with all phrases and patterns of a book, and looked up afterwards. What can reach
from one sentence into the next is searched for from where it begins, in that sentence and the two after it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from .matching import Hit, Phrases, made
from .patterns import OWN_TOTAL, Pattern, searching_clock
from .reading import Reading
from .triggers import Waking

if TYPE_CHECKING:
    from .rules import Rule

REMEMBERED = 4096  # sentences: a hundred long drafts
REACH = 3  # sentences that something can reach over, the one it begins in included


class Heard:
    """What begins in one sentence: ``hits`` by rule, in order, counted from where the sentence's stretch begins.

    ``counts`` is for whoever counts them: by rule, how often each group is there. No text is in it.
    """

    __slots__ = ("counts", "hits")

    def __init__(self, found: Iterable[tuple[str, Hit]]) -> None:
        self.hits: dict[str, list[Hit]] = defaultdict(list)
        self.counts: dict[str, Mapping[str, int]] = {}
        for rule, hit in found:
            self.hits[rule].append(hit)
        for hits in self.hits.values():
            hits.sort(key=place)


class Found:
    """What was found in a draft, by rule and sentence."""

    def __init__(self, heard: Iterable[tuple[int, int, Heard]]) -> None:
        self._by_rule: dict[str, list[tuple[int, int, Heard]]] = defaultdict(list)
        for each in heard:
            for rule in each[2].hits:
                self._by_rule[rule].append(each)

    def __contains__(self, rule: str) -> bool:
        """Tell whether a rule has any hits."""
        return rule in self._by_rule

    def sentences(self, rule: str) -> Sequence[tuple[int, int, Heard]]:
        """Return the number of each sentence with a rule's hits, where it begins, and what there is."""
        return self._by_rule.get(rule, ())

    def hits(self, rule: str) -> list[Hit]:
        """Return a rule's hits, in the order of the text."""
        return [
            made(Hit, (group, start + first, start + last, token))
            for _, start, heard in self._by_rule.get(rule, ())
            for group, first, last, token in heard.hits[rule]
        ]


class _Stretch(NamedTuple):
    """A sentence, and what there is up to the next one.

    What begins in it depends on the text from ``context``, the last mark of the sentence before, to ``reach``.
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


class _Searches:
    """Phrases and patterns: those that can reach into the next sentence, or those that cannot."""

    def __init__(self, rules: Sequence[Rule], crossing: bool) -> None:
        self._phrases = Phrases(each for rule in rules for each in rule.phrases if each.crossing == crossing)
        searches = [
            _Search(pattern, rule.id, group, token, rule.scope == "raw")
            for rule in rules
            for group, pattern, token in rule.patterns
            if pattern.local and pattern.crossing == crossing
        ]
        self._triggered = {each.pattern: each for each in searches if each.pattern.triggers}
        self._always = [each for each in searches if not each.pattern.triggers]
        self._waking = Waking(self._triggered)

    def find(self, reading: Reading, start: int, end: int, last: int) -> Iterator[tuple[str, Hit]]:
        """Yield what begins in a stretch and ends before a position, by rule."""
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
    """All phrases of a book's rules, and those of our patterns that look at a few sentences at a time.

    It remembers what it found lately, by the text's hash.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._within, self._reaching = _Searches(rules, crossing=False), _Searches(rules, crossing=True)
        self._known_within: dict[int, list[tuple[str, Hit]]] = {}
        self._known: dict[int, Heard] = {}

    @property
    def remembered(self) -> int:
        """Return the number of sentences that it knows."""
        return len(self._known_within)

    def search(self, reading: Reading) -> Found:
        """Return what there is in a draft; after ``OWN_TOTAL`` seconds of search the rest waits for the next time."""
        for known in (self._known, self._known_within):
            if len(known) > REMEMBERED:
                known.clear()
        return Found(self._each(reading))

    def _each(self, reading: Reading) -> Iterator[tuple[int, int, Heard]]:
        text, known, until = reading.text, self._known, searching_clock() + OWN_TOTAL
        for number, stretch in enumerate(_stretches(reading)):
            context, start, end, reach = stretch
            key = hash((text[context:reach], start - context, end - start))
            heard = known.get(key)
            if heard is None and searching_clock() < until:
                heard = known[key] = Heard(self._found(reading, stretch))
            if heard:
                yield number, start, heard

    def _found(self, reading: Reading, stretch: _Stretch) -> list[tuple[str, Hit]]:
        context, start, end, reach = stretch
        key = hash((reading.text[context:end], start - context))
        within = self._known_within.get(key)
        if within is None:
            within = self._known_within[key] = list(self._within.find(reading, start, end, end))
        return [*within, *self._reaching.find(reading, start, end, reach)]


def place(hit: Hit) -> tuple[int, int]:
    """Return what puts hits in order: the first, and of those that begin alike the longest."""
    return hit[1], -hit[2]


def _stretches(reading: Reading) -> list[_Stretch]:
    """Return the parts that hold a sentence each, and what there is up to the next one."""
    sentences = reading.sentences
    starts = [0, *(sentence.start for sentence in sentences[1:])]
    contexts = [0, *(sentence.end - 1 for sentence in sentences[:-1])]
    after = [*starts[1:], *[len(reading.text)] * REACH]
    return list(map(_Stretch, contexts, starts, after, after[REACH - 1 :]))
