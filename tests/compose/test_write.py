"""A tip's place is found again after the person has written on, or the tip steps back; never another place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from tests.compose.conftest import EXTENSION

UNITS = "utf-16-le"


@pytest.fixture(scope="module")
def page(plain_chromium: Browser) -> Iterator[Page]:
    """A page with what reads and writes drafts, and nothing to write in."""
    context = plain_chromium.new_context()
    page = context.new_page()
    page.evaluate("globalThis.ownWords = {sites: []}")
    for script in ("read", "write"):
        page.add_script_tag(path=EXTENSION / f"compose/{script}.js")
    yield page
    context.close()


def spot(text: str, start: int, expected: str) -> dict[str, str]:
    """Return what the panel remembers of a place in the text that was reviewed."""
    return {"before": text[:start], "expected": expected, "after": text[start + len(expected) :]}


def found(page: Page, now: str, place: dict[str, str]) -> int | None:
    """Return where it is found now, in characters."""
    at = page.evaluate("([now, place]) => ownWords.write.findAgain(now, place)", [now, place])
    return None if at is None else len(now.encode(UNITS)[: 2 * at].decode(UNITS))


DRAFT = "We utilize the crane, and we utilize the pump. 🏗️ Vi løfter æblerne."
CASES = {
    "nothing changed": (DRAFT, 3),
    "more before it": (f"😀 På Ærø. {DRAFT}", 13),
    "more after it": (f"{DRAFT} And more.", 3),
    "typed right before it": (DRAFT.replace("We utilize", "We often utilize"), 9),
    "typed before and after": (f"So: {DRAFT} And more.", 7),
    "typed on both sides of it": (DRAFT.replace("We utilize the", "We often utilize today the"), None),
    "it is gone": (DRAFT.replace("utilize", "use"), None),
    "only the other one is left": ("Now and then, and we utilize the pump. 🏗️ Vi løfter æblerne.", None),
    "all is new": ("I utilize nothing of that.", None),
    "an empty draft": ("", None),
}


@pytest.mark.parametrize(("now", "where"), CASES.values(), ids=CASES.keys())
def test_the_first_of_two_alike_is_found_where_it_is_now(page: Page, now: str, where: int | None) -> None:
    """The word stands twice; the tip was about the first."""
    assert found(page, now, spot(DRAFT, 3, "utilize")) == where


def test_between_places_that_cannot_be_told_apart_it_steps_back(page: Page) -> None:
    """The same line nine times, and one of them meant: with two more of them, nobody can tell which it is."""
    line = "very very good\n"
    place = spot(line * 9, len(line) * 4, "very")
    assert found(page, line * 9, place) == len(line) * 4
    assert found(page, "So: " + line * 9, place) == len("So: ") + len(line) * 4
    assert found(page, line * 11, place) is None


def test_a_place_between_words_is_found_by_what_stands_around_it(page: Page) -> None:
    """What is to be put in somewhere has no words of its own there."""
    place = spot(DRAFT, DRAFT.index(" 🏗️"), "")
    assert found(page, f"Før: {DRAFT}", place) == DRAFT.index(" 🏗️") + len("Før: ")
    assert found(page, "Something else altogether.", place) is None


WORDS = st.lists(st.sampled_from(["utilize", "very", "æ", "😀", "crane", "the", "\n"]), min_size=1, max_size=12).map(
    " ".join
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_is_typed_elsewhere_no_other_place_is_taken(page: Page, data: st.DataObject) -> None:
    """Text put in anywhere before or after the place: it is found exactly there, or not at all."""
    before, after, more = data.draw(WORDS), data.draw(WORDS), data.draw(WORDS)
    text = f"{before} utilize {after}"
    start = len(before) + 1
    at = data.draw(st.integers(0, len(text)).filter(lambda place: not start < place < start + len("utilize")))
    now = text[:at] + more + text[at:]
    wanted = start + (len(more) if at <= start else 0)
    assert found(page, now, spot(text, start, "utilize")) in {wanted, None}
