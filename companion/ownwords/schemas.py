"""Validates what crosses a border against ``shared-schemas``. Inside the border nothing is validated again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import fastjsonschema
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend
from referencing import Registry
from referencing.jsonschema import DRAFT202012
from rfc3339_validator import validate_rfc3339

from .errors import InvalidRequest
from .resources import folder

_BASE = "https://ownwords.example/schemas/v1/"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20\x7f<>\"\\^`{|}]+")
_FORMATS = FormatChecker(formats=())


def strict_json(text: str) -> Any:
    """Return what JSON says, where all readers would read the same: no key stands twice, and numbers are numbers.

    Raises:
        ValueError: it is not such JSON.
        RecursionError: it is nested too deep.
    """
    return json.loads(text, parse_constant=_no_constant, object_pairs_hook=_once)


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a number")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def validate(name: str, data: Any) -> None:
    """Refuse ``data`` unless it fits the schema ``name``: ``share``, or a part of one: ``share#new``.

    Raises:
        InvalidRequest: with where and what, for each thing that does not fit (at most ten).
    """
    found = sorted(_validator(name).iter_errors(data), key=lambda error: list(map(str, error.absolute_path)))
    if found:
        errors = tuple(dict.fromkeys((_pointer(error), _sentence(error)) for error in found))[:10]
        raise InvalidRequest(f"This does not fit: {_first(errors)}", errors)


def validate_each(name: str, items: Sequence[Any], where: str) -> None:
    """Refuse a list unless each item fits the schema ``name``; ``where`` is the list's JSON pointer, for the errors.

    A compiled schema says yes about thirty times as fast; what it does not say yes to is looked at once more, in words.

    Raises:
        InvalidRequest: as ``validate``.
    """
    for number, item in enumerate(items):
        try:
            validate_often(name, item)
        except InvalidRequest as error:
            errors = tuple((f"{where}/{number}{pointer}", sentence) for pointer, sentence in error.errors)
            raise InvalidRequest(f"This does not fit: {_first(errors)}", errors) from error


def validate_often(name: str, data: Any) -> None:
    """Do what ``validate`` does, for what comes again and again: the schema is compiled at the first time.

    Raises:
        InvalidRequest: as ``validate``.
    """
    try:
        _compiled(name)(data)
    except fastjsonschema.JsonSchemaException:
        validate(name, data)


@cache
def _compiled(name: str) -> Callable[[Any], Any]:
    registry = _registry()
    compiled: Callable[[Any], Any] = fastjsonschema.compile(
        {"$ref": _reference(name)},
        handlers={"https": lambda uri: registry.contents(uri.partition("#")[0])},
        formats={"date-time": _quietly(_is_time), "uri": _quietly(_is_address)},
        use_default=False,
    )
    return compiled


def _quietly(tells: Callable[[object], bool]) -> Callable[[object], bool]:
    def told(value: object) -> bool:
        try:
            return tells(value)
        except (ValueError, OverflowError):
            return False

    return told


@_FORMATS.checks("date-time", raises=(ValueError, OverflowError))
def _is_time(value: object) -> bool:
    """Tell whether it is RFC 3339, and a moment that can be said in UTC: the year 1 east of Greenwich cannot."""
    if not isinstance(value, str):
        return True
    datetime.fromisoformat(value.upper()).astimezone(UTC)
    return bool(validate_rfc3339(value.upper()))


@_FORMATS.checks("uri", raises=ValueError)
def _is_address(value: object) -> bool:
    """Tell whether it is an address; letters such as æ may stand in it, as browsers show them."""
    return not isinstance(value, str) or bool(_ADDRESS.fullmatch(value) and urlsplit(value).scheme)


def _pattern(validator: Any, pattern: str, value: Any, schema: Any) -> Iterator[ValidationError]:
    """Read ``$`` as JavaScript does: as the end, not as the line break before it."""
    if validator.is_type(value, "string") and not re.search(re.sub(r"\$$", r"\\Z", pattern), value):
        yield ValidationError("does not match")


_Validator = extend(Draft202012Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]


@cache
def _validator(name: str) -> Any:
    return _Validator({"$ref": _reference(name)}, registry=_registry(), format_checker=_FORMATS)


def _reference(name: str) -> str:
    document, _, part = name.partition("#")
    return f"{_BASE}{document}.schema.json" + (f"#/$defs/{part}" if part else "")


@cache
def _registry() -> Registry[Any]:
    documents = [json.loads(path.read_text("utf-8")) for path in sorted(folder("shared-schemas").glob("*.schema.json"))]
    for each in documents:
        del each["$schema"]  # it would bring jsonschema's own validator back in place of ours
    return Registry().with_resources((each["$id"], DRAFT202012.create_resource(each)) for each in documents)


def _pointer(error: ValidationError) -> str:
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in error.absolute_path)


def _sentence(error: ValidationError) -> str:
    """Say what does not fit, without repeating the value: it may be the text of a draft."""
    rule: Any = error.validator_value
    found: Any = error.instance
    match error.validator:
        case "required":
            return f"{', '.join(key for key in rule if key not in found)} is missing"
        case "additionalProperties":
            schema: Any = error.schema
            unknown = sorted(set(found) - set(schema.get("properties", {})))
            return f"{', '.join(name[:40] for name in unknown[:3])} is not known here"
        case "type":
            return f"has to be {_words(rule)}"
        case "enum":
            return f"has to be one of {_words(rule)}"
        case name:
            return f"does not keep to {name} {json.dumps(rule)[:120]}"


def _words(value: Any) -> str:
    return " or ".join(map(str, value)) if isinstance(value, list) else str(value)


def _first(errors: tuple[tuple[str, str], ...]) -> str:
    where, what = errors[0]
    return f"{where or 'the whole'} {what}."
