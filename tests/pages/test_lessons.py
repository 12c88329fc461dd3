"""The lessons say the same things in both languages, in the product's voice."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import ownwords
import pytest

FOLDER = Path(ownwords.__file__).parent / "pages" / "lessons"
TOPICS = ["own-words", "eighty-twenty", "where-you-work", "not-to-share", "first-two-lines", "answering-comments"]
SCOLDING = re.compile(r"!|\b(must|should|wrong|error|forkert|bør|burde|fejl)\b", re.IGNORECASE)


def read(language: str) -> list[dict[str, Any]]:
    """The lessons in ``language``."""
    found: list[dict[str, Any]] = json.loads((FOLDER / f"{language}.json").read_text("utf-8"))["lessons"]
    return found


@pytest.mark.parametrize("language", ["en", "da"])
def test_both_languages_have_the_same_lessons(language: str) -> None:
    """Whoever switches language finds the same lesson in the same place."""
    assert [lesson["id"] for lesson in read(language)] == TOPICS


@pytest.mark.parametrize("language", ["en", "da"])
def test_a_lesson_is_short_and_ends_in_a_question(language: str) -> None:
    """A lesson is two or three short paragraphs, and then something to try."""
    for lesson in read(language):
        assert 2 <= len(lesson["paragraphs"]) <= 3
        assert max(map(len, lesson["paragraphs"])) < 450
        assert lesson["try"].endswith("?")


@pytest.mark.parametrize("language", ["en", "da"])
def test_no_lesson_scolds(language: str) -> None:
    """The lessons speak like a good colleague: they do not order, grade or shout."""
    assert SCOLDING.findall((FOLDER / f"{language}.json").read_text("utf-8")) == []
