"""Our own rules are Vale's to run: its source would take each of them, and mean the same by them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from ownwords.review.actions import refusal
from ownwords.review.messages import filled
from ownwords.review.rules import RULES
from ownwords.review.vale import COMMON_KEYS, KEYS, NEEDED

OWN = sorted(path for path in RULES.glob("*/*.yml"))
NAMES = [str(path.relative_to(RULES)) for path in OWN]


def content(path: Path) -> dict[str, Any]:
    """Return what a rule file of ours says."""
    read = yaml.safe_load(path.read_text("utf-8"))
    assert isinstance(read, dict)
    return read


@pytest.mark.parametrize("path", OWN, ids=NAMES)
def test_vale_would_take_our_own_rules(path: Path) -> None:
    """Each of our rules outside ``context`` holds only keys that Vale's source takes, and all that it asks for."""
    data = content(path)
    assert data.keys() <= KEYS[data["extends"]] | COMMON_KEYS
    assert all(data.get(key) for key in ("message", *NEEDED[data["extends"]]))
    assert "action" not in data or refusal(data["action"]["name"], tuple(data["action"].get("params", ()))) is None


@pytest.mark.parametrize("path", OWN, ids=NAMES)
def test_a_message_of_ours_means_the_same_to_vale(path: Path) -> None:
    """Vale fills in the replacement first: ours names the match by number, and no per cent sign stands alone."""
    data = content(path)
    assert filled(data["message"], ("first", "second")) == filled(
        data["message"].replace("%%", "%%"), ("first", "second")
    )
    assert not re.search(r"%(?!%|s|\[\d\]s)", data["message"].replace("%%", ""))
    if data["extends"] == "substitution" and not all(data["swap"].values()):
        assert "%s" not in data["message"]


def test_vale_reads_no_rule_of_ours_that_it_cannot_run() -> None:
    """Vale walks through all folders of a style and reads each .yml; what only we can run is not in one."""
    for language in ("en", "da"):
        assert all(path.parent == RULES / language for path in (RULES / language).rglob("*.yml"))


def test_a_message_is_filled_in_as_go_does() -> None:
    """Values go in turn or by number, %% is a per cent sign, and what has no value stays empty."""
    assert filled("%s and %s, %[1]s, 80 %%%s", ("a", "b")) == "a and b, a, 80 %b"
    assert filled("%s%s", ("a",)) == "a"
