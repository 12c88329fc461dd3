"""What is said about a file that cannot be imported: what happened, why, and what to do, in both languages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from ..errors import NotReadable
from ..models import Both

_LONGEST = 60  # characters of a file's name


def sentence(key: str, name: str, **values: object) -> Both:
    """Return the sentence ``key`` of ``linkedin_words.json`` about the file ``name``."""
    found, values = _sentences()[key], {"name": _short(name), "path": name, **values}
    return Both(found["en"].format(**values), found["da"].format(**values))


def refusal(key: str, name: str, **values: object) -> NotReadable:
    """Return the same as an error to raise."""
    return NotReadable(sentence(key, name, **values))


@cache
def _sentences() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(files(__package__).joinpath("linkedin_words.json").read_text("utf-8"))
    return found


def _short(name: str) -> str:
    name = name.replace("\\", "/").rsplit("/", 1)[-1] or "?"
    return name if len(name) <= _LONGEST else f"{name[:40]}…{name[-15:]}"
