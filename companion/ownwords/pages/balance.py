"""The person's balance at a glance: words, a picture against their line, the months before, and what might be next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask import Response, request
from markupsafe import Markup

from .. import consent, services
from ..coaching import next_ideas
from ..models import ABOUTS, About, Balance, Dated, Stretch
from ..personal.balance import current, current_months, lengths, room
from . import charts
from .site import blueprint, show, speech

WINDOWS = (30, 90, 365)  # days
MONTHS = 12
IDEAS = 3


@blueprint.get("/balance")
def balance() -> Response:
    """Show the balance over 30, 90 or 365 days, and the last twelve months."""
    here = services.current()
    days = request.args.get("days", type=int)
    found = current(here.store, here.clock(), days if days in WINDOWS else here.config.limits.balance_days)
    months = _begun(current_months(here.store, here.clock(), MONTHS))
    return show(
        "balance.html",
        balance=found,
        windows=WINDOWS,
        months=months,
        picture=_picture(found),
        months_picture=_months_picture(months, found.target),
        room=room(found.total, found.target),
        ideas=next_ideas(here.store, here.clock(), here.config.limits, speech().language)[:IDEAS],
        kept=consent.granted(here.store, "history") is not None,
    )


def _begun(months: Sequence[Stretch[Dated]]) -> list[Stretch[Dated]]:
    """Leave out the months before the first share: they say nothing. ``months`` are newest first."""
    last = max((number for number, month in enumerate(months) if month.shares), default=-1)
    return list(months[: last + 1])


def _picture(found: Balance) -> Markup:
    say = speech()
    name = say("balance.picture.words", target=say.percent(found.target), **found.counts)
    rows = (charts.Row("", _lengths(found.counts)),)
    return charts.kinds(rows, found.target, say.percent(found.target), name, 64)


def _months_picture(months: Sequence[Stretch[Dated]], target: float) -> Markup:
    say = speech()
    rows = tuple(charts.Row(say.months(month.since, month.until), _lengths(month.counts)) for month in months)
    name = say.count("balance.months.words", len(months), target=say.percent(target))
    return charts.kinds(rows, target, say.percent(target), name, 22)


def _lengths(counts: Mapping[About, int]) -> tuple[float, ...]:
    parts = lengths(counts)
    return tuple(100 * parts[about] for about in ABOUTS)
