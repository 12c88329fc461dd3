"""The pages speak like a good colleague, in both languages."""

from __future__ import annotations

import json
import re
from string import Formatter

import pytest
from ownwords.models import LANGUAGES
from ownwords.resources import folder

STRINGS = {
    language: json.loads((folder("pages") / f"strings/{language}.json").read_text("utf-8")) for language in LANGUAGES
}
NEVER = {
    "en": r"\b(wrong|must|should|errors?|failed|invalid)\b",
    "da": r"\b(forkert|fejl|bør|burde|skal du|du skal|ugyldig\w*)\b",
}


def test_both_languages_say_the_same_things() -> None:
    """Every string exists in English and in Danish."""
    assert STRINGS["en"].keys() == STRINGS["da"].keys()


def test_both_languages_fill_in_the_same_places() -> None:
    """What a sentence leaves open in English it leaves open in Danish; a counted one may write the number as a word."""
    for key, english in STRINGS["en"].items():
        if not key.endswith(".one"):
            assert places(english) == places(STRINGS["da"][key]), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_scolded_or_shouted_at(language: str) -> None:
    """No string has an exclamation mark, or a word that puts the person in the dock."""
    for key, text in STRINGS[language].items():
        assert "!" not in text, key
        assert not re.search(NEVER[language], text, re.IGNORECASE), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_string_is_markup(language: str) -> None:
    """Strings are plain text, so that no sentence can open a tag."""
    assert not [key for key, text in STRINGS[language].items() if "<" in text]


def test_danish_is_danish() -> None:
    """No Danish string of several words is the English one left behind."""
    same = [key for key, text in STRINGS["en"].items() if text == STRINGS["da"][key] and " " in text]
    assert same == ["site.name"]


def places(text: str) -> set[str]:
    """Return the names of the places that a string leaves open."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}
