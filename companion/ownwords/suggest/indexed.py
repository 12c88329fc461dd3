"""What is worked out once for each state of a catalogue: the index, items by topic, and each day's order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock

from ..models import Item
from .index import Index
from .situation import Catalogue

_ORDERS = 4  # orders kept: one person has one or two a day


@dataclass(slots=True)
class Indexed:
    """One state of a catalogue, ready to be asked."""

    items: Mapping[str, Item]
    index: Index
    by_topic: Mapping[str, Sequence[Item]]
    orders: dict[object, Sequence[Item]] = field(default_factory=dict)

    def order(self, key: object, worth: Callable[[Item], float]) -> Sequence[Item]:
        """Return every item, the highest ``worth`` first; sorted once for each ``key``.

        Sorting ten thousand items after each pause in typing would cost more than all the rest of a review.
        """
        if key not in self.orders:
            while len(self.orders) >= _ORDERS:
                self.orders.pop(next(iter(self.orders)))
            self.orders[key] = sorted(self.items.values(), key=lambda item: (-worth(item), item.id))
        return self.orders[key]


_latest: Indexed | None = None
_building = Lock()


def indexed(catalogue: Catalogue) -> Indexed:
    """Return what is known of the catalogue as it is now; a catalogue gives the same items until something changed.

    Who asks while another thread is reading a changed catalogue waits for that, and does not read it as well.
    """
    global _latest
    known = _latest
    if known is not None and known.items is catalogue.items():
        return known
    with _building:
        items = catalogue.items()
        if _latest is None or _latest.items is not items:
            index = Index((i, terms) for i, terms in catalogue.terms() if i in items)
            _latest = Indexed(items, index, _by_topic(items))
        return _latest


def few_of_each_set(items: Iterator[Item], most: int) -> Iterator[Item]:
    """Pass on at most ``most`` items of each set, so that none crowds out the others."""
    sets: Counter[str] = Counter()
    for item in items:
        sets[item.set_title] += 1
        if sets[item.set_title] <= most:
            yield item


def _by_topic(items: Mapping[str, Item]) -> Mapping[str, Sequence[Item]]:
    found: dict[str, list[Item]] = defaultdict(list)
    for item in items.values():
        for topic in item.topics:
            found[topic].append(item)
    return found
