"""The only door into the catalogue: a whole channel is accepted, or refused with a reason. Pure.

What is accepted here is trusted from then on. Its bytes come from ``looking``, which verified who signed them; from the
demo; or from a folder that somebody tries on their own computer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from ..config import Limits
from ..errors import InvalidRequest
from ..models import (
    Avoided,
    Both,
    Channel,
    ChannelContent,
    Company,
    Fact,
    HouseStyle,
    Item,
    Lesson,
    Retraction,
    Spelling,
    StyleFile,
    Topic,
    Welcome,
)
from ..schemas import validate_often
from ..wire import parse_time
from . import refusals

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # also those that turn text around
_LONGEST_ID = 120  # characters, as the schemas say


def accept(files: Mapping[str, bytes], limits: Limits = Limits()) -> ChannelContent:  # noqa: B008 - frozen
    """Return what the files of a channel say.

    Ids of items are made unique among channels: ``CHANNEL/ITEM``. Items that ``retracted.json`` names are left out.

    Raises:
        ChannelError: a file is missing, is not what the schemas say, or contradicts another; with the place in it.
    """
    if "channel.json" not in files:
        raise refusals.missing("channel.json")
    data = _document("channel.json", files["channel.json"], "channel")
    if "/" in data["id"]:
        raise refusals.at("channel.json", "/id", refusals.SLASH)
    channel = _channel(data)
    retracted = _retracted(files)
    sets = [(name, _document(name, _present(files, name), "suggestion-set")) for name in data["sets"]]
    items = tuple(item for name, each in sets for item in _items(name, each, channel))
    _check_whole(items, channel, limits)
    return ChannelContent(
        channel=channel,
        items=tuple(item for item in items if item.id.removeprefix(f"{channel.id}/") not in retracted),
        set_count=len(sets),
        lessons=tuple(lesson for _, each in sets for lesson in _lessons(each, channel)),
        retracted=tuple(_retraction(each, channel, items) for each in retracted.values()),
    )


def _present(files: Mapping[str, bytes], name: str) -> bytes:
    if name not in files:
        raise refusals.missing(name)
    return files[name]


def _document(name: str, data: bytes, schema: str) -> Any:
    try:
        document = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_no_duplicates, parse_constant=_no_constant)
        validate_often(schema, document)
    except UnicodeDecodeError as error:
        raise refusals.at(name, "", refusals.NOT_TEXT) from error
    except json.JSONDecodeError as error:
        raise refusals.at(name, f"line {error.lineno}", refusals.NOT_JSON) from error
    except RecursionError as error:
        raise refusals.at(name, "", refusals.TOO_DEEP) from error
    except InvalidRequest as error:
        where, what = error.errors[0]
        raise refusals.at(name, where, refusals.by_schema(what)) from error
    except _Unfit as error:
        raise refusals.at(name, "", error.what) from error
    except ValueError as error:  # all else that Python's reader raises
        raise refusals.at(name, "", refusals.LONG_NUMBER) from error
    for where, text in _texts(document):
        if _CONTROL.search(text):
            raise refusals.at(name, where, refusals.CONTROL)
    return document


class _Unfit(Exception):
    """Something that JSON's grammar takes and a channel does not."""

    def __init__(self, what: Both) -> None:
        self.what = what


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    if len(set(keys)) < len(keys):
        raise _Unfit(refusals.twice(next(key for key in keys if keys.count(key) > 1)))
    return dict(pairs)


def _no_constant(name: str) -> Any:
    raise _Unfit(refusals.not_number(name))


def _texts(value: Any, where: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _texts(each, f"{where}/{index}")
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(each, f"{where}/{key}")


def _channel(data: Mapping[str, Any]) -> Channel:
    company, welcome = data["company"], data["welcome"]
    return Channel(
        id=data["id"],
        name=data["name"],
        company=Company(
            name=company["name"],
            aliases=tuple(company["aliases"]),
            domains=tuple(domain.lower() for domain in company["domains"]),
            hashtags=tuple(hashtag.lstrip("#") for hashtag in company["hashtags"]),
        ),
        welcome=Welcome(
            welcome["leader"], Both(**welcome["role"]), Both(**welcome["it_is_ok"]), Both(**welcome["why"])
        ),
        policy_url=data["policy_url"],
        target=data["target"],
        disclosure=Both(**data["disclosure"]),
        topics=tuple(
            Topic(each["id"], Both(**each["label"]), tuple(each["synonyms"]["en"]), tuple(each["synonyms"]["da"]))
            for each in data["topics"]
        ),
        expires=_moment(data["expires"]),
        house_style=_house_style(data.get("house_style", {})),
    )


def _house_style(data: Mapping[str, Any]) -> HouseStyle:
    return HouseStyle(
        avoid=tuple(
            Avoided(each["phrase"], tuple(each["instead"]), each["language"]) for each in data.get("avoid", ())
        ),
        names=tuple(Spelling(each["right"], tuple(each["wrong"])) for each in data.get("names", ())),
        never=tuple(data.get("never", ())),
        styles=tuple(StyleFile(each["path"], each["text"], each["language"]) for each in data.get("styles", ())),
    )


def _retracted(files: Mapping[str, bytes]) -> dict[str, Any]:
    if "retracted.json" not in files:
        return {}
    data = _document("retracted.json", files["retracted.json"], "retractions")
    return {each["id"]: each for each in data["items"]}


def _retraction(data: Mapping[str, Any], channel: Channel, items: tuple[Item, ...]) -> Retraction:
    item_id = f"{channel.id}/{data['id']}"
    title = next((item.title for item in items if item.id == item_id), "")
    return Retraction(item_id, title, data["reason"], parse_time(data["at"]))


def _lessons(data: Mapping[str, Any], channel: Channel) -> Iterator[Lesson]:
    for each in data.get("lessons", ()):
        yield Lesson(
            f"{channel.id}/{each['id']}", each["title"], each["text"], each["exercise"], each["language"], channel.id
        )


def _items(name: str, data: Mapping[str, Any], channel: Channel) -> Iterator[Item]:
    known = {topic.id for topic in channel.topics}
    for number, each in enumerate(data["items"]):
        where = f"/items/{number}"
        if unknown := set(each["topics"]) - known:
            raise refusals.at(name, f"{where}/topics", refusals.unknown_topic(min(unknown)))
        item = _item(each, channel, data["title"])
        if item.valid_from and item.valid_until and item.valid_from >= item.valid_until:
            raise refusals.at(name, f"{where}/valid_until", refusals.ENDS_FIRST)
        if len(item.id) > _LONGEST_ID:
            raise refusals.at(name, f"{where}/id", refusals.LONG_ID)
        yield item


def _item(data: Mapping[str, Any], channel: Channel, set_title: str) -> Item:
    return Item(
        id=f"{channel.id}/{data['id']}",
        title=data["title"],
        summary=data["summary"],
        url=data["url"],
        language=data["language"],
        about=data["about"],
        purpose=data["purpose"],
        topics=tuple(data["topics"]),
        prompts=tuple(data["prompts"]),
        facts=tuple(Fact(each["text"], each.get("source")) for each in data["facts"]),
        keywords=tuple(data["keywords"]),
        valid_from=_moment(data["valid_from"]),
        valid_until=_moment(data["valid_until"]),
        disclosure=data["disclosure"],
        channel_id=channel.id,
        set_title=set_title,
    )


def _check_whole(items: tuple[Item, ...], channel: Channel, limits: Limits) -> None:
    if len(items) > limits.channel_items:
        raise refusals.too_many(limits.channel_items)
    seen: set[str] = set()
    for item in items:
        if item.id in seen:
            raise refusals.same_id(item.id.removeprefix(f"{channel.id}/"))
        seen.add(item.id)


def _moment(text: str | None) -> datetime | None:
    return parse_time(text) if text else None
