"""Remembers what a person shared, lets them change it, and forgets it: only under their ``history`` consent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from .. import consent
from ..errors import ConsentRequired, NotFound
from ..models import Grant, Share, Wanted
from ..review.own_words import compare
from ..review.reading import Reading
from ..store import Store
from ..wire import parse_time
from .kinds import again, classifier, with_kind


def remember(store: Store, grant: Grant, new: Mapping[str, Any], now: datetime) -> Share:
    """Add a share and return it; ``new`` is the body of ``POST /shares``, already validated.

    The text decides the kind (where the person left it open), the topics and how much of it is their own, and is then
    dropped unless they consented to ``history_text``. A time in the future, as from a clock ahead of this one, becomes
    ``now``. A share that is there already under its sender's ``id`` is returned as it is.
    """
    check(grant)
    if known := store.shares.get(new["id"]) if "id" in new else None:
        return known
    text, item_ids = new.get("text"), tuple(new.get("item_ids") or ())
    share = Share(
        id=new.get("id") or uuid4().hex,
        posted_at=min(parse_time(new["posted_at"]), now),
        site=new["site"],
        item_ids=item_ids,
        text=_kept(store, text),
        url=new.get("url"),
        about=new.get("about") or "field",
        own_words=_own_part(store, text, item_ids),
        format=new.get("format", "post"),
        topics=classifier(store).topics(text, item_ids),
    )
    if not new.get("about"):
        share = with_kind(share, classifier(store).kind(text, item_ids, new.get("url")))
    store.shares.add(share)
    return share


def change(
    store: Store, grant: Grant, share_id: str, change: Mapping[str, Any], now: datetime, version: int | None = None
) -> Share:
    """Change what ``change`` (the body of ``PATCH /shares/{id}``) names, and return the whole share.

    ``about: null`` works the kind out again; a text is kept under the ``history_text`` consent only. It happens in one
    transaction, to ``version`` only where one is given.

    Raises:
        NotFound: there is no such share.
        ChangedMeanwhile: it is no longer ``version``.
    """
    check(grant)
    return store.shares.change(share_id, lambda before: _changed(store, before, change, now), version)


def get(store: Store, grant: Grant, share_id: str) -> Share:
    """Return a share.

    Raises:
        NotFound: there is no such share.
    """
    check(grant)
    found = store.shares.get(share_id)
    if found is None:
        raise NotFound("This post is not in your history any more. The list shows what is.")
    return found


def forget(store: Store, grant: Grant, share_id: str, version: int | None = None) -> Share:
    """Delete a share, ``version`` of it only where one is given, and return it as it was.

    Raises:
        NotFound: there is no such share.
        ChangedMeanwhile: it is no longer ``version``.
    """
    check(grant)
    return store.shares.delete(share_id, version)


def bring_back(store: Store, grant: Grant, share: Share) -> None:
    """Put a deleted share back as it was, its text only where texts may be kept; twice is once."""
    check(grant)
    if store.shares.get(share.id) is None:
        store.shares.add(replace(share, text=_kept(store, share.text)))


def page(
    store: Store,
    grant: Grant,
    before: str | None,
    limit: int,
    wanted: Wanted = Wanted(),  # noqa: B008 - frozen
) -> tuple[list[Share], str | None]:
    """Return at most ``limit`` shares, newest first, and the ``before`` of the next page (None: no more)."""
    check(grant)
    return store.shares.page(before, limit, _with_ideas(store, wanted))


def count(store: Store, grant: Grant, wanted: Wanted) -> int:
    """Return how many shares are ``wanted``."""
    check(grant)
    return store.shares.count(_with_ideas(store, wanted))


def check(grant: Grant) -> None:
    """Refuse a grant for something else.

    Raises:
        ConsentRequired: it is not one for ``history``.
    """
    if grant.purpose != "history":
        raise ConsentRequired("history")


def _with_ideas(store: Store, wanted: Wanted) -> Wanted:
    """Let words be found in the titles of the ideas as well: they are what a share without a text shows."""
    if not wanted.words:
        return wanted
    return replace(wanted, ideas={item_id: item.title for item_id, item in store.catalogue.items().items()})


def _changed(store: Store, before: Share, change: Mapping[str, Any], now: datetime) -> Share:
    """Return the share with what ``change`` names; a new text is read even where it is then not kept."""
    read = replace(before, **{name: _read(name, value, now) for name, value in change.items() if name != "about"})
    after = read
    if change.get("text"):
        own, topics = _own_part(store, read.text, read.item_ids), classifier(store).topics(read.text, read.item_ids)
        after = replace(after, own_words=own, topics=topics, text=_kept(store, read.text))
    if change.get("about"):
        return replace(after, about=change["about"], about_by="person", signs=())
    if "about" in change or (before.about_by != "person" and change.get("text")):
        return with_kind(after, classifier(store).kind(read.text, read.item_ids, read.url))
    return again(after, classifier(store)) if after != before else after


def _read(name: str, value: Any, now: datetime) -> Any:
    match name:
        case "posted_at":
            return min(parse_time(value), now)
        case "item_ids":
            return tuple(value)
        case _:
            return value


def _own_part(store: Store, text: str | None, item_ids: Sequence[str]) -> float | None:
    items = store.catalogue.items()
    used = [items[item_id] for item_id in item_ids if item_id in items]
    found = compare(Reading(text), used) if text and used else None
    return found.own if found else None


def _kept(store: Store, text: str | None) -> str | None:
    """Return the text where it may be kept; half a surrogate pair, which no file can hold, becomes a �."""
    if text is None or not consent.granted(store, "history_text"):
        return None
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
