"""Every message of every rule speaks like a good colleague, in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from ownwords.errors import InvalidRequest
from ownwords.models import LANGUAGES
from ownwords.review.checks import CHECKS
from ownwords.review.rules import EXTENSION_POINTS, KINDS, RULES, book, load
from ownwords.schemas import validate

FILES = sorted([*RULES.glob("*/*.yml"), *RULES.glob("*/context/*")])
NAMES = [str(path.relative_to(RULES)) for path in FILES]
SCOLDING = re.compile(
    r"\b(?:wrong|must|should|shouldn't|error|errors|mistake|never|don't|forbidden|avoid"
    r"|forkert|forkerte|fejl|skal du|bør|må ikke|aldrig|forbudt|undgå|advarsel|warning)\b",
    re.IGNORECASE,
)


def content(path: Path) -> Any:
    """Return what a rule file says."""
    return yaml.safe_load(path.read_text("utf-8"))


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_rule_file_fits_the_schema_and_loads(path: Path) -> None:
    """A rule file is what tone-rule.schema.json describes, and each of its patterns compiles."""
    validate("tone-rule", content(path))
    assert load(path.stem, content(path)).id == path.stem


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_message_neither_scolds_nor_shouts(path: Path) -> None:
    """A message holds no exclamation mark and none of the words that tell people off."""
    said = f"{content(path)['message']} {content(path)['description']}"
    assert "!" not in said
    assert not SCOLDING.search(said)


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_tip_asks_and_praise_does_not(path: Path) -> None:
    """Whoever wants something changed asks a question; praise just says what is good."""
    rule = content(path)
    assert ("?" in rule["message"]) == (KINDS[rule["level"]] != "encourage")


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_tip_is_short_and_says_why_in_one_line(path: Path) -> None:
    """A message is at most 120 characters without the words it quotes, a why one line of at most 140."""
    rule = content(path)
    assert len(rule["message"]) <= 120
    assert len(rule["description"]) <= 140 and "\n" not in rule["description"]
    assert rule.get("link", "https://").startswith("https://")


def test_both_languages_have_the_same_rules_with_the_same_settings() -> None:
    """A rule exists in English and Danish, of the same kind and extension point, with the same numbers."""
    english, danish = ({rule.id: rule for rule in book(language).rules} for language in LANGUAGES)
    assert english.keys() == danish.keys()
    for rule_id, rule in english.items():
        other = danish[rule_id]
        assert (rule.kind, rule.extends, rule.scope, rule.min, rule.max, rule.threshold) == (
            (other.kind, other.extends, other.scope, other.min, other.max, other.threshold)
        )


def test_each_rule_has_its_place_in_the_order() -> None:
    """order.yml names each rule once, and no other."""
    listed = yaml.safe_load((RULES / "order.yml").read_text("utf-8"))
    assert sorted(listed) == sorted(rule.id for rule in book("en").rules)


def test_there_are_at_least_twenty_rules_and_three_that_praise() -> None:
    """The coach has twenty rules or more, and at least three of them see what is good."""
    kinds = [rule.kind for rule in book("da").rules]
    assert len(kinds) >= 20 and kinds.count("encourage") >= 3


def test_a_danish_message_is_not_the_english_one() -> None:
    """No message or reason was left untranslated."""
    pairs = zip(*(sorted(book(language).rules, key=lambda rule: rule.id) for language in LANGUAGES), strict=True)
    assert all(english.message != danish.message and english.why != danish.why for english, danish in pairs)


def test_what_is_not_supported_is_named() -> None:
    """A rule of Vale's that we cannot run is refused by name when it is loaded, and what we can run is what we say."""
    rule = {"extends": "spelling", "message": "Really?", "description": "Why.", "level": "warning"}
    with pytest.raises(InvalidRequest, match="extends"):
        load("heading", rule)
    assert EXTENSION_POINTS == CHECKS.keys()
