"""Ranks: what fits the draft, what this person wants, and what keeps their balance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain, islice

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
    used = [items[item_id] for item_id in dict.fromkeys(situation.used_items) if item_id in items][: situation.limit]
    candidates = _candidates(items, found, situation, used)
    # Once each: the choice below looks at every candidate in every round.
    scores = {item.id: _score(item, found, situation) for item in [*used, *candidates]}
    chosen = used + _varied(candidates, scores, situation, used)
    return tuple(Suggestion(item, reasons(item, found.get(item.id), situation), scores[item.id]) for item in chosen)


def _candidates(
    items: Mapping[str, Item], found: Mapping[str, Match], situation: Situation, used: list[Item]
) -> list[Item]:
    """Return what may be offered: every item that fits, and enough of the day's order to fill up with variety."""
    taken = {item.id for item in used}
    fitting = [items[item_id] for item_id in found if item_id not in taken and situation.allows(items[item_id])]
    taken |= {item.id for item in fitting}
    ordered = shortlist(items, situation)
    day: Iterable[Item] = ordered
    if situation.balance.verdict == "above":
        kinds = ([each for each in ordered if (each.about == "company") == last] for last in (False, True))
        day = chain.from_iterable(kinds)
    others = (item for item in day if item.id not in taken and situation.allows(item))
    return fitting + list(islice(others, _ENOUGH * situation.limit))


def _varied(
    candidates: Iterable[Item], scores: Mapping[str, float], situation: Situation, used: list[Item]
) -> list[Item]:
    """Choose one after the other, each time the best beside those already chosen."""
    left = {item.id: item for item in candidates}
    chosen: list[Item] = []
    sets, kinds = Counter(item.set_title for item in used), Counter(item.about for item in used)
    above = situation.balance.verdict == "above"

    def rank(item: Item) -> tuple[bool, float, str]:
        variety = VARIETY["set"] * sets[item.set_title] + VARIETY["about"] * kinds[item.about]
        return not (above and item.about == "company"), scores[item.id] - variety, item.id

    while left and len(used) + len(chosen) < situation.limit:
        best = left.pop(max(left.values(), key=rank).id)
        chosen.append(best)
        sets[best.set_title] += 1
        kinds[best.about] += 1
    return chosen


def _score(item: Item, found: Mapping[str, Match], situation: Situation) -> float:
    fit = found.get(item.id)
    return (FITS * fit.strength if fit else 0.0) + worth(item, situation)
