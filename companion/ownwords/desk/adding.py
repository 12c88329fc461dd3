"""From a pasted address to an idea to finish: what the page says of itself is filled in, and somebody thinks on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from ..channel import beginning
from ..channel.work import Work
from ..errors import PublishingError
from ..models import Both
from . import page
from .site import blueprint, show, to
from .state import current

Json = dict[str, Any]


def add(
    work: Work, url: str, set_name: str, given: Mapping[str, Any], entries: int = 5, allow_private: bool = False
) -> list[Json]:
    """Read ``url`` and add an idea for the page there, or for the newest ``entries`` of a feed; return them.

    ``given`` may say ``about``, ``purpose``, ``topics``, ``prompts`` and ``valid_until``. What is in the channel
    already is not added again.

    Raises:
        PageError: the address cannot be read.
        PublishingError: there is no such set.
    """
    found = page.look(url, allow_private=allow_private)
    if isinstance(found, page.Feed):
        read = [page.look(each.url, allow_private=allow_private) for each in found.entries[:entries]]
        pages = [each for each in read if isinstance(each, page.Page)]
    else:
        pages = [found]
    return keep(work, set_name, pages, given)


def keep(work: Work, set_name: str, pages: Sequence[page.Page], given: Mapping[str, Any]) -> list[Json]:
    """Add an idea for each page that the channel does not have yet."""
    name = f"sets/{set_name}.json"
    data = work.sets().get(name)
    if data is None:
        raise PublishingError(_no_set(set_name, work))
    known = [item for each in work.sets().values() for item in each.get("items", [])]
    addresses = {item.get("url") for item in known}
    ids = [str(item.get("id")) for item in known] + [str(each["id"]) for each in work.retracted()]
    added: list[Json] = []
    for each in pages:
        if each.url is None or each.url not in addresses:
            item = _item(each, ids, given)
            added.append(item)
            ids.append(item["id"])
            addresses.add(each.url)
    work.save_set(name, data | {"items": [*data.get("items", []), *added]})
    return added


def _item(found: page.Page, ids: Sequence[str], given: Mapping[str, Any]) -> Json:
    item_id = beginning.free_id(found.title.encode("ascii", "ignore").decode() or "idea", ids)
    item = beginning.item(item_id, found.title, found.summary, found.url, found.language or "en")
    said = {key: list(value) if isinstance(value, tuple) else value for key, value in given.items() if value}
    picture = {"url": found.picture[0], "alt": found.picture[1]} if found.picture else None
    return item | said | {"date": found.date, "picture": picture}


@blueprint.get("/add")
def add_page() -> Response:
    """Ask for an address."""
    return show("add.html", sets=current().work.sets())


@blueprint.post("/add")
def read_address() -> AnyResponse:
    """Read the address: a page becomes an idea, a feed offers its newest."""
    desk, form = current(), request.form
    url, set_name = form.get("url", "").strip(), form.get("set", "ideas")
    found = page.look(url, allow_private=desk.allow_private)
    if isinstance(found, page.Feed):
        return show("feed.html", feed=found, set_name=set_name)
    added = keep(desk.work, set_name, [found], {})
    if not added:
        return to("overview", said="known")
    return to("item", name=set_name, item_id=added[0]["id"], said="added")


@blueprint.post("/add/entries")
def add_entries() -> AnyResponse:
    """Add the entries of a feed that were ticked."""
    desk, form = current(), request.form
    pages = [page.look(url, allow_private=desk.allow_private) for url in form.getlist("url")[:20]]
    keep(desk.work, form.get("set", "ideas"), [each for each in pages if isinstance(each, page.Page)], {})
    return to("overview", said="added")


def _no_set(name: str, work: Work) -> Both:
    known = ", ".join(each.removeprefix("sets/").removesuffix(".json") for each in work.sets())
    return Both(
        f"There is no set called {name!r}, so nothing was added. There are: {known}.",
        f"Der er intet sæt, der hedder {name!r}, så intet blev tilføjet. Der er: {known}.",
    )
