"""A draft, read once: what every check looks at, worked out when first asked for."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property
from operator import itemgetter

from ..text import Sentence, Word, sentences, words
from .language import detect

_ENDING = r"\.(?:com|dk|org|net|io|eu|example)\b"
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_BARE_LINK = re.compile(
    rf"{_LINK.pattern}|(?<![\w.@-])[^\W_][\w-]{{0,62}}(?:\.[\w-]{{1,63}}){{0,4}}{_ENDING}(?:/\S*)?", re.IGNORECASE
)
_BARE = re.compile(_ENDING, re.IGNORECASE)  # quick to look for, so that most texts are spared the search above
_TAG = re.compile(r"[#@](?<!\w[#@])\w+")
_MAIL = re.compile(r"\b[\w.+-]{1,64}@[\w-]+\.[\w.-]+")
# Quotation marks on one line, at most 400 characters apart: farther apart they are seldom a pair.
_QUOTE = re.compile(r"“[^“”\n]{1,400}”|”[^”\n]{1,400}”|„[^“”\n]{1,400}[“”]|»[^»«\n]{1,400}«|\"[^\"\n]{1,400}\"")


class Reading:
    """One text with its parts. ``prose`` is as long as ``text``, with links, hashtags and addresses blanked out."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def prose(self) -> str:
        """Return the text with spaces where links, hashtags, mentions and mail addresses stand."""
        prose = self._link.sub(_blank, self.text)
        for pattern in (_MAIL, _TAG) if "@" in prose else (_TAG,):
            prose = pattern.sub(_blank, prose)
        return prose

    @cached_property
    def words(self) -> list[Word]:
        """Return the words of the prose."""
        return words(self.prose)

    @cached_property
    def keys(self) -> list[str]:
        """Return the words as they are compared: lower case, composed, straight apostrophes."""
        keys = [word.text.lower() for word in self.words]
        if self.text.isascii():
            return keys
        return [unicodedata.normalize("NFC", key).replace("’", "'") if not key.isascii() else key for key in keys]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Return the sentences of the prose."""
        return sentences(self.prose)

    @cached_property
    def language(self) -> str | None:
        """Return the language, or None when there is too little to tell."""
        return detect(self.keys)

    @cached_property
    def quotes(self) -> list[tuple[int, int]]:
        """Return where somebody is quoted, marks included."""
        return [match.span() for match in _QUOTE.finditer(self.text)]

    @cached_property
    def links(self) -> list[tuple[int, int]]:
        """Return where links stand."""
        return [match.span() for match in self._link.finditer(self.text)]

    @cached_property
    def _link(self) -> re.Pattern[str]:
        return _BARE_LINK if _BARE.search(self.text) else _LINK

    @cached_property
    def word_starts(self) -> list[int]:
        """Return where each word begins."""
        return [word.start for word in self.words]

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, position: int) -> int:
        """Return the number of the sentence at a position, or of the one before it; -1 before the first."""
        return bisect_right(self._starts, position) - 1

    def quoted(self, start: int, end: int) -> bool:
        """Tell whether a range lies within a quotation."""
        number = bisect_right(self.quotes, start, key=itemgetter(0)) - 1
        return number >= 0 and end <= self.quotes[number][1]


def _blank(match: re.Match[str]) -> str:
    return " " * (match.end() - match.start())
