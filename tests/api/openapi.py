"""The API as an OpenAPI document, made of the table of calls and the shared schemas: for tools that read such."""

from __future__ import annotations

import json
import re
from typing import Any

from ownwords.resources import folder

from tests.api.calls import CALLS, PREFIX, Call

_PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/problem"}}}
_ERASING = {
    "what": {"enum": ["everything", "texts", "period"]},
    "since": {"type": "string", "format": "date-time"},
    "until": {"type": "string", "format": "date-time"},
    "records": {"enum": ["keep", "erase"]},
}
_QUERIES = {
    ("GET", "/hello"): {"nonce": {"type": "string"}},
    ("GET", "/shares"): {
        "before": {"type": "string"},
        "limit": {"type": "integer"},
        "q": {"type": "string"},
        "about": {"enum": ["company", "field", "personal", ""]},
        "format": {"enum": ["post", "article", "comment", ""]},
        "topic": {"type": "string"},
        "from": {"type": "string"},
        "to": {"type": "string"},
        "unsure": {"enum": ["yes", ""]},
    },
    ("GET", "/personal-data"): _ERASING,
    ("DELETE", "/personal-data"): _ERASING,
    ("GET", "/balance"): {"days": {"type": "integer"}},
}


def document() -> dict[str, Any]:
    """Return the whole."""
    paths: dict[str, Any] = {}
    for call in CALLS:
        paths.setdefault(PREFIX + call.path, {})[call.method.lower()] = _operation(call)
    info = {"title": "Own Words", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "paths": paths, "components": {"schemas": dict(_schemas())}}


def _operation(call: Call) -> dict[str, Any]:
    reply = {"description": "It went well."} | ({"content": _json(call.gives)} if call.gives else {})
    problem = {"description": "What happened, why, and what to do.", "content": _PROBLEM}
    operation: dict[str, Any] = {
        "parameters": [*_path(call), *_query(call)],
        "responses": {str(call.status): reply, "default": problem},
    }
    return operation | ({"requestBody": {"required": True, "content": _json(call.takes)}} if call.takes else {})


def _path(call: Call) -> list[dict[str, Any]]:
    names = re.findall(r"\{([a-z]+)\}", call.path)
    return [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names]


def _query(call: Call) -> list[dict[str, Any]]:
    known = _QUERIES.get((call.method, call.path), {})
    return [{"name": name, "in": "query", "schema": schema} for name, schema in known.items()]


def _json(schema: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema.replace('#', '.')}"}}}


def _schemas() -> list[tuple[str, Any]]:
    found = []
    for path in folder("shared-schemas").glob("*.schema.json"):
        name, schema = path.name.removesuffix(".schema.json"), json.loads(path.read_text("utf-8"))
        parts = schema.pop("$defs", {})
        del schema["$schema"], schema["$id"]
        found += [
            (name, _within(schema, name)),
            *((f"{name}.{key}", _within(part, name)) for key, part in parts.items()),
        ]
    return found


def _within(schema: Any, name: str) -> Any:
    """Return a schema whose references lead to the document's components."""
    if isinstance(schema, list):
        return [_within(each, name) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {key: _component(value, name) if key == "$ref" else _within(value, name) for key, value in schema.items()}


def _component(reference: str, name: str) -> str:
    file, _, part = reference.partition("#/$defs/")
    whole = file.removesuffix(".schema.json") or name
    return f"#/components/schemas/{whole}{'.' if part else ''}{part}"
