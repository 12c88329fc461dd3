"""The desk's first page: where the channel stands, what is in it, what to do next; and how a channel is begun."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from ..channel import approval, beginning, renewal
from ..errors import PublishingError
from . import forms
from .site import blueprint, findings, show, to, with_passphrase
from .state import current


@blueprint.get("/")
def overview() -> Response:
    """Show where the channel stands; where there is none yet, how to begin."""
    desk = current()
    if not (desk.work.folder / "channel.json").exists():
        key = desk.maker.key()
        return show("begin.html", known=desk.maker.name() if key else "", folder=desk.work.folder)
    found = findings()
    return show(
        "overview.html",
        channel=desk.work.channel(),
        sets=desk.work.sets(),
        standing=_standing(),
        stops=sum(each.level == "stop" for each in found),
        advice=sum(each.level == "advice" for each in found),
        per_item=_per_item(found),
        due=_due(),
        retracted=desk.work.retracted(),
    )


@blueprint.post("/begin")
def begin() -> AnyResponse:
    """Start a channel in this folder."""
    desk, form = current(), request.form
    with_passphrase()
    if desk.maker.key() is None:
        desk.maker.make_key(form.get("person", ""))
    name = forms.one_line(form.get("name", ""))
    draft = beginning.channel(
        name,
        forms.one_line(form.get("company", "")),
        forms.listed(form.get("domains", "")),
        forms.listed(form.get("aliases", "")),
    )
    where = desk.maker.keys.folder / f"root-{draft['id']}"
    threshold = 1 if form.get("alone") else 2
    desk.maker.begin(desk.work, draft, threshold, [], [where] * 3, 2, desk.clock())
    return to("channel", said="begun")


def _standing() -> approval.Standing | None:
    try:
        return approval.standing(current().work)
    except PublishingError:
        return None


def _due() -> tuple[renewal.Due, ...]:
    try:
        return renewal.due(current().work, current().clock())
    except PublishingError:
        return ()


def _per_item(found: tuple[object, ...]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for each in found:
        item = getattr(each, "item", None)
        if item:
            counts[item] = counts.get(item, 0) + 1
    return counts
