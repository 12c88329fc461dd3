"""Tells whether a text has the capitals that one of Vale's capitalization rules asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from .patterns import Pattern, compiled

DEFAULT_SHARE = 0.8  # of the words, as in Vale
_STYLES = ("$title", "$sentence", "$lower", "$upper")
_WORD = re.compile(r"[\w*][^\s]*")
_SMALL = frozenset("a an and as at but by for if in nor of on or so the to up yet via vs".split())


@dataclass(frozen=True, slots=True)
class Case:
    """What a text is to look like: one of Vale's four styles, or a pattern. ``share`` of its words have to.

    Of its words, those in capitals throughout and those after one that ends in an ``indicators`` count as right.
    """

    style: str
    pattern: Pattern | None
    share: float
    prefix: str
    indicators: tuple[str, ...]
    exceptions: Pattern | None

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """Read the keys of a rule.

        Raises:
            regex.error: its pattern is none.
        """
        style, exceptions = data.get("match", "$sentence"), data.get("exceptions", [])
        return cls(
            style=style,
            pattern=None if style in _STYLES else compiled(style, False, True, True),
            share=data.get("threshold") or DEFAULT_SHARE,
            prefix=data.get("prefix", ""),
            indicators=tuple(data.get("indicators", ())),
            exceptions=compiled("|".join(f"(?:{each})" for each in exceptions), False, False, True)
            if exceptions
            else None,
        )

    def fits(self, text: str) -> bool:
        """Tell whether a text is written so."""
        if self.pattern:
            return self.pattern.found(text, 0, len(text)) or self._excepted(text)
        if self.style in ("$lower", "$upper"):
            return text in (text.lower() if self.style == "$lower" else text.upper(),) or self._excepted(text)
        wanted = _WORD.findall(self.wanted(text))
        pairs = list(zip(_WORD.findall(text), wanted, strict=False))
        right = sum(is_ == to_be or is_.isupper() or self._excepted(is_) for is_, to_be in pairs)
        return not pairs or right / len(pairs) >= self.share

    def wanted(self, text: str) -> str:
        """Return a text as it is to be; as it is where the rule is a pattern."""
        if self.style in ("$lower", "$upper"):
            return text.lower() if self.style == "$lower" else text.upper()
        if self.pattern:
            return text
        head = self.prefix if text.startswith(self.prefix) else ""
        words = list(_WORD.finditer(text, len(head)))
        made, place = [], 0
        for number, word in enumerate(words):
            made += [text[place : word.start()], self._cased(words, number)]
            place = word.end()
        return "".join(made) + text[place:]

    def _cased(self, words: list[re.Match[str]], number: int) -> str:
        word = words[number].group()
        opens = number == 0 or words[number - 1].group().endswith(self.indicators or ("\n",))
        if self._excepted(word) or word[1:] != word[1:].lower():
            return word
        if self.style == "$sentence":
            return word[:1].upper() + word[1:] if opens else word.lower()
        small = word.lower() in _SMALL and not opens and number < len(words) - 1
        return word.lower() if small else word[:1].upper() + word[1:]

    def _excepted(self, text: str) -> bool:
        return self.exceptions is not None and self.exceptions.found(text, 0, len(text))
