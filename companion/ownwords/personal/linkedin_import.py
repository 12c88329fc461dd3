"""Puts an export of LinkedIn's into the history: first as a plan that can be shown, then in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from .. import consent
from ..models import FORMATS, Format, Grant, Share
from ..store import Store
from ..wire import share_json, time_json
from .classify import Kind
from .history import check
from .kinds import classifier, with_kind
from .linkedin import Entry, Export
from .linkedin_match import Known

_EXAMPLES = 5  # shares shown before anything is kept
_SKIPPED = 20  # rows that are named one by one

Read = Callable[[Entry], tuple[Kind, tuple[str, ...]]]


@dataclass(slots=True)
class Plan:
    """What an import adds and completes; ``known`` were there already, and are complete."""

    new: list[Share] = field(default_factory=list)
    completed: list[Share] = field(default_factory=list)
    known: int = 0
    left_out: Counter[Format] = field(default_factory=Counter)


def reader(store: Store) -> Read:
    """Return what reads an entry's kind and topics, each entry once, as they take most of an import's time."""
    reading, read = classifier(store), dict[int, tuple[Kind, tuple[str, ...]]]()

    def of(entry: Entry) -> tuple[Kind, tuple[str, ...]]:
        found = read.get(id(entry))
        if found is None:
            kind = reading.kind(entry.text, (), entry.shared, entry.url if entry.format == "article" else None)
            found = read[id(entry)] = kind, reading.topics(entry.text)
        return found

    return of


def preview(store: Store, grant: Grant, export: Export, formats: Collection[Format], read: Read) -> Plan:
    """Return what an import would do now, and do nothing."""
    check(grant)
    return _plan(store.shares.all(), export, formats, read, consent.granted(store, "history_text") is not None)


def keep(store: Store, grant: Grant, export: Export, formats: Collection[Format], read: Read) -> Plan:
    """Import in one transaction, and return what was done; texts are kept under the ``history_text`` consent only.

    Whatever the person said about a share that is there already stays: only what it lacks is filled in.
    """
    check(grant)
    plan = Plan()

    def merge(shares: Sequence[Share]) -> tuple[list[Share], list[Share]]:
        nonlocal plan
        texts = consent.granted(store, "history_text") is not None
        plan = _plan(shares, export, formats, read, texts)
        return plan.new, plan.completed

    store.shares.merge(merge)
    return plan


def plan_json(export: Export, plan: Plan, now: datetime, kept: bool) -> dict[str, Any]:
    """Fits ``import.schema.json``."""
    formats = Counter(share.format for share in plan.new)
    reasons = Counter(each.reason for each in export.skipped)
    return {
        "at": time_json(now),
        "kept": kept,
        "files": export.files[:_SKIPPED],
        "new": {each: formats[each] for each in FORMATS},
        "completed": len(plan.completed),
        "known": plan.known,
        "doubles": export.doubles,
        "left_out": {each: plan.left_out[each] for each in FORMATS},
        "unsure": sum(share.about_by == "guess" for share in plan.new),
        "skipped": dict(reasons),
        "skipped_rows": [each._asdict() for each in export.skipped[:_SKIPPED]],
        "notes": [{"en": each.en, "da": each.da} for each in export.notes],
        "examples": [share_json(share) for share in reversed(plan.new[-_EXAMPLES:])],
    }


def _plan(shares: Sequence[Share], export: Export, formats: Collection[Format], read: Read, texts: bool) -> Plan:
    wanted = [entry for entry in export.entries if entry.format in formats]
    plan = Plan(left_out=Counter(entry.format for entry in export.entries if entry.format not in formats))
    for entry, share in zip(wanted, Known(shares).found(wanted), strict=True):
        if share is None:
            plan.new.append(_share(entry, *read(entry), texts))
        elif (complete := _completed(share, entry, read, texts)) != share:
            plan.completed.append(complete)
        else:
            plan.known += 1
    return plan


def _share(entry: Entry, kind: Kind, topics: tuple[str, ...], texts: bool) -> Share:
    share = Share(
        id=uuid4().hex,
        posted_at=entry.at,
        site="linkedin",
        item_ids=(),
        text=entry.text if texts and entry.text else None,
        url=entry.url,
        about=kind.about,
        own_words=None,
        format=entry.format,
        topics=topics,
    )
    return with_kind(share, kind)


def _completed(share: Share, entry: Entry, read: Read, texts: bool) -> Share:
    """Return a share with what it lacked; its kind is worked out again only where nobody has said it."""
    after = replace(share, url=share.url or entry.url)
    if texts and entry.text and not share.text:
        kind, topics = read(entry)
        after = replace(after, text=entry.text, topics=topics or share.topics)
        if share.about_by != "person" and not share.item_ids:
            after = with_kind(after, kind)
    return after
