"""Says a value of a channel's files as somebody reads it: facts with their source, topics with their other words. Pure.

Nothing of a value is left out but what is empty, and the ids and formats of what is wholly new.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from textwrap import indent
from typing import Any

from ..models import Both

_EMPTY: tuple[Any, ...] = (None, "", [], {})
_SILENT = {"format", "id"}
_CHOICES = {
    "company": Both("about the company", "om virksomheden"),
    "field": Both("useful to others", "nyttigt for andre"),
    "personal": Both("personal", "personligt"),
    "sell": Both("sells", "sælger"),
    "recruit": Both("recruits", "rekrutterer"),
    "teach": Both("teaches", "lærer fra sig"),
    "none": Both("nothing", "intet"),
    "employee": Both("that they work there", "at man arbejder der"),
    "advert": Both("that it is an advertisement", "at det er reklame"),
    "en": Both("English", "engelsk"),
    "da": Both("Danish", "dansk"),
}
_CHOSEN = {"about", "purpose", "disclosure", "language"}

_ON_A_LINE = {"topics", "keywords", "aliases", "domains", "hashtags", "never"}


def worded(value: Any, names: Mapping[str, Both], key: str = "", new: bool = False) -> Both | None:
    """Return a value of the field ``key`` in words, or None where it says nothing.

    ``names`` are those of the fields in it; ``new`` leaves out what only programs need to know of a new thing.
    """
    if value in _EMPTY:
        return None
    if isinstance(value, str):
        return _CHOICES.get(value, Both(value, value)) if key in _CHOSEN else Both(value, value)
    if isinstance(value, list) and key in _ON_A_LINE and all(isinstance(each, str) for each in value):
        return _alike(_text(value))
    if isinstance(value, list):
        return _lines([worded(each, names, key) for each in value])
    if isinstance(value, dict):
        return _object(value, names, new)
    text = f"{value:.0%}" if key == "target" and isinstance(value, float) else json.dumps(value)
    return Both(text, text)


def _object(value: Mapping[str, Any], names: Mapping[str, Both], new: bool) -> Both | None:
    for keys, say in _KNOWN:
        if set(value) == keys and all(isinstance(each, str | list | dict | None) for each in value.values()):
            return say(value)
    found = [
        _named(names.get(key, Both(key, key)), worded(each, names, key))
        for key, each in value.items()
        if not (new and key in _SILENT)
    ]
    return _lines(found)


def _named(name: Both, value: Both | None) -> Both | None:
    return value and Both(_below(name.en, value.en), _below(name.da, value.da))


def _below(name: str, text: str) -> str:
    return f"{name}:\n{indent(text, '  ')}" if "\n" in text else f"{name}: {text}"


def _lines(found: list[Both | None]) -> Both | None:
    said = [each for each in found if each]
    return Both("\n".join(each.en for each in said), "\n".join(each.da for each in said)) if said else None


def _alike(text: str) -> Both | None:
    return Both(text, text) if text else None


def _both(value: Mapping[str, Any]) -> Both | None:
    parts = ((language, _text(value[language])) for language in ("en", "da"))
    return _lines([_named(_CHOICES[language], _alike(text)) for language, text in parts])


def _with(text: Any, more: Any, before: str = " (", after: str = ")") -> str:
    return f"{_text(text)}{before}{_text(more)}{after}" if more not in _EMPTY else _text(text)


def _topic(value: Mapping[str, Any]) -> Both | None:
    label, synonyms = (value[name] if isinstance(value[name], dict) else {} for name in ("label", "synonyms"))
    said = (_with(label.get(language, ""), synonyms.get(language)) for language in ("en", "da"))
    return _alike(f"{_text(value['id'])}: " + " / ".join(said))


def _avoided(value: Mapping[str, Any]) -> Both | None:
    said = _with(value["phrase"], value["instead"], " → ", "")
    return _alike(_with(said, value["language"]))


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    return "" if value is None else json.dumps(value, ensure_ascii=False)


_KNOWN: tuple[tuple[set[str], Callable[[Mapping[str, Any]], Both | None]], ...] = (
    ({"en", "da"}, _both),
    ({"text", "source"}, lambda fact: _alike(_with(fact["text"], fact["source"]))),
    ({"url", "alt"}, lambda picture: _alike(_with(picture["alt"], picture["url"]))),
    ({"id", "label", "synonyms"}, _topic),
    ({"phrase", "instead", "language"}, _avoided),
    ({"right", "wrong"}, lambda name: _alike(_with(name["right"], name["wrong"]))),
)
