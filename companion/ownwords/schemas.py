"""Validates what crosses a border against ``shared-schemas``. Inside the border nothing is validated again."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource

from .errors import InvalidRequest
from .resources import folder

_BASE = "https://ownwords.example/schemas/v1/"


def validate(name: str, data: Any) -> None:
    """Refuse ``data`` unless it fits the schema ``name``: ``share``, or a part of one: ``share#new``.

    Raises:
        InvalidRequest: with where and what, for each thing that does not fit (at most ten).
    """
    found = sorted(_validator(name).iter_errors(data), key=lambda error: list(map(str, error.absolute_path)))
    if found:
        errors = tuple((_pointer(error), _sentence(error)) for error in found[:10])
        raise InvalidRequest(f"This does not fit: {_first(errors)}", errors)


@cache
def _validator(name: str) -> Draft202012Validator:
    document, _, part = name.partition("#")
    reference = f"{_BASE}{document}.schema.json" + (f"#/$defs/{part}" if part else "")
    return Draft202012Validator({"$ref": reference}, registry=_registry(), format_checker=FormatChecker())


@cache
def _registry() -> Registry[Any]:
    documents = [json.loads(path.read_text("utf-8")) for path in sorted(folder("shared-schemas").glob("*.schema.json"))]
    return Registry().with_resources((each["$id"], Resource.from_contents(each)) for each in documents)


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
            return f"{', '.join(sorted(set(found) - set(schema.get('properties', {}))))} is not known here"
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
