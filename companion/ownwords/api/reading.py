"""Reads what a request says, and lets in only what the schemas describe."""

from __future__ import annotations

from typing import Any

from flask import request
from werkzeug.exceptions import UnsupportedMediaType

from ..errors import InvalidRequest
from ..schemas import strict_json, validate_often


def body(schema: str) -> dict[str, Any]:
    """Return the request's JSON, which fits ``schema``.

    Half of a character outside the Basic Multilingual Plane, as JavaScript cuts them, becomes U+FFFD: it keeps its
    length of one code unit, and nothing else could be stored.

    Raises:
        UnsupportedMediaType: it is not sent as JSON.
        InvalidRequest: it is not JSON, or does not fit.
    """
    if request.mimetype != "application/json":
        raise UnsupportedMediaType
    try:
        text = request.get_data(cache=False).decode("utf-8")
        data = strict_json(text)
    except (ValueError, RecursionError) as error:
        raise InvalidRequest("This is not JSON that Own Words can read. Nothing was changed.") from error
    data = _whole(data)
    validate_often(schema, data)
    return dict(data)


def number(name: str, default: int, low: int, high: int) -> int:
    """Return a whole number from the query, ``default`` where it is left out.

    Raises:
        InvalidRequest: it is none, or outside ``low`` to ``high``.
    """
    text = request.args.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdigit() and len(text) < 10 and low <= int(text) <= high):
        raise InvalidRequest(f"'{name}' is a whole number from {low} to {high}.", ((f"/{name}", "does not fit"),))
    return int(text)


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_whole(each) for each in value]
    if isinstance(value, dict):
        return {_whole(key): _whole(each) for key, each in value.items()}
    return value
