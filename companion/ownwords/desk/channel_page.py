"""Who the channel speaks for, and how: the company, the leader's words, topics, house style."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from . import forms
from .site import blueprint, findings, show, to
from .state import current


@blueprint.get("/channel")
def channel() -> Response:
    """Show the channel to be edited, with what there is to say about it."""
    data = current().work.channel()
    style = data.get("house_style") or {}
    texts = {
        "topics": forms.topics_text(data.get("topics", ())),
        "avoid": forms.avoid_text(style.get("avoid", ())),
        "names": forms.names_text(style.get("names", ())),
        "never": "\n".join(style.get("never", ())),
    }
    said = [each for each in findings() if each.file == "channel.json"]
    return show("channel.html", channel=data, texts=texts, findings=said)


@blueprint.post("/channel")
def save_channel() -> AnyResponse:
    """Keep the edited channel."""
    work = current().work
    work.save_channel(forms.channel(request.form, work.channel()))
    return to("channel", said="saved")
