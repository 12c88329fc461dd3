"""A draft, read once: what every check looks at, worked out when first asked for."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import chain, pairwise
from operator import attrgetter, itemgetter
from typing import Any

from ..models import LANGUAGES
from ..text import Sentence, sentences, word_places
from .language import leaning_away, of_post, stranger

_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
# A bare address is looked for from its ending, which is rare, not from the beginning of each word.
_ENDING = re.compile(r"\.(?:com|dk|org|net|io|eu|example)\b(?:/\S*)?", re.IGNORECASE)
_HOST = re.compile(r"(?<![\w.@-])[^\W_][\w.-]*\Z")
_HOST_REACH = 100  # characters before the ending
_TAG = re.compile(r"[#@](?<!\w[#@])\w+")
_MAIL = re.compile(r"\b[\w.+-]{1,64}@[\w-]+\.[\w.-]+")
# Quotation marks on one line, at most 400 characters apart: farther apart they are seldom a pair.
_QUOTE = re.compile(r"“[^“”\n]{1,400}”|”[^”\n]{1,400}”|„[^“”\n]{1,400}[“”]|»[^»«\n]{1,400}«|\"[^\"\n]{1,400}\"")
_LETTER = re.compile(r"[^\n]")
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")


class Reading:
    """One text with its parts. ``prose`` is as long as ``text``, with links, hashtags and addresses blanked out."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def prose(self) -> str:
        """Return the text with spaces where links, hashtags, mentions and mail addresses stand."""
        edges = [0, *(edge for span in self.links for edge in span), len(self.text)]
        cuts = [self.text[first:last] for first, last in pairwise(edges)]
        prose = "".join(" " * len(cut) if number % 2 else cut for number, cut in enumerate(cuts))
        for pattern in (_MAIL, _TAG) if "@" in prose else (_TAG,):
            prose = pattern.sub(_blank, prose)
        return prose

    @cached_property
    def _places(self) -> tuple[list[str], list[int]]:
        return word_places(self.prose)

    @property
    def words(self) -> list[str]:
        """Return the words of the prose as written."""
        return self._places[0]

    @property
    def word_starts(self) -> list[int]:
        """Return where each word begins."""
        return self._places[1]

    def word_end(self, place: int) -> int:
        """Return where a word ends."""
        return self.word_starts[place] + len(self.words[place])

    @cached_property
    def keys(self) -> list[str]:
        """Return the words as they are compared: lower case, composed, straight apostrophes."""
        keys = list(map(str.lower, self.words))
        if self.text.isascii():
            return keys
        return [unicodedata.normalize("NFC", key).replace("’", "'") if not key.isascii() else key for key in keys]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Return the sentences of the prose."""
        return sentences(self.prose)

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        """Return where paragraphs stand: lines between empty ones."""
        return [match.span() for match in _PARAGRAPH.finditer(self.text)]

    @cached_property
    def language(self) -> str | None:
        """Return the language, or None when there is too little to tell."""
        return of_post(self.keys, lambda: map(self._keys_of, self.sentences))

    @cached_property
    def strangers(self) -> dict[str, list[Sentence]]:
        """Return the sentences that clearly are in another language than the draft, by language."""
        found: dict[str, list[Sentence]] = {}
        if self.language in LANGUAGES:
            stretches = dict(zip(map(self._places_of, self.sentences), self.sentences, strict=True))
            for first, last in leaning_away(self.keys, self.language, list(stretches)):
                if other := stranger(self.keys[first:last], self.language):
                    found.setdefault(other, []).append(stretches[first, last])
        return found

    def only(self, language: str) -> Reading:
        """Return the draft with the sentences of one of its languages; where the others stood is space."""
        away = [each for other, listed in self.strangers.items() if other != language for each in listed]
        if language != self.language:
            kept = {each.start for each in self.strangers.get(language, ())}
            away = [each for each in self.sentences if each.start not in kept]
        return self._cut(sorted(away, key=attrgetter("start"))) if away else self

    def _cut(self, away: Sequence[Sentence]) -> Reading:
        """Return the draft with space where some sentences stand; what is known of the others is kept."""
        cut, gone = Reading(_without(self.text, away)), set(away)
        places = [self._places_of(each) for each in away]
        kept = [slice(last, first) for last, first in pairwise([0, *chain(*places), len(self.words)])][::2]
        known: dict[str, Any] = {
            "prose": _without(self.prose, away),
            "_places": tuple([each for part in kept for each in column[part]] for column in self._places),
            "keys": [key for part in kept for key in self.keys[part]],
            "sentences": [each for each in self.sentences if each not in gone],
        }
        vars(cut).update(known)
        return cut

    def _keys_of(self, sentence: Sentence) -> list[str]:
        first, last = self._places_of(sentence)
        return self.keys[first:last]

    def _places_of(self, sentence: Sentence) -> tuple[int, int]:
        starts = self.word_starts
        first = bisect_left(starts, sentence.start)
        return first, bisect_left(starts, sentence.end, first)

    @cached_property
    def quotes(self) -> list[tuple[int, int]]:
        """Return where somebody is quoted, marks included."""
        return [match.span() for match in _QUOTE.finditer(self.text)]

    @cached_property
    def citing(self) -> frozenset[int]:
        """Return the numbers of the sentences in which somebody is quoted."""
        spans = [(self.sentence_at(start), self.sentence_at(end - 1)) for start, end in self.quotes]
        return frozenset(number for first, last in spans for number in range(max(0, first), last + 1))

    @cached_property
    def links(self) -> list[tuple[int, int]]:
        """Return where links stand, with or without ``https://``, in the order of the text."""
        found = [match.span() for match in _LINK.finditer(self.text)]
        for match in _ENDING.finditer(self.text):
            host = _HOST.search(self.text, max(0, match.start() - _HOST_REACH), match.start())
            if host and not any(start < match.end() and host.start() < end for start, end in found):
                found.append((host.start(), match.end()))
        return sorted(found)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def word_sentences(self) -> list[int]:
        """Return the number of each word's sentence."""
        numbers, number, last = [], 0, len(self._starts) - 1
        for start in self.word_starts:
            while number < last and self._starts[number + 1] <= start:
                number += 1
            numbers.append(number)
        return numbers

    def sentence_at(self, position: int) -> int:
        """Return the number of the sentence at a position, or of the one before it; -1 before the first."""
        return bisect_right(self._starts, position) - 1

    def quoted(self, start: int, end: int) -> bool:
        """Tell whether a range lies within a quotation."""
        number = bisect_right(self.quotes, start, key=itemgetter(0)) - 1
        return number >= 0 and end <= self.quotes[number][1]


def _without(text: str, sentences: Sequence[Sentence]) -> str:
    edges = [0, *(edge for each in sentences for edge in each[1:]), len(text)]
    cuts = [text[first:last] for first, last in pairwise(edges)]
    return "".join(_LETTER.sub(" ", cut) if number % 2 else cut for number, cut in enumerate(cuts))


def _blank(match: re.Match[str]) -> str:
    return " " * (match.end() - match.start())
