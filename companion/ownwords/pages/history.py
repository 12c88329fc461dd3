"""The person's history: a list by month that can be searched and narrowed, and a post added by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import groupby
from typing import Any
from urllib.parse import parse_qsl, urlencode

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from .. import consent, services
from ..errors import InvalidRequest
from ..models import FORMATS, Item, Share, Wanted
from ..personal import history as kept
from ..personal import search
from ..schemas import validate
from ..wire import time_json
from .site import blueprint, show, speech, to

_NARROWING = ("about", "format", "topic", "from", "to", "unsure")
_QUERY = ("q", *_NARROWING, "before")


@dataclass(frozen=True, slots=True)
class Row:
    """A share as the list shows it; ``topics`` by their names."""

    share: Share
    item: Item | None
    topics: tuple[str, ...]


@blueprint.get("/history")
def history() -> Response:
    """Show one page of the history, newest first; without the consent, what that means."""
    here = services.current()
    grant, count = consent.granted(here.store, "history"), here.store.shares.count()
    if grant is None:
        return show("history.html", kept=False, count=count)
    asked = {name: value for name in _QUERY if (value := request.args.get(name))}
    before, wanted = asked.pop("before", None), search.wanted(asked)
    shares, older = kept.page(here.store, grant, before, here.config.limits.shares_page, wanted)
    return show(
        "history.html",
        kept=True,
        count=count,
        found=kept.count(here.store, grant, wanted) if asked else count,
        unsure=kept.count(here.store, grant, Wanted(unsure=True)),
        asked=asked,
        narrowed=any(name in asked for name in _NARROWING),
        months=_months(shares),
        older=older,
        before=before,
        back=urlencode(asked | ({"before": before} if before else {})),
        topics=topics(),
        formats=FORMATS,
        today=here.clock().astimezone().date(),
    )


@blueprint.post("/history/add")
def add() -> AnyResponse:
    """Add a post by hand."""
    here = services.current()
    new = _written(here.clock())
    validate("share#new", new)
    kept.remember(here.store, consent.require(here.store, "history"), new, here.clock())
    return to("history", said="added")


def back(said: str, share_id: str | None = None, **more: str) -> AnyResponse:
    """Go back to the page of the list, narrowed as it was, that the form was on."""
    asked = {name: value for name, value in parse_qsl(request.form.get("back", "")) if name in _QUERY}
    return to("history", said=said, _anchor=share_id, **(asked | more))


def topics() -> dict[str, str]:
    """Return the topics that shares touch, the most frequent first, with their names; one that is gone has its id."""
    names = topic_names()
    return {topic: names.get(topic, topic) for topic in services.current().store.shares.topics()}


def topic_names() -> dict[str, str]:
    """Return the names of the joined channels' topics."""
    channels = services.current().store.catalogue.channels()
    return {topic.id: speech().either(topic.label) for each in channels for topic in each.channel.topics}


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
    items, names = services.current().store.catalogue.items(), topic_names()
    rows = [row(share, items, names) for share in shares]
    for month, found in groupby(rows, key=lambda each: speech().month(each.share.posted_at)):
        yield month, list(found)


def row(share: Share, items: Mapping[str, Item], names: Mapping[str, str]) -> Row:
    """Return a share with what the list shows beside it."""
    item = next((items[item_id] for item_id in share.item_ids if item_id in items), None)
    return Row(share, item, tuple(names.get(topic, topic) for topic in share.topics))
