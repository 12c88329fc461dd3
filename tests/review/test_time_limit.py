"""Patterns from outside run under a time limit: one that explodes rests, with a notice, and the draft is answered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ownwords.models import Language
from ownwords.review.patterns import OUTSIDE_TOTAL, Pattern, stretches
from ownwords.review.rules import Book, book
from ownwords.review.vale import load_style, with_style

from .samples import reviewed

# Nested repetition: tried in as many ways as there are to cut the run into pieces.
EXPLODING = r"(?:x+)+\d"
EVIL = "I told my colleagues about it on Monday. " + "x" * 2900
CALM = "I told my colleagues about the foo on Monday."


def styled(*rules: tuple[str, str]) -> Callable[[Language], Book]:
    """Return English rules with more from outside, each a name and a pattern."""
    frame = "extends: existence\nmessage: 'Say “%s”?'\nnonword: true\ntokens:\n  - '{}'\n"
    files = {f"House/{name}.yml": frame.format(pattern).encode() for name, pattern in rules}
    made = with_style(book("en"), load_style(files))
    return lambda _: made


EVIL_RULES = styled(("Evil", EXPLODING))


def test_a_pattern_that_explodes_rests_with_a_notice_and_the_others_go_on() -> None:
    """The first draft that it takes too long on is answered, names it, and the next one is not slowed at all."""
    rules = styled(("Evil", EXPLODING), ("Foo", r"\bfo{2}\b"))
    assert reviewed(CALM, rules=rules).notices == ()
    (notice,) = reviewed(EVIL, rules=rules).notices
    assert "House.Evil" in notice.en and "House.Evil" in notice.da
    again = reviewed(CALM, rules=rules)
    assert again.notices == (notice,)
    assert [tip.rule for tip in again.tips if tip.rule.startswith("House.")] == ["House.Foo"]


def test_a_resting_pattern_is_not_tried_again() -> None:
    """After one draft too many it matches nothing, also where it would have."""
    pattern = Pattern(EXPLODING, outside=True)
    assert pattern.found("xx1", 0, 3)
    assert not pattern.found(EVIL, 0, len(EVIL)) and pattern.resting
    assert not pattern.found("xx1", 0, 3)


def test_our_own_pattern_only_sits_out_the_draft() -> None:
    """A tested pattern that is slow on one odd draft is there again for the next."""
    pattern = Pattern(EXPLODING)
    assert not pattern.found(EVIL, 0, len(EVIL))
    assert not pattern.resting and pattern.found("xx1", 0, 3)


def test_many_exploding_patterns_share_one_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A style full of bad patterns costs a draft no more than the total: the later ones are not even tried."""
    rules = styled(*((f"Evil{number:02}", rf"(?:x+)+\d{{{number}}}") for number in range(1, 61)))
    ticks = iter(range(100_000))
    monkeypatch.setattr("ownwords.review.checks.situation.perf_counter", lambda: next(ticks) * 2 * OUTSIDE_TOTAL)
    assert len(reviewed(EVIL, rules=rules).notices) == 1


def test_a_longer_draft_has_more_time() -> None:
    """The limit is for a stretch of text, so that a long draft does not make a good pattern rest."""
    assert stretches(100) == stretches(3000) == 1 and stretches(30_000) == 10


@given(st.text(st.sampled_from("x1 \n\ud800🎉æ\u0301"), max_size=400))
def test_whatever_the_draft_it_is_answered(text: str) -> None:
    """With an exploding rule beside ours, odd texts get an answer whose spans lie within them."""
    for tip in reviewed(text, rules=EVIL_RULES).tips:
        assert tip.span is None or 0 <= tip.span[0] <= tip.span[1] <= len(text)


def test_a_megabyte_is_answered() -> None:
    """Only the part that is read counts, whatever is pasted."""
    assert all(tip.span is None or tip.span[1] <= 30_000 for tip in reviewed("x " * 500_000, rules=EVIL_RULES).tips)
