"""Short lessons, the same for everybody."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from flask import Response

from .. import services
from ..models import Language
from . import session
from .site import blueprint, show, speech


@blueprint.get("/learn")
def learn() -> Response:
    """Show the lessons; nothing personal is on the page, so it opens without signing in.

    Those of the joined channels are for the person alone: which channels somebody joined is theirs.
    """
    return show("learn.html", lessons=shown(speech().language))


def shown(language: Language) -> list[dict[str, Any]]:
    """Return the lessons that whoever asks may see, those of channels first."""
    own = _from_channels(language) if session.current() else []
    return [*own, *lessons(language)]


def _from_channels(language: Language) -> list[dict[str, Any]]:
    catalogue = services.current().store.catalogue
    names = {each.channel.id: each.channel.name for each in catalogue.channels()}
    return [
        {
            "id": f"channel-{number}",
            "title": each.title,
            "paragraphs": each.text.split("\n\n"),
            "try": each.exercise,
            "publisher": names.get(each.channel_id, ""),
        }
        for number, each in enumerate(catalogue.lessons())
        if each.language == language
    ]


@cache
def lessons(language: Language) -> list[dict[str, Any]]:
    """Read the lessons: ``id``, ``title``, ``paragraphs`` and what to ``try``."""
    found: list[dict[str, Any]] = json.loads(
        files(__package__).joinpath(f"lessons/{language}.json").read_text("utf-8")
    )["lessons"]
    return found
