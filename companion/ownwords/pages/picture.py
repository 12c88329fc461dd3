"""The balance as lengths along a bar: pure numbers for a drawing, so that what is drawn can be tested."""

from __future__ import annotations

from dataclasses import dataclass

from ..models import ABOUTS, About, Balance


@dataclass(frozen=True, slots=True)
class Piece:
    """One kind's piece of the bar, in per cent of its length. A kind without shares has no piece."""

    about: About
    start: float
    width: float


def pieces(balance: Balance) -> list[Piece]:
    """Lay the kinds end to end, the company first so that its end can be read against the target's line."""
    found, start = [], 0.0
    for about in ABOUTS:
        width = 100 * balance.counts[about] / balance.total if balance.total else 0.0
        if width:
            found.append(Piece(about, round(start, 3), round(width, 3)))
        start += width
    return found
