"""Finds out which words a pattern cannot do without, so that it is searched for only where one of them stands.

A thousand patterns over a draft would take a hundred milliseconds. Nearly all hold words that few drafts have; looking
those up costs next to nothing, and a pattern none of whose words is there needs no search at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, product
from re import _constants as op  # type: ignore[attr-defined]  # the standard library's own reading of patterns
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from .patterns import Pattern

ANY = "\0"  # stands for text that is not known
MOST = 400  # ways to spell a part of a pattern; one with more is no help
FEW = 2  # words that nearly every draft has
SETS = 2  # of words, at most, that are looked for
BEGINNING = 4  # letters of a word that are enough to look it up by, marked with a * after them
_PROPERTY = re.compile(r"\\p\{\w+\}")
_PART = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]])*\]|.", re.DOTALL)
_PIECE = re.compile(rf"[^\W_][\w'{ANY}-]*|{ANY}[\w'{ANY}-]*")
_OFTEN = frozenset(
    "a about all an and any are as at be been but by can do for from had has have he her here his how i if in is it "
    "its just like me more my new no not now of on one only or our out she so that the their them they this time to up "
    "us was we what when who will with work you your "
    "af alle at blev da de dem den der det dig din du efter eller en er et for fra før gik går har havde han her hos "
    "hun hvad hvis hvor i ikke ind jeg kan kom kun man med meget men mere mig min mit når nu ny nye og også om os på "
    "sig skal som så til ud var ved vi vil vores være år".split()
)


def triggers(token: str, bounded: bool) -> tuple[frozenset[str], ...]:
    """Return sets of words, or of their beginnings with a ``*``, of each of which any match of a token holds one.

    The second, where there is one, is another part of the token's; none if no word is sure. ``bounded`` says that the
    token begins and ends where words do.
    """
    try:
        parsed = _parser.parse(_PROPERTY.sub(r"\\w", token))
    except re.error:
        return ()
    edge = " " if bounded else ANY
    return tuple(_ranked(list(parsed), edge, edge)[:SETS])


def alternatives(token: str) -> list[str]:
    """Return what a token is made of when it only says "this or that", or the token; each has triggers of its own."""
    body = token[3:-1] if token.startswith("(?:") and _closes(token) == len(token) - 1 else token
    parts, start = [], 0
    for position, depth, character in _scanned(body):
        if character == "|" and depth == 0:
            parts.append(body[start:position])
            start = position + 1
    return [*parts, body[start:]] if parts and all([*parts, body[start:]]) else [token]


def _closes(token: str) -> int:
    """Return where the group closes that a token begins with."""
    return next((position for position, depth, each in _scanned(token) if each == ")" and depth == 0), -1)


def _scanned(token: str) -> Iterator[tuple[int, int, str]]:
    """Yield where the parts of a token stand, how deep in groups, and what they are: a set or an escape is one."""
    depth = 0
    for match in _PART.finditer(token):
        part = match.group()
        depth -= part == ")"
        yield match.start(), depth, part
        depth += part == "("


class Waking:
    """The patterns that have triggers, by those."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._words: dict[str, list[Pattern]] = {}
        self._beginnings: dict[str, list[tuple[str, Pattern]]] = {}
        for pattern in patterns:
            for word in pattern.triggers[0] if pattern.triggers else ():
                if word.endswith("*"):
                    self._beginnings.setdefault(word[:BEGINNING], []).append((word[:-1], pattern))
                else:
                    self._words.setdefault(word, []).append(pattern)

    def find(self, keys: Iterable[str]) -> list[Pattern]:
        """Return the patterns that words of a sentence wake, each once."""
        words = {part for key in keys for part in ((key, *key.split("-")) if "-" in key else (key,))}
        woken = dict.fromkeys(pattern for word in words for pattern in self._by(word))
        return [each for each in woken if _both(each, words)]

    def _by(self, word: str) -> Iterable[Pattern]:
        found = self._words.get(word, ())
        if beginnings := self._beginnings.get(word[:BEGINNING]):
            return [*found, *(pattern for beginning, pattern in beginnings if word.startswith(beginning))]
        return found


def _both(pattern: Pattern, words: set[str]) -> bool:
    """Tell whether a sentence has a word of each of a pattern's sets; of what crosses, one of the first is enough."""
    return len(pattern.triggers) < SETS or pattern.crossing or not pattern.triggers[1].isdisjoint(words)


def _best(items: Sequence[Any], left: str, right: str) -> frozenset[str] | None:
    """Return the triggers of that part of a sequence, between spaces, which has the rarest."""
    return next(iter(_ranked(items, left, right)), None)


def _ranked(items: Sequence[Any], left: str, right: str) -> list[frozenset[str]]:
    """Return the triggers of each part of a sequence, the rarest first; after it only whole, rarer words."""
    found: list[frozenset[str]] = []
    chunks = list(_chunks(items))
    for number, chunk in enumerate(chunks):
        before, after = (left if number == 0 else " "), (right if number == len(chunks) - 1 else " ")
        if (words := _of_chunk(chunk, before, after)) is not None:
            found.append(words)
    found.sort(key=_cost)
    return [*found[:1], *filter(_useful, found[1:])]


def _useful(words: frozenset[str]) -> bool:
    """Tell whether a second set is worth looking at: it holds whole words, few of which every draft has."""
    return len(words & _OFTEN) <= FEW and not any(word.endswith("*") for word in words)


def _chunks(items: Sequence[Any]) -> Iterator[list[Any]]:
    """Yield the parts of a sequence between spaces, without what only looks ahead or behind."""
    chunk: list[Any] = []
    for item in items:
        if item == (op.LITERAL, ord(" ")):
            yield chunk
            chunk = []
        elif item[0] not in (op.ASSERT, op.ASSERT_NOT):
            chunk.append(item)
    yield chunk


def _inner(chunk: Sequence[Any], left: str, right: str) -> tuple[Sequence[Any], str, str]:
    """Return a chunk without the word boundaries at its ends, and what it then stands between."""
    if chunk and chunk[0][0] is op.AT:
        return _inner(chunk[1:], " ", right)
    if chunk and chunk[-1][0] is op.AT:
        return _inner(chunk[:-1], left, " ")
    return chunk, left, right


def _of_chunk(chunk: Sequence[Any], left: str, right: str) -> frozenset[str] | None:
    chunk, left, right = _inner(chunk, left, right)
    if len(chunk) == 1 and (branches := _branches(chunk[0])):
        each = [_best(branch, left, right) for branch in branches]
        return None if any(one is None for one in each) else frozenset(chain.from_iterable(filter(None, each)))
    spelled = _spelled(chunk)
    words = [_rarest(left + text + right) for text in spelled or ()]
    return frozenset(filter(None, words)) if words and all(words) else None


def _branches(item: Any) -> list[list[Any]]:
    """Return the alternatives of a group or alternation; nothing for anything else."""
    kind, what = item
    if kind is op.SUBPATTERN:
        inner = list(what[3])
        return _branches(inner[0]) or [inner] if len(inner) == 1 else [inner]
    if kind is op.ATOMIC_GROUP:
        return [list(what)]
    return [list(branch) for branch in what[1]] if kind is op.BRANCH else []


def _spelled(items: Sequence[Any]) -> list[str] | None:
    """Return all the ways to spell a sequence; None when they are too many."""
    texts = [""]
    for item in items:
        more = _ways(item)
        if more is None or len(texts) * len(more) > MOST:
            return None
        texts = [text + way for text, way in product(texts, more)]
    return texts


def _ways(item: Any) -> list[str] | None:
    kind, what = item
    if kind is op.LITERAL:
        return [chr(what).lower().replace("’", "'")]
    if kind is op.IN:
        return _ways_of_class(what)
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return [""]
    if kind is op.AT:
        return [" "]
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return _ways_repeated(*what)
    if branches := _branches(item):
        each = [_spelled(branch) for branch in branches]
        ways = [text for one in each for text in one or ()]
        return ways if all(one is not None for one in each) and len(ways) <= MOST else None
    return [ANY]


def _ways_of_class(members: Sequence[Any]) -> list[str]:
    if all(kind is op.LITERAL for kind, _ in members):
        return sorted({chr(what).lower().replace("’", "'") for _, what in members})
    return [ANY]


def _ways_repeated(least: int, most: Any, body: Sequence[Any]) -> list[str] | None:
    """Return the ways to spell what may be repeated; whole words that may be missing count as unknown."""
    ways = _spelled(list(body))
    spaced = bool(ways) and all(way.endswith(" ") for way in ways or ())
    if least == 0 and (spaced or (ways is None and list(body)[-1] == (op.LITERAL, ord(" ")))):
        return ["", ANY + " "]
    if ways is None:
        return None
    if most != 1 and not spaced:
        ways = [way + ANY for way in ways]
    return ["", *ways] if least == 0 else ways


def _rarest(text: str) -> str | None:
    """Return the rarest word of a text, or the beginning of one; None when no word of it is known."""
    known: list[str] = []
    for piece in _PIECE.findall(text):
        head = piece.split(ANY)[0]
        if head == piece and not piece[0].isdigit():
            known.append(piece)
        elif head and len(head) >= BEGINNING and "-" not in head and not head[0].isdigit():
            known.append(head + "*")
    return min(known, key=_frequency, default=None)


def _cost(words: frozenset[str]) -> float:
    return sum(map(_frequency, words))


@lru_cache(maxsize=4096)
def _frequency(word: str) -> float:
    """Return a guess at how often a word stands in a draft."""
    if word in _OFTEN:
        return 60
    if word.endswith("*"):
        return 3
    return 8 if len(word) <= 3 else 1
