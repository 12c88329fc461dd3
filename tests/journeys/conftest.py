"""The real extension in a real Chromium, the real companion, and pages that stand in for LinkedIn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from scripts.browser import launch
from tests.installed import installed
from tests.journeys.companion import Companion
from tests.journeys.exchanges import Exchanges
from tests.journeys.person import Person

NewPerson = Callable[..., Person]


@pytest.fixture
def companion(tmp_path: Path) -> Iterator[Companion]:
    """A companion with an empty data folder."""
    companion = Companion(tmp_path / "home")
    yield companion
    companion.stop()


@pytest.fixture
def new_person(playwright_here: Playwright, companion: Companion, tmp_path: Path) -> Iterator[NewPerson]:
    """Make a person with a new browser profile; at the end, every message that crossed has to fit its schema."""
    with ExitStack() as after:

        def make(language: str = "en", *arguments: str, extension: Path | None = None) -> Person:
            profile = tmp_path / f"profile-{language}"
            context = launch(playwright_here, profile, language, *arguments, extension=extension or installed())
            after.callback(context.close)
            after.callback(Exchanges(context).check)
            person = Person.begin(context, companion)
            after.callback(person.recorder.check)
            return person

        yield make


@pytest.fixture
def person(new_person: NewPerson) -> Person:
    """A person whose browser speaks English."""
    return new_person()
