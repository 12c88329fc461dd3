"""Takes away what the companion keeps about a person: everything, the texts, or a period; and says first what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from .. import consent
from ..errors import InvalidRequest
from ..store import Store

What = Literal["everything", "texts", "period"]
WHATS: tuple[What, ...] = ("everything", "texts", "period")


@dataclass(frozen=True, slots=True)
class Scope:
    """What is to go. A period is half open, ``since <= posted_at < until``; None leaves that side open.

    ``keep_records`` keeps, when everything goes, the record of each decision on a consent; nothing stays granted.
    """

    what: What = "everything"
    since: datetime | None = None
    until: datetime | None = None
    keep_records: bool = False

    def __post_init__(self) -> None:
        """Refuse a period without an end on either side, or one that ends before it begins."""
        bounded = self.since is not None or self.until is not None
        if bounded != (self.what == "period"):
            raise InvalidRequest("A period has a first or a last moment, and only a period has one.")
        if self.keep_records and self.what != "everything":
            raise InvalidRequest("The records of consents stay anyway unless everything goes. Nothing was erased.")
        if self.since and self.until and self.since >= self.until:
            raise InvalidRequest("The period ends before it begins. Nothing was erased.")


@dataclass(frozen=True, slots=True)
class Going:
    """What would go: shares, texts, decisions on consents; backups that go, and those that forget with the database.

    ``aside`` counts the folders of damaged databases that were set aside: they go with any erasing.
    """

    shares: int
    texts: int
    decisions: int
    backups: int
    backups_changed: int
    aside: int
    preferences: bool


def going(store: Store, scope: Scope) -> Going:
    """Count what would go; nothing goes yet."""
    found = store.erasing.count(scope.since, scope.until)
    whole, backups = scope.what == "everything", len(store.backups())
    return Going(
        shares=0 if scope.what == "texts" else found.shares,
        texts=found.texts,
        decisions=len(store.consents.decisions()) if whole and not scope.keep_records else 0,
        backups=backups if whole else 0,
        backups_changed=0 if whole else backups,
        aside=store.erasing.set_aside(),
        preferences=whole,
    )


def erase(store: Store, now: datetime, scope: Scope = Scope()) -> Going:  # noqa: B008 - frozen
    """Erase it, down to the bytes on disk, in backups too, and return what went.

    With everything go shares, preferences, visits and, unless they are kept, the records of consents. Channels and
    pairings stay: they say nothing about what the person wrote, and the browser goes on working.
    """
    gone = going(store, scope)
    match scope.what:
        case "everything":
            withdrawn = consent.withdrawals(store, now, "erase") if scope.keep_records else []
            store.erasing.everything(scope.keep_records, withdrawn)
        case "texts":
            store.erasing.texts()
        case "period":
            store.erasing.period(scope.since, scope.until)
    return gone
