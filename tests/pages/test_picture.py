"""What is drawn is what was counted."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from ownwords.models import ABOUTS, Balance
from ownwords.pages.picture import pieces
from pytest import approx

NOW = datetime(2026, 11, 24, tzinfo=UTC)
counts = st.fixed_dictionaries({about: st.integers(0, 5000) for about in ABOUTS})


@given(counts)
def test_the_pieces_fill_the_bar_in_proportion(counts: dict[str, int]) -> None:
    """Each kind's piece is as long as its part, they lie end to end from the start, and together they fill the bar."""
    balance = Balance(90, NOW, NOW, counts, 0.2, "within")
    drawn = pieces(balance)
    assert [piece.about for piece in drawn] == [about for about in ABOUTS if counts[about]]
    for piece, following in zip(drawn, drawn[1:], strict=False):
        assert piece.start + piece.width == approx(following.start, abs=0.01)
    for piece in drawn:
        assert piece.width == approx(100 * counts[piece.about] / balance.total, abs=0.01)
    assert sum(piece.width for piece in drawn) == approx(100 if balance.total else 0, abs=0.01)
