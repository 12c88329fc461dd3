"""The lessons say the same things in both languages, in the product's voice."""

from __future__ import annotations

import html
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import ownwords
import pytest
from ownwords.channel import sync
from ownwords.store import Store

from tests.pages.visiting import Visit

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


def test_a_channels_lesson_is_practised_with_its_exercise_in_sight(visit: Visit, stranger: Visit, store: Store) -> None:
    """Each lesson leads to the practice page, which shows what to try; a channel's is for the person alone."""
    sync.join(store, "demo", datetime.now(UTC))
    lesson = next(each for each in store.catalogue.lessons() if each.language == "en")
    for reader, sees in ((visit, True), (stranger, False)):
        links = re.findall(r'href="(/practice\?lesson=[^"]+)"', reader.get("/learn").text)
        exercises = [html.unescape(reader.get(link).text) for link in links]
        assert len(links) >= len(TOPICS) and all('id="exercise"' in each for each in exercises)
        assert any(lesson.exercise in each for each in exercises) is sees
    assert 'id="exercise"' not in visit.get("/practice?lesson=nonsense").text
