"""The ideas and lessons of a set: write, edit, look at them as the panel will show them, take them out."""

from __future__ import annotations

from typing import Any

from flask import Response, abort, request
from werkzeug.wrappers import Response as AnyResponse

from ..channel import beginning
from . import forms
from .site import blueprint, findings, show, to
from .state import current

Json = dict[str, Any]


@blueprint.get("/sets/<name>/items/<item_id>")
def item(name: str, item_id: str) -> Response:
    """Show an idea to be edited, with its preview and what there is to say about it."""
    data, found = _set(name), _item(name, item_id)
    said = [each for each in findings() if each.item == item_id]
    return show(
        "item.html",
        set_name=name,
        set_title=data.get("title", ""),
        item=found,
        facts=forms.facts_text(found.get("facts", ())),
        topics=current().work.channel().get("topics", []),
        findings=said,
    )


@blueprint.post("/sets/<name>/items/<item_id>")
def save_item(name: str, item_id: str) -> AnyResponse:
    """Keep an edited idea."""
    data, before = _set(name), _item(name, item_id)
    edited = forms.item(request.form, request.form.getlist("topic"), before)
    items = [edited if each.get("id") == item_id else each for each in data["items"]]
    current().work.save_set(f"sets/{name}.json", data | {"items": items})
    return to("item", name=name, item_id=item_id, said="saved")


@blueprint.post("/sets/<name>/items/<item_id>/remove")
def remove_item(name: str, item_id: str) -> AnyResponse:
    """Take an idea out of the draft; what was published stays until the next version, or until it is retracted."""
    data = _set(name)
    _item(name, item_id)
    items = [each for each in data["items"] if each.get("id") != item_id]
    current().work.save_set(f"sets/{name}.json", data | {"items": items})
    return to("overview", said="removed")


@blueprint.post("/sets/<name>/items")
def new_item(name: str) -> AnyResponse:
    """Begin an idea without an address, such as a question about somebody's own week."""
    data = _set(name)
    item_id = beginning.free_id("idea", taken())
    draft = beginning.item(item_id, "", "", None, "en") | {"about": "personal", "disclosure": "none"}
    current().work.save_set(f"sets/{name}.json", data | {"items": [*data.get("items", []), draft]})
    return to("item", name=name, item_id=item_id)


@blueprint.post("/sets")
def new_set() -> AnyResponse:
    """Begin a set."""
    title = forms.one_line(request.form.get("title", "")) or "Ideas"
    work = current().work
    known = [name.removeprefix("sets/").removesuffix(".json") for name in work.sets()]
    name = beginning.free_id(title, known, "set")
    work.save_set(f"sets/{name}.json", {"format": 1, "id": name, "title": title, "items": []})
    return to("overview", said="saved")


@blueprint.get("/sets/<name>")
def one_set(name: str) -> Response:
    """Show a set's title and lessons."""
    data = _set(name)
    said = [each for each in findings() if each.file == f"sets/{name}.json" and not each.item]
    return show("set.html", set_name=name, data=data, findings=said)


@blueprint.post("/sets/<name>")
def save_set(name: str) -> AnyResponse:
    """Keep a set's title, and a lesson where one was written."""
    data, form = _set(name), request.form
    lessons = list(data.get("lessons", []))
    if form.get("lesson") == "new":
        known = [each.get("id", "") for each in lessons]
        lessons.append(forms.lesson(form, beginning.free_id("lesson", known)))
    elif form.get("lesson"):
        lessons = [forms.lesson(form, each["id"]) if each.get("id") == form["lesson"] else each for each in lessons]
        if form.get("remove"):
            lessons = [each for each in lessons if each.get("id") != form["lesson"]]
    else:
        data = data | {"title": forms.one_line(form.get("title", ""))}
    current().work.save_set(f"sets/{name}.json", data | ({"lessons": lessons} if lessons or "lessons" in data else {}))
    return to("one_set", name=name, said="saved")


@blueprint.post("/sets/<name>/remove")
def remove_set(name: str) -> AnyResponse:
    """Take a whole set out of the draft."""
    _set(name)
    current().work.remove_set(f"sets/{name}.json")
    return to("overview", said="removed")


def taken() -> list[str]:
    """Return the ids that an item had or has: one that was taken away never comes back under its id."""
    work = current().work
    ids = [str(item.get("id")) for data in work.sets().values() for item in data.get("items", [])]
    return [*ids, *(str(each["id"]) for each in work.retracted())]


def _set(name: str) -> Json:
    found = current().work.sets().get(f"sets/{name}.json")
    if found is None:
        abort(404)
    return found


def _item(name: str, item_id: str) -> Json:
    for each in _set(name).get("items", []):
        if isinstance(each, dict) and each.get("id") == item_id:
            return each
    abort(404)
