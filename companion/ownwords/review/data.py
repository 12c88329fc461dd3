"""Reads what the rules share, from the YAML files beside them: first names, and which rule helps most."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

RULES = Path(__file__).parent / "rules"
FIRST_NAME = "{first-name}"  # stands for each name of ``rules/names.yaml``, also in the genitive
_ENDINGS = ("", "s", "'s", "’s")


def content(path: Path) -> Any:
    """Return what a YAML file says. libyaml, where PyYAML has it, takes a tenth of the time at start.

    Raises:
        yaml.YAMLError: it is no YAML.
    """
    return yaml.load(path.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both safe


def named(tokens: Sequence[str]) -> list[str]:
    """Put the first names in where a rule asks for them."""
    if FIRST_NAME not in tokens:
        return list(tokens)
    return [*(token for token in tokens if token != FIRST_NAME), *_first_names()]


@cache
def order() -> dict[str, int]:
    """Return the rank of each rule, 0 for the most helpful."""
    return {rule_id: rank for rank, rule_id in enumerate(content(RULES / "order.yml"))}


@cache
def _first_names() -> tuple[str, ...]:
    return tuple(name + ending for name in content(RULES / "names.yaml") for ending in _ENDINGS)
