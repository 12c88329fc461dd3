"""Holds the files to their schemas, and says in words what is missing or does not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ...errors import InvalidRequest
from ...models import Both
from ...schemas import validate
from .finding import Finding, Place, clean
from .naming import CHANNEL, field
from .raw import text
from .words import words

Steps = tuple[str | int, ...]
MOST = {"items": 5_000, "lessons": 50}  # in one set, as its schema says
_SHELL = {"format": 1, "id": "x", "title": "x", "items": []}
_SENTENCES = tuple(
    (kind, re.compile(pattern, re.DOTALL))
    for kind, pattern in (
        ("missing", r"(?P<value>.*) is missing"),
        ("unknown", r"(?P<value>.*) is not known here"),
        ("choice", r"has to be one of (?P<value>.*)"),
        ("type", r"has to be (?P<value>.*)"),
        ("keeps", r"does not keep to (?P<name>\w+) (?P<value>.*)"),
    )
)
_KEYWORDS = {
    "maxLength": "shape.too_long",
    "minLength": "shape.too_short",
    "maxItems": "shape.too_many",
    "uniqueItems": "shape.repeated",
    "minimum": "shape.range",
    "maximum": "shape.range",
    "const": "shape.version",
}
_PATTERNS = {
    "id": "shape.id",
    "topics": "shape.id",
    "url": "shape.https",
    "policy_url": "shape.https",
    "domains": "shape.domain",
    "sets": "shape.set_name",
    "date": "shape.day",
}


def check(documents: Mapping[str, Mapping[str, Any]]) -> Iterator[Finding]:
    """Yield what does not fit the schemas, each place once."""
    seen = set()
    for file, document in documents.items():
        for steps, what in _problems(file, document):
            for finding in _findings(file, document, steps, what):
                if (file, finding.where) not in seen:
                    seen.add((file, finding.where))
                    yield finding


def missing(file: str, steps: Steps, item: str | None = None) -> Finding:
    """Return that something is not filled in yet."""
    place = Place(file, item=item).at(*steps)
    names = tuple(step for step in steps if isinstance(step, str))
    if file == CHANNEL and names[:1] == ("welcome",):
        return place.says("channel.welcome", field=field(file, steps))
    for rule, of in (("item.no_prompt", ("items", "prompts")), ("lesson.no_exercise", ("lessons", "exercise"))):
        if file != CHANNEL and names == of:
            return place.says(rule)
    return place.says("shape.missing", field=field(file, steps))


def item_at(document: Mapping[str, Any], steps: Steps) -> str | None:
    """Return the id of the item that ``steps`` lead into, or None."""
    found = at(document, steps[:2]) if steps[:1] == ("items",) else None
    return clean(text(found.get("id"))) or None if isinstance(found, dict) else None


def at(value: Any, steps: Steps) -> Any:
    """Return what is at ``steps``, or None."""
    for step in steps:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _problems(file: str, document: Mapping[str, Any]) -> Iterator[tuple[Steps, str]]:
    if file == CHANNEL:
        yield from _errors("channel", document)
        return
    lists = {key: document[key] for key in MOST if isinstance(document.get(key), list)}
    yield from _errors("suggestion-set", dict(document) | {key: [] for key in lists})
    for key, entries in lists.items():
        if len(entries) > MOST[key]:
            yield (key,), f"does not keep to maxItems {MOST[key]}"
            continue
        for index, each in enumerate(entries):
            for steps, what in _errors("suggestion-set", _SHELL | {key: [each]}):
                yield (key, index, *steps[2:]), what


def _errors(schema: str, document: Mapping[str, Any]) -> Iterator[tuple[Steps, str]]:
    try:
        validate(schema, document)
    except InvalidRequest as error:
        for pointer, what in error.errors:
            yield _steps(pointer), what


def _steps(pointer: str) -> Steps:
    steps = (step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])
    return tuple(int(step) if step.isdecimal() else step for step in steps)


def _findings(file: str, document: Mapping[str, Any], steps: Steps, what: str) -> Iterator[Finding]:
    kind, found = next(((kind, found) for kind, each in _SENTENCES if (found := each.fullmatch(what))), ("", None))
    item, value = item_at(document, steps), at(document, steps)
    if found and kind == "missing":
        yield from (missing(file, (*steps, key), item) for key in found["value"].split(", "))
    elif kind != "unknown" and (value is None or value == "" or value == []):
        yield missing(file, steps, item)
    elif not _is_plain_http(value):
        place = Place(file, item=item).at(*steps)
        name = field(file, steps)
        yield (
            _said(place, name, kind, found, value, steps) if found else place.says("shape.other", field=name, what=what)
        )


def _is_plain_http(value: Any) -> bool:
    return isinstance(value, str) and value.lower().startswith("http://")  # texts.py says that better


def _said(place: Place, name: Both, kind: str, found: re.Match[str], value: Any, steps: Steps) -> Finding:
    wanted = found["value"]
    match kind:
        case "unknown":
            return place.says("shape.unknown", field=name, key=wanted)
        case "choice":
            return place.says("shape.choice", field=name, choices=wanted.replace(" or None", "").replace(" or ", ", "))
        case "type":
            return place.says("shape.type", field=name, wanted=_kinds(wanted))
    rule = _KEYWORDS.get(found["name"]) or _rule_of_format(found["name"], wanted, steps)
    count = len(value) if isinstance(value, (str, list)) else 0
    return place.says(rule, field=name, limit=wanted, count=count, what=found.group())


def _rule_of_format(keyword: str, wanted: str, steps: Steps) -> str:
    if keyword == "format":
        return "shape.time" if "date-time" in wanted else "shape.https"
    last = next((step for step in reversed(steps) if isinstance(step, str)), "")
    return _PATTERNS.get(last, "shape.other") if keyword == "pattern" else "shape.other"


def _kinds(wanted: str) -> Both:
    kinds = [words("check")["kinds"][kind] for kind in wanted.split(" or ") if kind != "null"]
    return Both(" or ".join(kind["en"] for kind in kinds), " eller ".join(kind["da"] for kind in kinds))
