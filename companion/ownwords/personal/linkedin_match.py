"""Tells which things of an export a history has already, so that importing twice changes nothing. Pure.

The panel notes a post by LinkedIn's activity and to the moment; an export knows it as a share, to the second, and a
person adds one by hand at noon. So what LinkedIn calls it decides first, then the time, then the text of the day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from ..models import Share
from .linkedin import Entry, plain
from .linkedin_text import Ref, comment_ref, ref

NEAR = timedelta(minutes=2)  # between the click on Post and LinkedIn's own time
_SECOND = timedelta(seconds=1)  # one text in one second is one post, whatever it is called
_SAME_DAY = timedelta(hours=24)
_TELLING = 20  # characters of a text that nobody writes twice in a day by chance


class Known:
    """The shares a history has, to be asked about one entry after the other."""

    def __init__(self, shares: Iterable[Share]) -> None:
        self._by_number: dict[tuple[str, str], Share] = {}
        self._by_time: dict[int, list[Share]] = defaultdict(list)
        self._by_text: dict[str, list[Share]] = defaultdict(list)
        self._taken: set[str] = set()
        for share in shares:
            if share.site == "linkedin":
                self._by_time[_slot(share)].append(share)
                if share.text:
                    self._by_text[plain(share.text)].append(share)
                if found := _ref(share):
                    self._by_number[share.format, found.number] = share

    def found(self, entries: Sequence[Entry]) -> list[Share | None]:
        """Return the share that each entry is, or None. What is not known by its name answers for one entry only.

        The surest first: what has the entry's name, then its very moment, then what is near. So what an import added is
        found as itself by the next, and is not taken for a neighbour.
        """
        found = [
            self._take(self._by_number.get((each.format, each.ref.number)) if each.ref else None) for each in entries
        ]
        for within in (timedelta(0), _SAME_DAY):
            found = [known or self._take(self._near(each, within)) for known, each in zip(found, entries, strict=True)]
        return found

    def _take(self, share: Share | None) -> Share | None:
        if share:
            self._taken.add(share.id)
        return share

    def _near(self, entry: Entry, within: timedelta) -> Share | None:
        said = entry.plain
        free = (share for share in self._around(entry, said) if share.id not in self._taken)
        near = (share for share in free if abs(share.posted_at - entry.at) <= within)
        fitting = [share for share in near if _fits(share, entry, said)]
        return min(fitting, key=lambda share: abs(share.posted_at - entry.at), default=None)

    def _around(self, entry: Entry, said: str) -> Iterator[Share]:
        """Yield shares of about the time, and those of the same text where it is long enough to tell."""
        if entry.format == "post" and len(said) >= _TELLING:
            yield from self._by_text.get(said, ())
        middle = _slot(entry)
        for slot in (middle - 1, middle, middle + 1):
            yield from self._by_time.get(slot, ())


def _fits(share: Share, entry: Entry, said: str) -> bool:
    if share.format != entry.format:
        return False
    apart = abs(share.posted_at - entry.at)
    if _another(_ref(share), entry.ref):
        return entry.format == "post" and apart < _SECOND and bool(said) and plain(share.text) == said
    if share.text and entry.text:
        telling = len(said) >= _TELLING and apart <= _SAME_DAY
        return (apart <= NEAR or telling) and plain(share.text) == said
    if entry.format == "comment" and share.url != entry.url:
        return False
    return apart <= NEAR


def _another(one: Ref | None, other: Ref | None) -> bool:
    """Tell whether two names are surely of two things: two of one sort that differ."""
    return bool(one and other and one.kind == other.kind and one.number != other.number)


def _ref(share: Share) -> Ref | None:
    return comment_ref(share.url) if share.format == "comment" else ref(share.url)


def _slot(thing: Share | Entry) -> int:
    """Return which of the spans as long as ``NEAR`` a thing was published in."""
    at = thing.posted_at if isinstance(thing, Share) else thing.at
    return int(at.timestamp() // NEAR.total_seconds())
