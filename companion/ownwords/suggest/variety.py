"""Makes a list of items that is mixed and calm: kinds and topics differ, and what is shown stays while it is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ..models import Item
from .weights import CALM, OF_ONE_SET

Scores = Mapping[str, float]


def mixed(items: Iterable[Item], scores: Scores, variety: Mapping[str, float], limit: int) -> list[tuple[Item, float]]:
    """Return at most ``limit`` items in their order, each with what it counts after variety has taken its part.

    What is about the company and what is not make a list each, and the two are then merged. So a heavier company
    share, which takes the same from every company item, can only move company items down.
    """
    everything = list(items)
    others = _row([each for each in everything if each.about != "company"], scores, variety, (), limit)
    first = [item for item, _ in others[:2]]
    company = _row([each for each in everything if each.about == "company"], scores, variety, first, limit)
    return _merged(others, company)[:limit]


def calm(wanted: Sequence[tuple[Item, float]], shown: Sequence[str]) -> list[Item]:
    """Return the list that takes the place of the ``shown`` one: as it was, but for what is clearly better now.

    ``wanted`` holds every item that may stay or come, with what it counts, the best first.
    """
    counts = {item.id: count for item, count in wanted}
    kept = [item_id for item_id in dict.fromkeys(shown) if item_id in counts]
    order: list[str] = []
    for item_id in [*kept, *(item.id for item, _ in wanted if item.id not in kept)]:
        place = len(order)
        while place and counts[item_id] > counts[order[place - 1]] + (CALM if order[place - 1] in kept else 0.0):
            place -= 1
        order.insert(place, item_id)
    by_id = {item.id: item for item, _ in wanted}
    return [by_id[item_id] for item_id in order]


def _row(
    items: Sequence[Item], scores: Scores, variety: Mapping[str, float], before: Sequence[Item], limit: int
) -> list[tuple[Item, float]]:
    """Choose one after the other, each time the best beside those already chosen and those ``before``."""
    left = {item.id: item for item in items}
    chosen: list[tuple[Item, float]] = []
    sets: Counter[str] = Counter()
    while left and len(chosen) < limit:
        row = [item for item, _ in chosen]
        count, item_id = max((scores[item.id] - _taken(item, row, before, variety), item.id) for item in left.values())
        best = left.pop(item_id)
        # Never more than the one above it: a list has one order.
        chosen.append((best, min(count, chosen[-1][1]) if chosen else count))
        sets[best.set_title] += 1
        if sets[best.set_title] == OF_ONE_SET:
            left = {each.id: each for each in left.values() if each.set_title != best.set_title}
    return chosen


def _taken(item: Item, row: Sequence[Item], before: Sequence[Item], variety: Mapping[str, float]) -> float:
    alike = [each for each in row if each.about == item.about]
    of_set = sum(each.set_title == item.set_title for each in row)
    topics = any(not set(item.topics).isdisjoint(each.topics) for each in (*row, *before))
    matter = any(set(item.topics) == set(each.topics) for each in alike)
    return (
        variety["kind"] * len(alike) + variety["set"] * of_set + variety["topics"] * topics + variety["matter"] * matter
    )


def _merged(others: list[tuple[Item, float]], company: list[tuple[Item, float]]) -> list[tuple[Item, float]]:
    merged: list[tuple[Item, float]] = []
    rows = [list(others), list(company)]
    while rows[0] or rows[1]:
        first = rows[0] if rows[0] and (not rows[1] or rows[0][0][1] >= rows[1][0][1]) else rows[1]
        merged.append(first.pop(0))
    return merged
