"""Remembers what a person shared, lets them change it, and forgets it: only under their ``history`` consent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from .. import consent
from ..errors import ConsentRequired, NotFound
from ..models import Grant, Share
from ..review.own_words import compare
from ..review.reading import Reading
from ..store import Store
from ..wire import parse_time
from .classify import Kind, about


def remember(store: Store, grant: Grant, new: Mapping[str, Any], now: datetime) -> Share:
    """Add a share and return it; ``new`` is the body of ``POST /shares``, already validated.

    The text decides the kind (where the person left it open) and how much of it is their own, and is then dropped
    unless they consented to ``history_text``. A time in the future, as from a clock ahead of this one, becomes ``now``.
    """
    _check(grant)
    text, item_ids = new.get("text"), tuple(new.get("item_ids") or ())
    share = Share(
        id=uuid4().hex,
        posted_at=min(parse_time(new["posted_at"]), now),
        site=new["site"],
        item_ids=item_ids,
        text=_kept(store, text),
        url=new.get("url"),
        about=new.get("about") or kind(store, text, item_ids, new.get("url")).about,
        own_words=_own_part(store, text, item_ids),
    )
    store.shares.add(share)
    return share


def change(store: Store, grant: Grant, share_id: str, change: Mapping[str, Any]) -> Share:
    """Change what ``change`` (the body of ``PATCH /shares/{id}``) names, and return the whole share.

    ``about: null`` works the kind out again; a text is kept under the ``history_text`` consent only.

    Raises:
        NotFound: there is no such share.
    """
    _check(grant)
    after = _changed(store, _found(store.shares.get(share_id)), change)
    store.shares.replace(after)
    return after


def forget(store: Store, grant: Grant, share_id: str) -> None:
    """Delete a share.

    Raises:
        NotFound: there is no such share.
    """
    _check(grant)
    if not store.shares.delete(share_id):
        raise _no_share()


def page(store: Store, grant: Grant, before: str | None, limit: int) -> tuple[list[Share], str | None]:
    """Return at most ``limit`` shares, newest first, and the ``before`` of the next page (None: no more)."""
    _check(grant)
    return store.shares.page(before, limit)


def kind(store: Store, text: str | None, item_ids: Sequence[str], url: str | None) -> Kind:
    """Work out a kind with the joined channels and their items."""
    channels = [joined.channel for joined in store.catalogue.channels()]
    return about(text, item_ids, url, store.catalogue.items(), channels)


def _changed(store: Store, before: Share, change: Mapping[str, Any]) -> Share:
    """Return the share with what ``change`` names; a new text is read even where it is then not kept."""
    read = replace(before, **{name: _read(name, value) for name, value in change.items() if name != "about"})
    after = read
    if "about" in change:
        after = replace(after, about=change["about"] or kind(store, read.text, read.item_ids, read.url).about)
    if change.get("text"):
        after = replace(after, own_words=_own_part(store, read.text, read.item_ids), text=_kept(store, read.text))
    return after


def _read(name: str, value: Any) -> Any:
    match name:
        case "posted_at":
            return parse_time(value)
        case "item_ids":
            return tuple(value)
        case _:
            return value


def _own_part(store: Store, text: str | None, item_ids: Sequence[str]) -> float | None:
    items = store.catalogue.items()
    used = [items[item_id] for item_id in item_ids if item_id in items]
    found = compare(Reading(text), used) if text else None
    return found.own if found else None


def _kept(store: Store, text: str | None) -> str | None:
    """Return the text where it may be kept; half a surrogate pair, which no file can hold, becomes a �."""
    if text is None or not consent.granted(store, "history_text"):
        return None
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _check(grant: Grant) -> None:
    if grant.purpose != "history":
        raise ConsentRequired("history")


def _found(share: Share | None) -> Share:
    if share is None:
        raise _no_share()
    return share


def _no_share() -> NotFound:
    return NotFound("This post is not in your history any more. The list shows what is.")
