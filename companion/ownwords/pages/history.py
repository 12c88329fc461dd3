"""The person's history: a list by month, where a kind can be changed and a post deleted or added by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import groupby
from typing import Any

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from .. import consent, services
from ..errors import InvalidRequest
from ..models import Item, Share
from ..personal import history as kept
from ..schemas import validate
from ..wire import time_json
from .site import blueprint, show, speech, to


@dataclass(frozen=True, slots=True)
class Row:
    """A share as the list shows it."""

    share: Share
    item: Item | None


@blueprint.get("/history")
def history() -> Response:
    """Show one page of the history, newest first; without the consent, what that means."""
    here = services.current()
    grant, count = consent.granted(here.store, "history"), here.store.shares.count()
    if grant is None:
        return show("history.html", kept=False, count=count)
    before = request.args.get("before")
    shares, older = kept.page(here.store, grant, before, here.config.limits.shares_page)
    today = here.clock().astimezone().date()
    return show("history.html", kept=True, count=count, months=_months(shares), older=older, before=before, today=today)


@blueprint.post("/history/add")
def add() -> AnyResponse:
    """Add a post by hand."""
    here = services.current()
    new = _written(here.clock())
    validate("share#new", new)
    kept.remember(here.store, consent.require(here.store, "history"), new, here.clock())
    return _back("added")


@blueprint.post("/history/<share_id>/kind")
def change_kind(share_id: str) -> AnyResponse:
    """Change a kind, as the person says it."""
    here, change = services.current(), {"about": request.form.get("about")}
    validate("share#change", change)
    kept.change(here.store, consent.require(here.store, "history"), share_id, change, here.clock())
    return _back("changed", share_id)


@blueprint.post("/history/<share_id>/delete")
def delete(share_id: str) -> AnyResponse:
    """Delete one post from the history."""
    here = services.current()
    kept.forget(here.store, consent.require(here.store, "history"), share_id)
    return _back("deleted")


def _back(said: str, share_id: str | None = None) -> AnyResponse:
    """Go back to the page of the list that the form was on."""
    return to("history", said=said, before=request.form.get("before") or None, _anchor=share_id)


def _written(now: datetime) -> dict[str, Any]:
    """Make the body of a share from the form. A day becomes its noon here, and today's noon is never ahead of now."""
    form = request.form
    return {
        "posted_at": time_json(min(_noon(form.get("date", "")), now)),
        "site": "linkedin",
        "text": form.get("text", "").strip().replace("\r\n", "\n") or None,
        "url": form.get("url", "").strip() or None,
        "about": form.get("about") or None,
    }


def _noon(day: str) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(day), time(12)).astimezone(UTC)
    except (ValueError, OverflowError) as problem:
        raise InvalidRequest("The day was not a day, as in 2026-11-24.") from problem


def _months(shares: Sequence[Share]) -> Iterator[tuple[str, list[Row]]]:
    items = services.current().store.catalogue.items()
    rows = [_row(share, items) for share in shares]
    for month, found in groupby(rows, key=lambda row: speech().month(row.share.posted_at)):
        yield month, list(found)


def _row(share: Share, items: Mapping[str, Item]) -> Row:
    return Row(share, next((items[item_id] for item_id in share.item_ids if item_id in items), None))
