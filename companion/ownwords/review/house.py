"""A company's house style as rules: words to avoid, names spelled right, names to leave out, and Vale's own rules.

They come with a channel and can be thousands, so they lie in the book's index of phrases, and are put there once for
each version of a channel.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import regex
import yaml

from ..models import Channel, HouseStyle, Language
from .matching import Phrase, keys_of
from .patterns import Pattern
from .reading import Reading
from .rules import EXCEPTION, MATCH, Book, Rule, bound, load
from .vale import load_style

NEVER, NAME, AVOID = "house.never", "house.name", "house.avoid"

_RANKS = {NEVER: -3, NAME: -2, AVOID: -1}  # a company's own words come before our advice of the same kind
_REMEMBERED = 8  # books with house styles: two languages of a few sets of channels
_ENDINGS = ("", "s", "'s")  # whose: Danish and English
_MARKS = re.compile(r"[.:/@#]")
_NONE = HouseStyle()

_made: list[tuple[Book, Language, tuple[HouseStyle, ...], Book]] = []


def housed(book: Book, channels: Sequence[Channel], language: Language) -> Book:
    """Return the book with the house styles of some channels: the same object as long as they stay the same."""
    styles = tuple(channel.house_style for channel in channels if channel.house_style != _NONE)
    if not styles:
        return book
    for base, spoken, known, made in _made:
        if base is book and spoken == language and known == styles:
            return made
    made = bound([*book.rules, *_rules(styles, language)])
    _made[:] = [(book, language, styles, made), *_made[: _REMEMBERED - 1]]
    return made


def _rules(styles: Sequence[HouseStyle], language: Language) -> Iterator[Rule]:
    never, name, avoid = (_frames(language)[each] for each in (NEVER, NAME, AVOID))
    names = [text for style in styles for text in style.never]
    left_out = _found(never, {name + end: () for name in names for end in _ENDINGS})
    yield replace(left_out, patterns=(*left_out.patterns, *_tagged(names)))
    yield _spelled(name, styles)
    wanted: dict[str, tuple[str, ...]] = {}
    for each in (each for style in styles for each in style.avoid):
        if each.language in (None, language):
            wanted.setdefault(_key(each.phrase), each.instead)
    yield _found(avoid, wanted)
    for style in styles:
        files = {each.path: each.text.encode() for each in style.styles if each.language in (None, language)}
        yield from load_style(files, language).rules  # comms was told what in them cannot be used


@cache
def _frames(language: Language) -> Mapping[str, Rule]:
    """Return the rules without their words."""
    told = yaml.safe_load((Path(__file__).parent / "house.yml").read_text("utf-8"))[language]
    return {rule_id: replace(load(rule_id, data), rank=_RANKS[rule_id]) for rule_id, data in told.items()}


def _spelled(rule: Rule, styles: Sequence[HouseStyle]) -> Rule:
    """Look for misspellings, also in the genitive, but not within the name as it is spelled."""
    wanted: dict[str, tuple[str, ...]] = {}
    right: list[Phrase] = []
    for name in (name for style in styles for name in style.names):
        for wrong in name.wrong:
            wanted.update({wrong + end: (name.right + end,) for end in _ENDINGS if wrong + end not in wanted})
            if f" {_key(wrong)} " in f" {_key(name.right)} ":
                right.append(Phrase(rule.id, EXCEPTION, name.right, ignorecase=False))
    found = _found(rule, wanted)
    return replace(found, phrases=(*found.phrases, *right), capitalize=False)


def _found(rule: Rule, wanted: Mapping[str, tuple[str, ...]]) -> Rule:
    """Return the rule with what it looks for; what no index of words can hold becomes one pattern."""
    indexed = [text for text in wanted if _indexed(text)]
    others = wanted.keys() - set(indexed)
    return replace(
        rule,
        phrases=tuple(Phrase(rule.id, MATCH, text, _any_case(text, wanted[text])) for text in indexed),
        patterns=_literally(r"(?<!\w)(?:", others),
        swap={**wanted, **{_key(text): wanted[text] for text in others}},
    )


def _indexed(text: str) -> bool:
    """Tell whether a phrase is found by its words: not one without any, and not what looks like an address."""
    keys = keys_of(text)
    return bool(keys) and (not _MARKS.search(text) or Reading(text).keys == keys)


def _tagged(names: Sequence[str]) -> tuple[tuple[str, Pattern, str], ...]:
    """Look for names in hashtags and mentions, where they are written as one word."""
    return _literally("[#@](?:", filter(None, ("".join(filter(str.isalnum, name)) for name in names)))


def _literally(lead: str, texts: Iterable[str]) -> tuple[tuple[str, Pattern, str], ...]:
    joined = "|".join(map(regex.escape, sorted(texts, key=len, reverse=True)))
    return ((MATCH, Pattern(rf"{lead}{joined})(?!\w)", regex.IGNORECASE), ""),) if joined else ()


def _any_case(text: str, wanted: Sequence[str]) -> bool:
    """Tell whether a phrase means the same in any case: not when only the case is to change."""
    return all(text.casefold() != each.casefold() for each in wanted)


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()
