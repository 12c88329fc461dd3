"""Reads what an editor asks of ``/v2/check``: the text with or without markup, the language, and which rules.

Source: LanguageTool's public description of its HTTP interface, and its ``ApiV2.java`` and ``QueryParams.java``.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..errors import InvalidRequest
from ..models import LANGUAGES, Language
from ..text import utf16_length

SPOKEN: Mapping[str, str] = {
    "en": "English",
    "en-AU": "English (Australian)",
    "en-CA": "English (Canadian)",
    "en-GB": "English (GB)",
    "en-IE": "English (Ireland)",
    "en-NZ": "English (New Zealand)",
    "en-US": "English (US)",
    "en-ZA": "English (South African)",
    "da": "Danish",
    "da-DK": "Danish",
}
"""The languages that there are tips for, by the codes that editors use."""

AUTO = "auto"
_VARIANT: Mapping[Language, str] = {"en": "en-US", "da": "da-DK"}  # where the editor names none
_MOST_PIECES = 100_000  # of text and markup


@dataclass(frozen=True, slots=True)
class Text:
    """What is read, and where each character stands in what the editor sent, markup included, in UTF-16 code units.

    ``whole`` says whether all of it is read.
    """

    plain: str
    starts: Sequence[int]
    ends: Sequence[int]
    whole: bool

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offset and the length of a range that is not empty."""
        return self.starts[start], self.ends[end - 1] - self.starts[start]


@dataclass(frozen=True, slots=True)
class Asked:
    """One check. ``code`` is the language as the editor names it, or None where it is to be found out."""

    text: Text
    code: str | None
    variants: tuple[str, ...]
    mother_tongue: str | None
    picky: bool
    enabled: frozenset[str]
    disabled: frozenset[str]
    enabled_kinds: frozenset[str]
    disabled_kinds: frozenset[str]
    enabled_only: bool

    def wants(self, rule: str, kind: str) -> bool:
        """Tell whether the editor wants a rule, whose category is its kind."""
        if rule in self.enabled:
            return True
        named = kind.upper() in self.enabled_kinds
        if self.enabled_only:
            return named
        return rule not in self.disabled and (named or kind.upper() not in self.disabled_kinds)

    def code_of(self, language: str) -> str:
        """Return a language's code as the editor prefers it, such as ``en-GB``."""
        wanted = [each for each in (self.code, *self.variants) if each and base(each) == language]
        return wanted[0] if wanted else _VARIANT.get(language, language)  # type: ignore[call-overload]


def asked(form: Mapping[str, str], most: int) -> Asked:
    """Read the parameters of a check; at most ``most`` characters of the text count.

    Raises:
        InvalidRequest: a parameter is missing or does not fit; the sentence says which.
    """
    found = Asked(
        text=_text(form, most),
        code=_code(form.get("language", "")),
        variants=tuple(_listed(form, "preferredVariants")),
        mother_tongue=form.get("motherTongue"),
        picky=_one_of(form, "level", ("default", "picky")) == "picky",
        enabled=frozenset(_listed(form, "enabledRules")),
        disabled=frozenset(_listed(form, "disabledRules")),
        enabled_kinds=frozenset(map(str.upper, _listed(form, "enabledCategories"))),
        disabled_kinds=frozenset(map(str.upper, _listed(form, "disabledCategories"))),
        enabled_only=_one_of(form, "enabledOnly", ("false", "true", "no", "yes")) in ("true", "yes"),
    )
    if found.enabled_only and (found.disabled or found.disabled_kinds):
        raise InvalidRequest("With 'enabledOnly=true' nothing can be disabled as well.")
    if found.enabled_only and not (found.enabled or found.enabled_kinds):
        raise InvalidRequest("'enabledOnly=true' needs 'enabledRules' or 'enabledCategories'.")
    return found


def base(code: str) -> str:
    """Return the language of a code: ``en`` of ``en-GB``."""
    return code.split("-")[0].lower()


def _code(given: str) -> str | None:
    if not given:
        raise InvalidRequest(f"Missing 'language' parameter, e.g. 'language=en-US', 'language=da-DK' or '{AUTO}'.")
    if given.lower() == AUTO:
        return None
    known = {code.lower(): code for code in SPOKEN}
    if given.lower() not in known:
        raise InvalidRequest(
            f"'{given[:40]}' is a language that Own Words has no tips for yet. It has them for {', '.join(LANGUAGES)}: "
            f"{', '.join(SPOKEN)}, or '{AUTO}'."
        )
    return known[given.lower()]


def _one_of(form: Mapping[str, str], name: str, known: Collection[str]) -> str:
    value = form.get(name, "").lower()
    if value and value not in known:
        raise InvalidRequest(f"'{name}' is one of {', '.join(known)}.")
    return value


def _listed(form: Mapping[str, str], name: str) -> list[str]:
    return [each.strip() for each in form.get(name, "").split(",") if each.strip()]


def _text(form: Mapping[str, str], most: int) -> Text:
    if ("text" in form) == ("data" in form):
        raise InvalidRequest("Set either 'text' or 'data'.")
    return _placed([(form["text"], None)] if "text" in form else _pieces(form["data"]), most)


def _pieces(data: str) -> list[tuple[str, str | None]]:
    """Return the pieces of annotated text: each as it stands there, with what to read in its place if it is markup."""
    try:
        document: Any = json.loads(data)
        if "text" in document and "annotation" not in document:
            return [(_string(document["text"]), None)]
        return list(map(_piece, document["annotation"][:_MOST_PIECES]))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise InvalidRequest(
            "'data' is JSON with 'text', or with 'annotation': a list of pieces, each with 'text', or with 'markup' "
            "and perhaps 'interpretAs'."
        ) from error


def _piece(piece: Any) -> tuple[str, str | None]:
    if "text" in piece:
        return _string(piece["text"]), None
    return _string(piece["markup"]), _string(piece.get("interpretAs") or "")


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _placed(pieces: Sequence[tuple[str, str | None]], most: int) -> Text:
    """Put the pieces together as they are read, and keep where each character stands."""
    plain: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    here = 0
    for written, read_as in pieces:
        room = most - len(starts)
        if read_as is None:
            for start, end in _edges(written[:room], here):
                starts.append(start)
                ends.append(end)
        else:
            starts += [here] * len(read_as[:room])
            ends += [here + utf16_length(written)] * len(read_as[:room])
        plain.append((written if read_as is None else read_as)[:room])
        here += utf16_length(written)
    total = sum(len(written if read_as is None else read_as) for written, read_as in pieces)
    return Text("".join(plain), starts, ends, total <= most)


def _edges(text: str, here: int) -> Iterator[tuple[int, int]]:
    """Yield where each character begins and ends."""
    for character in text:
        yield here, (here := here + (2 if character > "\uffff" else 1))
