"""What a year of sharing looked like: a calendar of weeks, topics, own words, purposes. Shown, never judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import Response, request
from markupsafe import Markup

from .. import consent, services
from ..models import ABOUTS, About, Item, ItemPurpose, Share, Stretch
from ..personal import calendar, patterns
from . import charts
from .site import blueprint, show, speech

_QUARTER = 3  # months
_LABEL = 22  # letters of a topic's name in a picture; the table has all of them
_SHAPES = 6  # of one week that are drawn one by one; more become shapes with their numbers


@dataclass(frozen=True, slots=True)
class Week:
    """A week as the calendar shows it: ``shapes`` is each kind with a number, or each share on its own with None."""

    since: datetime
    shapes: Sequence[tuple[About, int | None]]
    words: str


@blueprint.get("/patterns")
def patterns_page() -> Response:
    """Show the last twelve months, or one year of those before."""
    here = services.current()
    if consent.granted(here.store, "history") is None:
        return show("patterns.html", kept=False)
    now = here.clock()
    years, year = _years(now), request.args.get("year", type=int)
    bounds = calendar.months_of(year) if year in years and year else calendar.months(now, 12)
    until = min(now, bounds[-1][1])
    held = here.store.shares.between(bounds[0][0], min(now, until + timedelta(days=7)))  # the last week goes on a bit
    months = calendar.sort_into(bounds, held)
    shares = [share for month in months for share in month.shares]
    items = here.store.catalogue.items()
    return show(
        "patterns.html",
        kept=True,
        years=years,
        year=year if year in years else None,
        months=_calendar(months, held, until),
        topics=_topics(months),
        own=_own_words(months),
        purposes=_purposes(shares, items),
    )


def _years(now: datetime) -> list[int]:
    """Return the years that have shares, newest first."""
    first = services.current().store.shares.first_at()
    return list(range(now.astimezone().year, first.astimezone().year - 1, -1)) if first else []


def _calendar(
    months: Sequence[Stretch[Share]], shares: Sequence[Share], until: datetime
) -> list[tuple[Stretch[Share], list[Week]]]:
    """Return the months that have begun, newest first, each with the weeks that begin in it."""
    begun = [month for month in months if month.since < until]
    bounds = [each for each in calendar.weeks(begun[0].since, begun[-1].until) if each[0] < until]
    weeks = calendar.sort_into(bounds, shares)
    return [
        (month, [_week(week) for week in weeks if month.since <= week.since < month.until]) for month in begun[::-1]
    ]


def _week(week: Stretch[Share]) -> Week:
    say, counts = speech(), week.counts
    kinds = [f"{counts[about]} {say(f'kind.{about}').lower()}" for about in ABOUTS if counts[about]]
    words = f"{say.short_day(week.since)}: {', '.join(kinds) or say('patterns.week.quiet')}"
    if len(week.shares) <= _SHAPES:
        return Week(week.since, [(share.about, None) for share in week.shares], words)
    return Week(week.since, [(about, counts[about]) for about in ABOUTS if counts[about]], words)


@dataclass(frozen=True, slots=True)
class Table:
    """A picture and the same in numbers: each row a name and what stands in each column."""

    picture: Markup
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[str]]]


def _topics(months: Sequence[Stretch[Share]]) -> Table | None:
    """Show the topics by quarters of a year: months would be too many for a phone's width."""
    quarters = [_together(months[at : at + _QUARTER]) for at in range(0, len(months), _QUARTER)]
    found = {_topic_name(topic): numbers for topic, numbers in patterns.topics(quarters).items()}
    if not found:
        return None
    say = speech()
    begins = [say.short_month(each.since) for each in quarters]
    short = {name if len(name) <= _LABEL else f"{name[: _LABEL - 1]}…": numbers for name, numbers in found.items()}
    picture = charts.dots(
        tuple(begins), tuple((name, tuple(numbers)) for name, numbers in short.items()), say("patterns.topics.words")
    )
    columns = [say.months(each.since, each.until) for each in quarters]
    return Table(picture, columns, [(name, [str(each) for each in numbers]) for name, numbers in found.items()])


def _together(months: Sequence[Stretch[Share]]) -> Stretch[Share]:
    shares = tuple(share for month in months for share in month.shares)
    return Stretch(months[0].since, months[-1].until, shares)


def _topic_name(topic_id: str) -> str:
    for joined in services.current().store.catalogue.channels():
        for topic in joined.channel.topics:
            if topic.id == topic_id:
                return speech().either(topic.label)
    return topic_id


def _own_words(months: Sequence[Stretch[Share]]) -> Table | None:
    say, parts = speech(), patterns.own_words(months)
    if not any(part is not None for part in parts):
        return None
    columns, marks = tuple(say.short_month(m.since) for m in months), (say.percent(0), say.percent(0.5), say.percent(1))
    picture = charts.line(columns, tuple(parts), marks, say("patterns.own.words"))
    told = [(month, part) for month, part in zip(months, parts, strict=True) if part is not None]
    return Table(picture, [], [(say.months(each.since, each.until), [say.percent(part)]) for each, part in told])


def _purposes(shares: Sequence[Share], items: Mapping[str, Item]) -> Table | None:
    found: Mapping[ItemPurpose, int] = patterns.purposes(shares, items)
    if not any(found.values()):
        return None
    named = [(speech()(f"purpose.{purpose}"), number) for purpose, number in found.items()]
    picture = charts.bars(tuple(named), speech()("patterns.purposes.words"))
    return Table(picture, [], [(name, [str(number)]) for name, number in named])
