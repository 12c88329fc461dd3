"""Answers in the shape of LanguageTool: tips as matches, places as offset and length in UTF-16 code units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from babel import Locale

from .. import __version__
from ..models import Tip
from ..review import UNDETERMINED, Reviewed
from ..text import Sentence, sentences, utf16_length
from .asked import SPOKEN, Asked

Json = dict[str, Any]

_API_VERSION = 1
_AROUND = 40  # characters before and after a match that go with it
_KINDS: Mapping[str, Mapping[str, str]] = {
    "pause": {"en": "Worth a pause", "da": "Værd at standse ved"},
    "improve": {"en": "Could read better", "da": "Kan læses bedre"},
    "encourage": {"en": "Works well", "da": "Virker godt"},
}
_SURE, _UNSURE = 0.99, 0.5  # we tell a language or we do not; how sure we are is no number here


def checked(asked: Asked, reviewed: Reviewed, language: str) -> Json:
    """Return the answer to a check; ``language`` is that of the tips, a BCP 47 tag."""
    text = asked.text
    found = sentences(text.plain)
    code = asked.code or asked.code_of(language)
    detected = asked.code_of(reviewed.language or language)
    return {
        "software": {
            "name": "Own Words",
            "version": __version__,
            "buildDate": "",
            "apiVersion": _API_VERSION,
            "premium": False,
            "premiumHint": "",
            "status": "",
        },
        "warnings": {"incompleteResults": not text.whole},
        "language": {
            "name": _name(code),
            "code": code,
            "detectedLanguage": {
                "name": _name(detected),
                "code": detected,
                "confidence": _SURE if reviewed.language else _UNSURE,
            },
        },
        "matches": list(_matches(asked, reviewed.tips, found, language)),
        "sentenceRanges": [[start, start + length] for start, length in (text.span(*each[1:]) for each in found)],
    }


def languages() -> list[Json]:
    """Return the languages that there are tips for."""
    return [{"name": name, "code": code.split("-")[0], "longCode": code} for code, name in SPOKEN.items()]


def _matches(asked: Asked, tips: Sequence[Tip], found: Sequence[Sentence], language: str) -> Iterator[Json]:
    """Yield what an editor underlines: what stands somewhere; asked to be picky, also praise and the text as a whole.

    A tip on the whole text stands at its first sentence. One that asks to pause is always there.
    """
    for tip in sorted(tips, key=lambda each: each.span or (0, 0)):
        placed = tip.span is not None and tip.span[0] < tip.span[1]
        if tip.kind == "pause" or asked.picky or (placed and tip.kind == "improve"):
            span = tip.span if tip.span and placed else (found[0][1:] if found else None)
            if span:
                yield _match(asked, tip, span, found, language)


def _match(asked: Asked, tip: Tip, span: tuple[int, int], found: Sequence[Sentence], language: str) -> Json:
    plain, (start, end) = asked.text.plain, span
    offset, length = asked.text.span(start, end)
    before, after = max(0, start - _AROUND), min(len(plain), end + _AROUND)
    context = plain[before:after].replace("\n", " ")
    return {
        "message": f"{tip.message} {tip.why}",
        "shortMessage": tip.message,
        "replacements": [{"value": each} for each in tip.replacements],
        "offset": offset,
        "length": length,
        "context": {
            "text": context,
            "offset": utf16_length(plain[before:start]),
            "length": utf16_length(plain[start:end]),
        },
        "sentence": next((each.text for each in found if each.start <= start < each.end), context),
        "type": {"typeName": "Other" if tip.kind == "pause" else "Hint"},
        "rule": {
            "id": tip.rule,
            "description": tip.why,
            "issueType": "style",
            "category": {"id": tip.kind.upper(), "name": _KINDS[tip.kind].get(language, _KINDS[tip.kind]["en"])},
            **({"urls": [{"value": tip.source}]} if tip.source else {}),
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": -1,
    }


def _name(code: str) -> str:
    if code in SPOKEN:
        return SPOKEN[code]
    return "Unknown" if code == UNDETERMINED else Locale.parse(code).english_name or code
