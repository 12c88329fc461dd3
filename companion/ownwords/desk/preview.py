"""An idea exactly as the panel will show it: with the extension's own code and look, and nothing else."""

from __future__ import annotations

from typing import Any

from flask import Response, abort, jsonify, request

from ..channel.beginning import item as blank
from ..resources import folder
from . import forms
from .site import blueprint, show
from .state import current, speech

# What of the extension the preview needs; no other file of it is served.
_FILES = {
    "common/dom.js", "common/i18n.js", "common/browser.js", "common/look.css", "panel/ideas.js", "panel/source.js",
    "panel/panel.css", "common/words/da.js", "common/words/en.js", "common/storage.js", "compose/lay.js",
}  # fmt: skip
_TYPES = {"js": "text/javascript", "css": "text/css"}


@blueprint.get("/preview")
def preview() -> Response:
    """Show the frame that the panel's code fills."""
    return show("preview.html")


@blueprint.get("/preview/extension/<path:name>")
def extension_file(name: str) -> Response:
    """Return a file of the extension."""
    if name not in _FILES:
        abort(404)
    data = (folder("extension") / name).read_bytes()
    return Response(data, mimetype=_TYPES[name.rpartition(".")[2]], headers={"Cache-Control": "no-cache"})


@blueprint.get("/sets/<name>/items/<item_id>/panel")
def kept(name: str, item_id: str) -> Response:
    """Return an idea as the companion would offer it."""
    data = current().work.sets().get(f"sets/{name}.json") or abort(404)
    found = next((each for each in data.get("items", []) if each.get("id") == item_id), None) or abort(404)
    return jsonify(_suggestion(found, str(data.get("title", ""))))


@blueprint.post("/preview/draft")
def drafted() -> Response:
    """Return the form's idea as the companion would offer it, without keeping it."""
    before = blank("preview", "", "", None, "en")
    return jsonify(_suggestion(forms.item(request.form, (), before), request.form.get("set_title", "")))


def _suggestion(item: dict[str, Any], set_title: str) -> dict[str, Any]:
    channel = current().work.channel()
    disclosure = channel.get("disclosure", {}).get(item.get("language"), "")
    return {
        "item": item.get("id", ""),
        "title": item.get("title", ""),
        "url": item.get("url"),
        "summary": item.get("summary", ""),
        "prompts": item.get("prompts", []),
        "facts": item.get("facts", []),
        "about": item.get("about", "company"),
        "purpose": item.get("purpose", "teach"),
        "set_title": set_title,
        "publisher": channel.get("name", ""),
        "reasons": [speech()("preview.reason")],
        "disclosure": None if item.get("disclosure") == "none" else disclosure,
        "language": item.get("language", "en"),
    }
