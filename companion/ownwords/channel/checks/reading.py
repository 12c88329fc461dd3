"""Reads the files of a channel as JSON, and says which cannot be read and where."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ...config import Limits
from .finding import Finding, Place
from .naming import CHANNEL

Read = tuple[dict[str, Any], list[Finding]]


class _Twice(ValueError):
    """A key is there twice."""


class _NotNumber(ValueError):
    """Something such as NaN, which JSON does not know."""


def documents(files: Mapping[str, Any], limits: Limits) -> Read:
    """Return the files that hold a group of fields, ``channel.json`` first, and what keeps the others from it."""
    found = [] if CHANNEL in files else [Place(CHANNEL).says("file.no_channel")]
    read: dict[str, Any] = {}
    for name in sorted(files, key=lambda each: (each != CHANNEL, each)):
        document, problem = _document(Place(name), files[name], limits)
        found += [problem] if problem else []
        read |= {name: document} if problem is None else {}
    return read, found


def as_bytes(value: Any) -> bytes:
    """Return the bytes of a file that may have been read as JSON already.

    Raises:
        ValueError, TypeError, RecursionError: it is nothing that JSON can say.
    """
    if isinstance(value, bytes):
        return value
    return json.dumps(value, ensure_ascii=True, allow_nan=False).encode("utf-8")


def _document(place: Place, value: Any, limits: Limits) -> tuple[Any, Finding | None]:
    try:
        data = as_bytes(value)
        if len(data) > limits.channel_file:
            return None, place.says("file.too_large", file=place.file, limit=limits.channel_file // 1_000_000)
        document = _parsed(data)
    except (ValueError, TypeError, RecursionError) as error:
        return None, _unreadable(place, error)
    if not isinstance(document, dict):
        return None, place.says("file.not_fields", file=place.file)
    return document, None


def _parsed(data: bytes) -> Any:
    return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_fields, parse_constant=_constant)


def _unreadable(place: Place, error: Exception) -> Finding:
    match error:
        case json.JSONDecodeError():
            return place.says("file.not_json", file=place.file, line=error.lineno, column=error.colno)
        case UnicodeDecodeError():
            return place.says("file.not_text", file=place.file)
        case RecursionError():
            return place.says("file.too_deep", file=place.file)
        case _Twice():
            return place.says("file.twice", file=place.file, key=str(error))
        case _NotNumber():
            return place.says("file.not_number", file=place.file, name=str(error))
        case _:
            return place.says("file.unreadable", file=place.file)


def _fields(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for key, value in pairs:
        if key in fields:
            raise _Twice(key)
        fields[key] = value
    return fields


def _constant(name: str) -> Any:
    raise _NotNumber(name)
