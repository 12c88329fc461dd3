"""What is drawn is what was counted, and nothing else comes along."""

from __future__ import annotations

import re
import sys
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from ownwords.models import ABOUTS
from ownwords.pages import charts

parts = st.lists(st.integers(0, 100), min_size=3, max_size=3).map(lambda n: [100 * x / max(sum(n), 1) for x in n])
NASTY = '"><script>alert(1)</script>&'


def shapes(drawing: Markup, tag: str) -> list[Element]:
    """Return the drawing's elements with this tag, in order."""
    return list(fromstring(drawing).iter(tag))


@settings(max_examples=25, deadline=None)  # a whole drawing each
@given(st.lists(parts, min_size=1, max_size=3), st.integers(1, 99))
def test_the_pieces_are_as_long_as_their_parts(rows: list[list[float]], target: int) -> None:
    """In each row the kinds lie end to end in proportion, and the line stands where the target is on the same scale."""
    drawing = charts.kinds(tuple(charts.Row("a", tuple(each)) for each in rows), target / 100, f"{target}%", "", 20)
    pieces = shapes(drawing, "rect")
    unit = 2 * float(next(each for each in shapes(drawing, "text") if each.text == f"{target}%").get("x", 0)) / target
    assert len(pieces) == 3 * len(rows)
    widths = [float(each.get("width", 0)) for each in pieces]
    for number, _ in enumerate(ABOUTS):
        drawn = widths[number * len(rows) : (number + 1) * len(rows)]
        expected = [row[number] for row in reversed(rows)]
        scale = max(expected) / max(drawn) if max(drawn) else 0
        assert all(abs(width * scale - part) < 0.5 for width, part in zip(drawn, expected, strict=True))
    assert unit > 0


@pytest.mark.parametrize("target", [0.0, 0.2, 1.0])
def test_any_target_can_be_drawn(target: float) -> None:
    """Also with a line at nothing or at everything there is a picture with a line."""
    drawing = charts.kinds((charts.Row("", (20, 30, 50)),), target, f"{target:.0%}", "", 60)
    assert 'class="halo"' in drawing and f">{target:.0%}<" in drawing


def drawings() -> list[Markup]:
    """One drawing of each sort, with names that would like to be markup."""
    return [
        charts.kinds((charts.Row(NASTY, (20, 30, 50)),), 0.2, NASTY, NASTY, 30),
        charts.bars(((NASTY, 3), ("b", 0)), NASTY),
        charts.dots(("a", NASTY), ((NASTY, (1, 0)),), NASTY),
        charts.line(("a", NASTY, "c"), (0.5, None, 1), (NASTY, NASTY, NASTY), NASTY),
    ]


def test_a_drawing_carries_no_style_and_no_script() -> None:
    """Only shapes and words are in it, so that the page's policy holds; whatever a channel calls its topics is text."""
    for drawing in drawings():
        assert {each.tag for each in fromstring(drawing).iter()} <= {"svg", "g", "rect", "circle", "path", "text"}
        assert not re.search(r"<style|<script|\sstyle=|\son\w+=|href", drawing)


def test_a_drawing_is_one_image_with_a_sentence() -> None:
    """A screen reader hears what it is; what is in it is in the table beside it."""
    for drawing in drawings():
        assert (fromstring(drawing).get("role"), fromstring(drawing).get("aria-label")) == ("img", NASTY)


def test_a_month_without_a_number_is_a_gap() -> None:
    """The line of own words does not run through months that say nothing."""
    drawing = charts.line(("a", "b", "c"), (0.5, None, 1), ("", "", ""), "")
    assert len(shapes(drawing, "circle")) == 2


def test_dots_grow_by_their_area() -> None:
    """Four times as many posts have a dot of four times the area, which is twice the radius."""
    small, large = (float(each.get("r", 0)) for each in shapes(charts.dots(("a", "b"), (("t", (1, 4)),), ""), "circle"))
    assert large == pytest.approx(2 * small, abs=0.2)


def test_drawing_changes_nothing_about_imports() -> None:
    """A module that is not there is simply not there: the library's own way of importing is taken out again."""
    assert not [finder for finder in sys.meta_path if type(finder).__module__.startswith("pygal")]
