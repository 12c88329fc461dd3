"""Ranks: what fits the draft, what this person wants, and what keeps their balance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

from ..models import Item, Suggestion
from .general import shortlist, worth
from .reasons import reasons
from .relevance import Match, matches
from .situation import Catalogue, Situation
from .weights import FITS, VARIETY

_ENOUGH = 8  # times as many as are offered, to choose among them with variety


def suggest(text: str, catalogue: Catalogue, situation: Situation) -> tuple[Suggestion, ...]:
    """Return at most ``situation.limit`` ideas, the best first, each with at least one reason in the reader's language.

    Items used in this draft come first and stay, whatever the draft has become, so that the panel does not take away
    what somebody is working with. When too many of the person's shares were about the company, everything else comes
    before what is about the company.
    """
    items = catalogue.items()
    found = matches(text, catalogue, tuple(situation.topics)) if text.strip() else {}
    used = [items[item_id] for item_id in situation.used_items if item_id in items][: situation.limit]
    chosen = used + _varied(_candidates(items, found, situation, used), found, situation, used)
    return tuple(
        Suggestion(item, reasons(item, found.get(item.id), situation), _score(item, found, situation))
        for item in chosen
    )


def _candidates(
    items: Mapping[str, Item], found: Mapping[str, Match], situation: Situation, used: list[Item]
) -> list[Item]:
    """Return what may be offered: every item that fits, and enough of the day's order to fill up with variety."""
    taken = {item.id for item in used}
    fitting = [items[item_id] for item_id in found if item_id not in taken and situation.allows(items[item_id])]
    taken |= {item.id for item in fitting}
    others: Iterable[Item] = (
        item for item in shortlist(items, situation) if item.id not in taken and situation.allows(item)
    )
    if situation.balance.verdict == "above":
        others = sorted(others, key=lambda item: item.about == "company")
    return fitting + list(islice(others, _ENOUGH * situation.limit))


def _varied(
    candidates: Iterable[Item], found: Mapping[str, Match], situation: Situation, used: list[Item]
) -> list[Item]:
    """Choose one after the other, each time the best beside those already chosen."""
    left = {item.id: item for item in candidates}
    chosen: list[Item] = []
    while left and len(used) + len(chosen) < situation.limit:
        best = max(left.values(), key=lambda item: (_rank(item, found, situation, used + chosen), item.id))
        chosen.append(left.pop(best.id))
    return chosen


def _rank(item: Item, found: Mapping[str, Match], situation: Situation, beside: list[Item]) -> tuple[bool, float]:
    keeps_balance = situation.balance.verdict != "above" or item.about != "company"
    same_set = sum(each.set_title == item.set_title for each in beside)
    same_kind = sum(each.about == item.about for each in beside)
    return keeps_balance, _score(item, found, situation) - VARIETY["set"] * same_set - VARIETY["about"] * same_kind


def _score(item: Item, found: Mapping[str, Match], situation: Situation) -> float:
    fit = found.get(item.id)
    return (FITS * fit.strength if fit else 0.0) + worth(item, situation)
