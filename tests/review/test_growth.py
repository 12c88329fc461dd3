"""The work grows no faster than the text, and hardly with the number of phrases: counted, not timed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from ownwords.models import LANGUAGES
from ownwords.review.rules import book, warm, with_phrases

from .samples import ITEM, posts, reviewed

NASTY = [
    "a",
    "A ",
    "!",
    "“",
    '"x',
    ".",
    "a.",
    "#",
    "#a ",
    "www.",
    "a@",
    "I ",
    "\n",
    "1.",
    "Z̷̨͘",
    "🎉",
    "\ud800",
    "at 1 ",
    "not ",
]


def work(action: Callable[[], Any]) -> int:
    """Return how many Python lines and calls an action took."""
    steps = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal steps
        steps += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        action()
    finally:
        sys.settrace(before)
    return steps


@pytest.mark.parametrize("piece", NASTY)
def test_four_times_the_text_is_about_four_times_the_work(piece: str) -> None:
    """Texts made to be slow cost in proportion to their length."""
    warm()  # compiling a pattern at its first use is work too
    reviewed("warm up", used=(ITEM,))
    short, long = (piece * (size // len(piece)) for size in (1500, 6000))
    assert work(lambda: reviewed(long, used=(ITEM,))) <= 6 * work(lambda: reviewed(short, used=(ITEM,))) + 2000


@pytest.mark.parametrize("piece", NASTY)
def test_a_hundred_thousand_characters_of_anything_are_answered(piece: str) -> None:
    """Whatever is pasted, however long, gets an answer."""
    text = piece * (100_000 // len(piece))
    assert all(tip.span is None or tip.span[1] <= len(text) for tip in reviewed(text, used=(ITEM,)).tips)


def test_a_thousand_times_the_phrases_are_no_more_work() -> None:
    """A house style of ten thousand phrases costs a draft what one of ten costs, at first sight and later."""
    warm()
    text = next(text for _, text, _ in posts("en"))
    few, many = (
        with_phrases(book("en"), "superlatives", [f"the {number}rd x{number}" for number in range(count)])
        for count in (10, 10_000)
    )
    counted = [work(lambda rules=rules: reviewed(text, rules=lambda _: rules)) for rules in (few, few, many, many)]
    assert counted[2] <= counted[0] * 1.01
    assert counted[3] <= counted[1] * 1.01


def test_every_pattern_of_ours_compiles() -> None:
    """Patterns of ours wait for their first use, so this uses each of them once."""
    warm()
    every = [pattern for language in LANGUAGES for rule in book(language).rules for pattern in rule.every_pattern]
    assert len(every) > 50
    assert all(pattern.found("x", 0, 1) in (True, False) for pattern in every)
