"""Takes a text apart: words, sentences, and positions as browsers count them. Pure, and at home in any text.

Positions are Python string indices. A browser counts UTF-16 code units, in which most emoji are two: ``utf16_span``
goes from one to the other at the border.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple


class Word(NamedTuple):
    """A word as written, and where."""

    text: str
    start: int
    end: int


class Sentence(NamedTuple):
    """A sentence without the space around it, and where."""

    text: str
    start: int
    end: int


# A letter, then letters, digits and combining marks; apostrophes and hyphens only inside.
_WORD = re.compile(r"[^\W\d_][\w\u0300-\u036f]*(?:['’\u2010\u2011-][^\W_][\w\u0300-\u036f]*)*")
# The first mark of a run only: trying again inside each run would cost its length squared. That one set of
# characters comes first lets the engine skip quickly to the next of them.
_BREAK = re.compile(
    r"[.!?…\n\r\u2028\u2029]"
    r"(?:(?<=[.!?…])(?<![.!?…].)[.!?…]*+[\"'”’»«)\]]{0,3}+(?=\s)|(?<=[\n\r\u2028\u2029])[\n\r\u2028\u2029]*+)"
)
_LAST_WORD = re.compile(r"[\w.]+\Z")

# How far back an abbreviation can begin, in characters.
_ABBREVIATION_REACH = 12
_ABBREVIATIONS = frozenset(
    "adr afd approx bl.a ca co corp d.d dr dvs e.g eks el etc evt f.eks fig fr gl hhv hr i.e inc incl inkl jf jr kl kr "
    "ltd maks max md mia min mio mr mrs ms nr o.l osv pct pga pkt prof ref st tel tlf vedr vs årg".split()
)


def words(text: str) -> list[Word]:
    """Return the words: letters, æøå included, with apostrophes and hyphens inside (``it's``, ``e-mail``).

    Numbers are no words; a word may end in digits (``NIS2``).
    """
    return [Word(match.group(), *match.span()) for match in _WORD.finditer(text)]


def word_texts(text: str) -> list[str]:
    """Return the words as written, without where they stand: a quarter of the work."""
    return _WORD.findall(text)


def word_places(text: str) -> tuple[list[str], list[int]]:
    """Return the words as written, and where each begins: half the work of an object for each."""
    matches = list(_WORD.finditer(text))
    return [match[0] for match in matches], [match.start() for match in matches]


def sentences(text: str) -> list[Sentence]:
    """Return the sentences; a line break ends one too, because posts are written in lines.

    Lines without a letter or digit (emoji, rules) are no sentences.
    """
    edges = [0, *(match.end() for match in _BREAK.finditer(text) if _ends_sentence(text, match)), len(text)]
    return [each for begin, end in pairwise(edges) if (each := _trimmed(text, begin, end))]


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 code units, as JavaScript's ``length``. A lone surrogate counts as one."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf16_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Turn a range of string indices into UTF-16 code units, so that JavaScript's ``slice`` cuts the same piece."""
    first = utf16_length(text[:start])
    return first, first + utf16_length(text[start:end])


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    if match.group() != ".":
        return True
    before = _LAST_WORD.search(text, max(0, match.start() - _ABBREVIATION_REACH), match.start())
    last = before.group().lower() if before else ""
    if last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha() and last not in "iå"):
        return False
    # "den 3. december": a number and a small letter after it make an ordinal, not an end.
    return not (last.isdigit() and text[match.end() : match.end() + 2].strip()[:1].islower())


def _trimmed(text: str, start: int, end: int) -> Sentence | None:
    stripped = text[start:end].lstrip()
    begin = end - len(stripped)
    stripped = stripped.rstrip()
    if not stripped[:1].isalnum() and not any(map(str.isalnum, stripped)):
        return None
    return Sentence(stripped, begin, begin + len(stripped))
