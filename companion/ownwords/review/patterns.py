"""Patterns, each searched for under a time limit: one written badly would otherwise take minutes on a single draft.

Our own patterns are tested, so a draft on which one takes long just goes without it. A pattern from outside that takes
too long rests until the program is started again, and the person is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from time import perf_counter
from typing import ClassVar

import regex

OWN_TIME = 0.05  # seconds of one of our own patterns, on one long stretch of a draft
OWN_TOTAL = 0.3  # seconds of all of our own patterns together, on one draft
SHORT = 500  # characters in which our own patterns need no clock, which costs more than nearly every search
OUTSIDE_TIME = 0.004  # seconds of a pattern from outside, for each stretch of a draft
OUTSIDE_TOTAL = 0.02  # seconds of all patterns from outside together, for each stretch of a draft
STRETCH = 3000  # characters; a longer draft has more time
MOST_MATCHES = 1000  # of one pattern in one draft

_SPACE = re.compile(r"\\.|\[(?:\\.|[^\]])*\]| ")  # with what a space may stand in, which stays as it is
_SPACES = r"(?:[^\S\n]+)"
_LINE = r"(?<=\A|\n|"  # a line's beginning, in front of which may be space

Span = tuple[int, int]


class Pattern:
    """A compiled pattern. ``outside`` says where it is from, ``resting`` that it took too long once.

    One joined of several ``tokens`` tells which of them matched: its groups are named ``t0``, ``t1`` and so on.
    ``triggers`` are one or two sets of words, of each of which a match holds one (see ``triggers``); ``needs`` are
    characters without one of which there is no match; ``crossing`` says
    that a match can go from one sentence into the next, ``local`` that it is ours and looks at few sentences at a time.
    """

    __slots__ = ("__dict__", "crossing", "local", "outside", "resting", "tokens", "triggers")

    compiling: ClassVar[float] = 0.0  # seconds that went into compiling so far

    def __init__(
        self,
        source: str,
        flags: int = 0,
        outside: bool = False,
        tokens: tuple[str, ...] = (),
        triggers: Sequence[frozenset[str]] = (),
        needs: regex.Pattern[str] | None = None,
    ) -> None:
        """Raise ``regex.error`` for what is no pattern; with ``triggers`` only when it is first searched for."""
        self._source, self._flags = source, flags
        self.outside = outside
        self.resting = False
        self.tokens = tokens
        self.triggers = triggers
        self.crossing = bool(_CROSSING.search(_BEHIND.sub("", source)) or (not triggers and _BUT.search(source)))
        self.local = not outside and not _AT_LARGE.search(source)
        self._needs = needs or next((need for end, need in _NEEDS.items() if triggers and end in source), None)
        if not triggers:
            self._compiled  # noqa: B018 - it is checked now

    @cached_property
    def _compiled(self) -> regex.Pattern[str]:
        """Compile it; most of our own are never needed on a given day, and all together take a second."""
        begin = perf_counter()
        made = regex.compile(self._source, self._flags)
        Pattern.compiling += perf_counter() - begin
        return made

    def warm(self) -> None:
        """Compile it now."""
        self._compiled  # noqa: B018 - the property compiles

    def spans(self, text: str, start: int, end: int) -> list[Span]:
        """Return where it matches within a range, as far as it gets in its time; what matches nothing is left out."""
        return [match.span() for match in self._matches(text, start, end) if match.end() > match.start()]

    def tokened(self, text: str, start: int, end: int, written: str) -> Iterator[tuple[Span, str]]:
        """Yield where it matches within a range, with the token that did, or what was ``written`` if it is one."""
        for match in self._matches(text, start, end):
            if match.end() > match.start():
                yield match.span(), self.tokens[int((match.lastgroup or "t0")[1:])] if self.tokens else written

    def groups(self, text: str, start: int, end: int) -> Iterator[str]:
        """Yield what its groups caught within a range."""
        for match in self._matches(text, start, end):
            yield from filter(None, match.groups())

    def found(self, text: str, start: int, end: int) -> bool:
        """Tell whether it matches within a range; not when that takes too long."""
        if self.resting:
            return False
        try:
            return self._compiled.search(text, start, end, timeout=self._seconds(start, end)) is not None
        except TimeoutError:
            self.resting = self.outside
            return False

    def expanded(self, text: str, template: str) -> str:
        """Return a template such as ``$1 times`` with what the groups caught in a text; the template if nothing."""
        match = self._compiled.fullmatch(text, timeout=OUTSIDE_TIME)
        return str(match.expandf(_GROUP.sub(r"{\1}", _BRACES.sub(r"\g<0>\g<0>", template)))) if match else template

    def _matches(self, text: str, start: int, end: int) -> list[regex.Match[str]]:
        found: list[regex.Match[str]] = []
        if not self.resting and (self._needs is None or self._needs.search(text, start, end)):
            try:
                # What was found before the time was over stays.
                found += islice(
                    self._compiled.finditer(text, start, end, timeout=self._seconds(start, end)), MOST_MATCHES
                )
            except TimeoutError:
                self.resting = self.outside
        return found

    def _seconds(self, start: int, end: int) -> float | None:
        if self.outside:
            return stretches(end - start) * OUTSIDE_TIME
        return OWN_TIME if end - start > SHORT else None


def searching_clock() -> float:
    """Return seconds that pass while patterns are searched for, not while one is compiled for the first time."""
    return perf_counter() - Pattern.compiling


# A mark that ends sentences, and what comes after it: a set of such marks, or one for itself.
_CROSSING = re.compile(r"\[(?!\^)(?!(?:[^\]]|\\.)*\\[dw])[^\]]*[.!?][^\]]*\]|\\\. ?\(|\\\. \w")
_BUT = re.compile(r"\[\^(?![^\]]*[.!?])")  # anything but some characters, marks not among them
_AT_LARGE = re.compile(
    r"(?<!=)(?<!\|)\\A\\s|\{\d{3,},"
)  # looks for a text's beginning, or at hundreds of characters at once
_BEHIND = re.compile(r"\(\?<[=!](?:[^()\\]|\\.|\[(?:[^\]])*\])*\)")
# What a match begins with if it is a kind of character, around which there may be what only looks.
_FIRST = re.compile(r"(?:\\b|\(\?<[=!][^()]*\))*(?:\(\?=)?(\[[^\]]*\]|\\d|\\\?|[#@!0-9])(?![?*{])")
# What a match holds for certain, which is quicker to look for: a question mark at the end.
_NEEDS = {ending: re.compile(r"\?") for ending in (r"{3,140}\?", r"{5,140}\?", r"{0,120}\?", r"{0,140}\?", r"]*\?")}


def beginnings(tokens: Sequence[str]) -> regex.Pattern[str] | None:
    """Return the kinds of characters one of which any match of some tokens begins with; None if some can be any."""
    first = [_FIRST.match(token) for token in tokens]
    return regex.compile("|".join({each[1] for each in first if each})) if all(first) else None


_GROUP = re.compile(r"\$(\d+)")
_BRACES = re.compile(r"[{}]")


def stretches(characters: int) -> float:
    """Return how many times the time for a stretch so many characters have; at least once."""
    return max(1.0, characters / STRETCH)


def compiled(
    pattern: str,
    ignorecase: bool,
    nonword: bool,
    outside: bool = False,
    tokens: tuple[str, ...] = (),
    triggers: Sequence[frozenset[str]] = (),
    needs: regex.Pattern[str] | None = None,
) -> Pattern:
    """Compile a pattern as Vale means it: at word boundaries, unless ``nonword``, with ``^`` at each line.

    A space in it also stands for several, because people type two now and then, and before a line.

    Raises:
        regex.error: it is no pattern.
    """
    spaced = _SPACE.sub(lambda match: match.group() if match.group() != " " else _SPACES, pattern)
    spaced = spaced.replace(_LINE, r"(?<=(?:\A|\n)[^\S\n]*|\A\s*|")
    whole = f"(?:{spaced})" if nonword else rf"\b(?:{spaced})\b"
    return Pattern(whole, regex.MULTILINE | (regex.IGNORECASE if ignorecase else 0), outside, tokens, triggers, needs)
