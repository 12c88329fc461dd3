"""Each rule has texts it speaks about, and texts that look alike and that it leaves in peace."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from ownwords.models import LANGUAGES, Language
from ownwords.review.rules import book

from .samples import rules_of

FOLDER = Path(__file__).parent / "cases"
LONG = {
    "en": "Then come the calls, the van and the roof, and I have seldom time for coffee before ten. ",
    "da": "Så kommer opkaldene, bilen og taget, og jeg har sjældent tid til kaffe før klokken ti. ",
}
ELSEWHERE = {"own-words", "posted-before", "affiliation", "advert"}  # they hang on what was used: test_situations.py


def cases(language: str) -> Any:
    """Return the cases of a language by rule."""
    return yaml.safe_load((FOLDER / f"{language}.yml").read_text("utf-8"))


def texts(which: str) -> list[tuple[str, str, str]]:
    """Return every case of one sort: its language, its rule, its text."""
    found = [(language, rule, each) for language in LANGUAGES for rule, each in cases(language).items()]
    return [
        (language, rule, text.replace("{long}", LONG[language] * 10))
        for language, rule, each in found
        for text in each[which]
    ]


def _others(rule: str, language: Any) -> set[str]:
    return {each.id for each in book(language).rules} - {rule}


@pytest.mark.parametrize(("language", "rule", "text"), texts("fires"))
def test_a_rule_speaks_where_it_has_something_to_say(language: str, rule: str, text: str) -> None:
    """The rule gives a tip about the text."""
    assert rule in rules_of(text, reader=language, muted=_others(rule, language))


@pytest.mark.parametrize(("language", "rule", "text"), texts("silent"))
def test_a_rule_stays_silent_where_it_only_looks_alike(language: str, rule: str, text: str) -> None:
    """The rule gives no tip about the text."""
    assert rule not in rules_of(text, reader=language, muted=_others(rule, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_cases_of_both_sorts(language: Language) -> None:
    """No rule is without a text it speaks about and one it leaves in peace."""
    has = {rule for rule, each in cases(language).items() if each["fires"] and each["silent"]}
    assert has == {rule.id for rule in book(language).rules} - ELSEWHERE
