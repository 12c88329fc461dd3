"""Reads the words that the checks speak with and look for."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

_CHANNEL = (__package__ or "").rpartition(".")[0]


@cache
def words(name: str) -> dict[str, Any]:
    """Return ``words/NAME.json``."""
    data: dict[str, Any] = json.loads(files(_CHANNEL).joinpath("words", f"{name}.json").read_text("utf-8"))
    return data
