"""From a pasted address to an idea to finish: what the page says of itself is filled in, and somebody thinks on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from ..channel import beginning
from ..channel.work import Work
from ..errors import PageError, PublishingError
from ..models import Both
from . import markup, page
from .site import blueprint, show, to
from .state import current

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Added:
    """The ideas that were added, and why each of the ``unread`` addresses was not read."""

    items: list[Json]
    unread: Mapping[str, Both]


def add(
    work: Work, url: str, set_name: str, given: Mapping[str, Any], entries: int = 5, allow_private: bool = False
) -> Added:
    """Read ``url`` and add an idea for the page there, or for the newest ``entries`` of a feed.

    ``given`` may say ``about``, ``purpose``, ``topics``, ``prompts`` and ``valid_until``. What is in the channel
    already is not added again; an entry that cannot be read keeps no other from it.

    Raises:
        PageError: the address cannot be read.
        PublishingError: there is no such set.
    """
    found = page.look(url, allow_private=allow_private)
    if not isinstance(found, page.Feed):
        return Added(keep(work, set_name, [found], given), {})
    return add_each(work, [each.url for each in found.entries[:entries]], set_name, given, allow_private)


def add_each(
    work: Work, urls: Sequence[str], set_name: str, given: Mapping[str, Any], allow_private: bool = False
) -> Added:
    """Add an idea for each page at ``urls`` that can be read.

    Raises:
        PublishingError: there is no such set.
    """
    pages: list[page.Page] = []
    unread: dict[str, Both] = {}
    for url in urls:
        try:
            found = page.look(url, allow_private=allow_private)
        except PageError as error:
            unread[url] = error.sentence
        else:
            pages += [found] if isinstance(found, page.Page) else []
    return Added(keep(work, set_name, pages, given), unread)


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
    item_id = beginning.free_id(found.title, ids)
    item = beginning.item(item_id, found.title, found.summary, found.url, found.language or "en")
    said = {key: list(value) if isinstance(value, tuple) else value for key, value in given.items() if value}
    picture = {"url": found.picture[0], "alt": found.picture[1]} if found.picture else None
    return item | said | {"date": found.date, "picture": picture}


@blueprint.get("/add")
def add_page() -> Response:
    """Ask for an address."""
    return _asked()


@blueprint.post("/add")
def read_address() -> AnyResponse:
    """Read the address: a page becomes an idea, a feed offers its newest. By hand: it is taken without being read."""
    desk, form = current(), request.form
    url, set_name = form.get("url", "").strip(), form.get("set", "ideas")
    if form.get("by_hand"):
        return _by_hand(url, set_name)
    try:
        found = page.look(url, allow_private=desk.allow_private)
    except PageError as error:
        return _asked(error.status, url, set_name, error.sentence)
    if isinstance(found, page.Feed):
        return show("feed.html", feed=found, set_name=set_name)
    added = keep(desk.work, set_name, [found], {})
    if not added:
        return to("overview", said="known")
    return to("item", name=set_name, item_id=added[0]["id"], said="added")


@blueprint.post("/add/entries")
def add_entries() -> AnyResponse:
    """Add the entries of a feed that were ticked; say which of them could not be read."""
    desk, form = current(), request.form
    added = add_each(desk.work, form.getlist("url")[:20], form.get("set", "ideas"), {}, desk.allow_private)
    if added.unread:
        return show("unread.html", added=added)
    return to("overview", said="added" if added.items else "known")


def _asked(status: int = 200, url: str = "", set_name: str = "", problem: Both | None = None) -> Response:
    return show("add.html", status, sets=current().work.sets(), url=url, set_name=set_name, problem=problem)


def _by_hand(url: str, set_name: str) -> AnyResponse:
    """Begin an idea with an address that the desk could not read."""
    safe = markup.address(url, url)
    unread = page.Page(url, safe, "", "", None, None, None)
    added = keep(current().work, set_name, [unread], {})
    return to("item", name=set_name, item_id=added[0]["id"], said="added") if added else to("overview", said="known")


def _no_set(name: str, work: Work) -> Both:
    known = ", ".join(each.removeprefix("sets/").removesuffix(".json") for each in work.sets())
    return Both(
        f"There is no set called {name!r}, so nothing was added. There are: {known}.",
        f"Der er intet sæt, der hedder {name!r}, så intet blev tilføjet. Der er: {known}.",
    )
