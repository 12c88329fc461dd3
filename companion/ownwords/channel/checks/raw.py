"""Looks into JSON as people edit it: what is missing or of another kind is simply not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ...models import Language
from .finding import Place, clean
from .naming import CHANNEL

Documents = Mapping[str, Mapping[str, Any]]
_READ = 5_000  # characters of a text that are looked at; the longest that fits a schema has 1,500


@dataclass(frozen=True, slots=True)
class Entry:
    """An item or a lesson, with its place."""

    place: Place
    data: Mapping[str, Any]

    def text(self, key: str) -> str:
        """Return the text at ``key``."""
        return text(self.data.get(key))

    @property
    def title(self) -> str:
        """Return what to call it."""
        return self.text("title") or self.text("id") or "?"

    @property
    def language(self) -> Language:
        """Return the language it is read in."""
        return "da" if self.data.get("language") == "da" else "en"


def text(value: Any) -> str:
    """Return ``value`` when it is a text, as far as texts are looked at."""
    return value[:_READ] if isinstance(value, str) else ""


def entries(documents: Documents, kind: str) -> Iterator[Entry]:
    """Yield the ``items`` or ``lessons`` of all sets."""
    for file, document in documents.items():
        if file != CHANNEL:
            for index, data in groups(document.get(kind)):
                item = clean(text(data.get("id"))) or None if kind == "items" else None
                yield Entry(Place(file, item=item).at(kind, index), data)


def groups(value: Any) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the groups of fields in a list, with their index."""
    for index, each in enumerate(value if isinstance(value, list) else ()):
        if isinstance(each, dict):
            yield index, each


def strings(value: Any) -> Iterator[tuple[int, str]]:
    """Yield the texts in a list, with their index."""
    for index, each in enumerate(value if isinstance(value, list) else ()):
        if isinstance(each, str):
            yield index, text(each)


def inner(value: Any, *keys: str) -> Any:
    """Return what is at ``keys``, or None."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value
