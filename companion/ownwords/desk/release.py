"""From a draft to what everybody reads: see what changed, submit, approve, give back, publish, renew, take away."""

from __future__ import annotations

import json
from typing import Any, cast

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from ..channel import approval, renewal
from ..channel.changes import changes
from ..models import RetractionReason
from . import links
from .site import blueprint, findings, show, to, with_passphrase
from .state import current

_REASONS = ("wrong_fact", "outdated", "not_public", "other")


@blueprint.get("/review")
def review() -> Response:
    """Show what changed since the last approval, and what there is to say about it."""
    work = current().work
    found = [*findings(), *(links.dead(work.files(), current().allow_private) if request.args.get("links") else ())]
    key = current().maker.key()
    return show(
        "review.html",
        changes=changes(work.approved(), work.files()),
        findings=found,
        standing=approval.standing(work),
        me=current().maker.name() if key else None,
        renews=any(each.kind == "sets" for each in renewal.due(work, current().clock())),
        links=bool(request.args.get("links")),
    )


@blueprint.post("/submit")
def submit() -> AnyResponse:
    """Submit the draft, as the one who stands for the edit."""
    with_passphrase()
    current().maker.submit(current().work, current().clock())
    return to("review", said="submitted")


@blueprint.post("/approve")
def approve() -> AnyResponse:
    """Approve what was submitted."""
    with_passphrase()
    current().maker.approve(current().work, current().clock())
    return to("review", said="approved")


@blueprint.post("/return")
def give_back() -> AnyResponse:
    """Give it back with a note."""
    with_passphrase()
    current().maker.give_back(current().work, request.form.get("note", ""), current().clock())
    return to("review", said="returned")


@blueprint.get("/publishing")
def publishing() -> Response:
    """Show where the channel goes out to, until when that holds, and the invitation."""
    desk = current()
    return show(
        "publishing.html",
        known=desk.work.publishing(),
        standing=approval.standing(desk.work),
        out=_out(),
        due=renewal.due(desk.work, desk.clock()),
        publishes=desk.maker.publishes(desk.work),
        approved=_approved_items(),
        retracted=desk.work.retracted(),
        reasons=_REASONS,
    )


@blueprint.post("/publish")
def publish_now() -> AnyResponse:
    """Publish what is approved."""
    with_passphrase()
    desk = current()
    desk.maker.publish(desk.work, request.form.get("target", "").strip(), desk.clock())
    return to("publishing", said="published")


@blueprint.post("/refresh")
def refresh() -> AnyResponse:
    """Renew what is out there, wherever it went out to."""
    with_passphrase()
    desk = current()
    desk.maker.refresh_everywhere(desk.work, desk.clock())
    return to("publishing", said="refreshed")


@blueprint.post("/retract")
def retract() -> AnyResponse:
    """Take an item away, everywhere it went out to."""
    with_passphrase()
    desk, reason = current(), request.form.get("reason", "")
    chosen = cast(RetractionReason, reason if reason in _REASONS else "other")
    _, targets = desk.maker.retract(desk.work, request.form.get("item", ""), chosen, desk.clock())
    return to("publishing", said="retracted" if targets else "retracted_here")


@blueprint.get("/invitation")
def invitation() -> Response:
    """Return the invitation, as a file."""
    made = current().maker.invite(current().work, request.args.get("address", "").strip() or None)
    text = json.dumps(made, ensure_ascii=False, indent=1) + "\n"
    name = f"{made['channel'].replace('/', '-')}.invitation.json"
    return Response(
        text, mimetype="application/json", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _out() -> dict[str, Any] | None:
    """Return what everybody reads now: its version, how much is in it, and until when it holds."""
    work = current().work
    snapshot, files = work.snapshot(), work.published()
    if snapshot is None or files is None:
        return None
    sets = [json.loads(data) for name, data in files.items() if name.startswith("sets/")]
    gone = {each["id"] for each in work.retracted()}
    return {
        "version": snapshot.signed.version,
        "sets": len(sets),
        "ideas": sum(item["id"] not in gone for data in sets for item in data["items"]),
        "until": renewal.until(work),
    }


def _approved_items() -> list[tuple[str, str]]:
    work = current().work
    gone = {each["id"] for each in work.retracted()}
    sets = [json.loads(data) for name, data in (work.approved() or {}).items() if name.startswith("sets/")]
    items = [(item["id"], item["title"]) for data in sets for item in data["items"]]
    return sorted((each for each in items if each[0] not in gone), key=lambda each: each[1].lower())
