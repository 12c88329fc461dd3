"""One post of the history: putting it right, deleting it, taking that back, and two tabs that change it at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from .. import consent, services
from ..errors import ChangedMeanwhile, InvalidRequest, NotFound
from ..models import Grant, Share
from ..personal import history as kept
from ..schemas import validate
from ..wire import time_json
from .history import back, row, topic_names
from .site import blueprint, show, to

_FIELDS = ("at", "about", "text", "url")


@blueprint.get("/history/<share_id>")
def post(share_id: str) -> Response:
    """Show one post to put it right."""
    return _form(kept.get(services.current().store, _grant(), share_id), {})


@blueprint.post("/history/<share_id>")
def correct(share_id: str) -> AnyResponse:
    """Change what the form has otherwise than the post; if it is no longer the one that was shown, ask."""
    here, grant, mine = services.current(), _grant(), _said()
    try:
        share = kept.get(here.store, grant, share_id)
    except NotFound:
        return show("conflict.html", 409, now=None, mine=mine, today=here.clock().astimezone().date())
    try:
        change = _difference(share, mine)
        if change:
            validate("share#change", change)
            kept.change(here.store, grant, share_id, change, here.clock(), _version())
    except ChangedMeanwhile as meanwhile:
        return _conflict(meanwhile.current, mine)
    except InvalidRequest:
        return _form(share, mine | {"bad": "yes"}, 400)
    return back("changed" if change else "same", share_id)


@blueprint.post("/history/<share_id>/kind")
def change_kind(share_id: str) -> AnyResponse:
    """Change a kind, as the person says it; from the page that sorts, go on to the next."""
    here, change = services.current(), {"about": request.form.get("about")}
    validate("share#change", change)
    try:
        kept.change(here.store, _grant(), share_id, change, here.clock(), _version())
    except ChangedMeanwhile as meanwhile:
        return _conflict(meanwhile.current, {"about": change["about"] or ""})
    if "sorting" in request.form:
        return to("sort", before=request.form["sorting"] or None, last=share_id)
    return back("changed", share_id)


@blueprint.post("/history/<share_id>/delete")
def delete(share_id: str) -> AnyResponse:
    """Delete one post from the history; for a few minutes that can be undone."""
    here = services.current()
    try:
        here.deleted.keep(kept.forget(here.store, _grant(), share_id, _version()), here.clock())
    except ChangedMeanwhile as meanwhile:
        return _conflict(meanwhile.current, {"delete": "yes"})
    return back("deleted", undo=share_id)


@blueprint.post("/history/<share_id>/restore")
def restore(share_id: str) -> AnyResponse:
    """Put a deleted post back."""
    here, grant = services.current(), _grant()
    kept.bring_back(here.store, grant, here.deleted.take(share_id, here.clock()))
    return back("restored", share_id)


def local(when: datetime) -> str:
    """Return a time as a field of a form has it, in this computer's time zone."""
    return when.astimezone().strftime("%Y-%m-%dT%H:%M")


def _form(share: Share, mine: Mapping[str, str], status: int = 200) -> Response:
    """Show the form, with what the person wrote where that could not be taken."""
    here = services.current()
    texts = consent.granted(here.store, "history_text") is not None
    shown = {"at": local(share.posted_at), "about": share.about, "text": share.text or "", "url": share.url or ""}
    return show(
        "post.html",
        status,
        row=row(share, here.store.catalogue.items(), topic_names()),
        shown=shown | dict(mine),
        texts=texts or share.text is not None,
        now=local(here.clock()),
        back=request.values.get("back", ""),
    )


def _conflict(current: Share, mine: Mapping[str, str]) -> Response:
    """Show both, and let the person choose: what is there now, or what they wrote."""
    there = {"at": local(current.posted_at), "about": current.about, "text": current.text, "url": current.url}
    differing = [name for name in _FIELDS if name in mine and mine[name] != (there[name] or "")]
    return show(
        "conflict.html",
        409,
        now=current,
        there=there,
        mine=mine,
        differing=differing,
        back=request.form.get("back", ""),
        today=services.current().clock().astimezone().date(),
    )


def _said() -> dict[str, str]:
    """Return what the form says, its line breaks as everywhere else."""
    return {name: request.form[name].strip().replace("\r\n", "\n") for name in _FIELDS if name in request.form}


def _difference(share: Share, mine: Mapping[str, str]) -> dict[str, Any]:
    """Return what the form says otherwise; a time to the minute, left as shown, keeps its seconds."""
    change: dict[str, Any] = {}
    if mine.get("at", "") not in ("", local(share.posted_at)):
        change["posted_at"] = time_json(_moment(mine["at"]))
    if mine.get("about", share.about) != share.about or (share.about_by == "guess" and "sure" in request.form):
        change["about"] = mine["about"] or None
    for name, now in (("text", share.text), ("url", share.url)):
        if name in mine and mine[name] != (now or "").strip():
            change[name] = mine[name] or None
    return change


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError) as problem:
        raise InvalidRequest("The time was not one, as in 2026-11-24T12:00.") from problem


def _version() -> int | None:
    return request.form.get("version", type=int)


def _grant() -> Grant:
    return consent.require(services.current().store, "history")
