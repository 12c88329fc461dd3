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
from ..models import FORMATS, Grant, Item, Share, Wanted
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
        found=_found(grant, wanted, len(shares), bool(older or before)) if asked else count,
        unsure=0 if asked else kept.count(here.store, grant, Wanted(unsure=True)),
        asked=asked,
        narrowed=any(name in asked for name in _NARROWING),
        months=_months(shares),
        older=older,
        before=before,
        back=urlencode(asked | ({"before": before} if before else {})),
        topics=_topics(asked.get("topic")),
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


def _topics(asked: str | None) -> dict[str, str]:
    """Return the topics to choose from, by their names; one that is asked for stays, also when its channel has gone."""
    names = topic_names() | ({asked: asked} if asked and asked not in topic_names() else {})
    return dict(sorted(names.items(), key=lambda each: each[1].casefold()))


def topic_names() -> dict[str, str]:
    """Return the names of the joined channels' topics."""
    channels = services.current().store.catalogue.channels()
    return {topic.id: speech().either(topic.label) for each in channels for topic in each.channel.topics}


def _found(grant: Grant, wanted: Wanted, shown: int, more: bool) -> int:
    """Count what was found; where all of it is on this page, it need not be looked for twice."""
    return kept.count(services.current().store, grant, wanted) if more else shown


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
