"""The approved items of every joined channel, and the terms that each is found by."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from .. import terms
from ..models import (
    Avoided,
    Both,
    Channel,
    ChannelContent,
    Company,
    Fact,
    HouseStyle,
    Item,
    JoinedChannel,
    Lesson,
    Retraction,
    Signed,
    Spelling,
    StyleFile,
    Topic,
    Welcome,
)
from ..wire import parse_time, time_json
from . import channel_rows
from .database import Database


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """What is kept in memory of one revision of the catalogue."""

    revision: int
    items: Mapping[str, Item]


class Catalogue:
    """The tables ``channels`` and ``items``.

    Items are read once and kept in memory until the database says that they changed, here or in another process: a
    review after each pause in typing would otherwise read all of them each time.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._snapshot: _Snapshot | None = None
        self._counted: tuple[int, dict[str, int]] | None = None

    def replace_channel(
        self,
        content: ChannelContent,
        source: str,
        at: datetime,
        signed: Signed | None = None,
        files: Mapping[str, bytes] | None = None,
    ) -> JoinedChannel:
        """Put a whole version of a channel in the place of the one before, in one transaction.

        ``files`` are those that the trust in a ``signed`` channel rests on.
        """
        channel_id = content.channel.id
        with self._database.writing() as connection:
            titles = channel_rows.titles(connection, channel_id)
            _delete(connection, channel_id)
            connection.execute(
                "INSERT INTO channels (id, data, source, sets, synced_at, signed) VALUES (?, ?, ?, ?, ?, ?)",
                (
                    channel_id,
                    json.dumps(_plain(content.channel)),
                    source,
                    content.set_count,
                    time_json(at),
                    json.dumps(_plain(signed)) if signed else None,
                ),
            )
            channel_rows.add(connection, content, titles, files or {})
            connection.executemany(
                "INSERT INTO items (id, channel_id, data, terms, terms_by) VALUES (?, ?, ?, ?, ?)",
                (_item_row(item, content.channel) for item in content.items),
            )
            _count_revision(connection)
        return next(each for each in self.channels() if each.channel.id == channel_id)

    def remove_channel(self, channel_id: str) -> bool:
        """Remove a channel and its items; tell whether there was one."""
        with self._database.writing() as connection:
            found = _delete(connection, channel_id)
            _count_revision(connection)
        return found

    def note_problem(self, channel_id: str, sentence: Both, files: Mapping[str, bytes] | None = None) -> None:
        """Keep why the last look at a channel brought nothing; its last good version stays.

        ``files`` is what of its signatures was good: who was revoked in them stays revoked.
        """
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE channels SET problem = ? WHERE id = ?", (json.dumps(_plain(sentence)), channel_id)
            )
            channel_rows.keep_metadata(connection, channel_id, files or {})

    def note_look(self, channel_id: str, signed: Signed, files: Mapping[str, bytes], at: datetime) -> None:
        """Keep that a look found the version that is here, and how much longer it holds."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE channels SET problem = NULL, signed = ?, synced_at = ? WHERE id = ?",
                (json.dumps(_plain(signed)), time_json(at), channel_id),
            )
            channel_rows.keep_metadata(connection, channel_id, files)

    def files(self, channel_id: str) -> dict[str, bytes]:
        """Return the files that the trust in a channel rests on, by name."""
        with self._database.reading() as connection:
            return channel_rows.files(connection, channel_id)

    def lessons(self) -> list[Lesson]:
        """Return the lessons of every channel, in the channels' order."""
        with self._database.reading() as connection:
            return channel_rows.lessons(connection)

    def retractions(self, item_ids: Sequence[str]) -> list[Retraction]:
        """Return those of the items that were taken away."""
        with self._database.reading() as connection:
            return channel_rows.retractions(connection, item_ids)

    def channels(self) -> list[JoinedChannel]:
        """Return the joined channels by name."""
        with self._database.reading() as connection:
            rows, counts = connection.execute("SELECT * FROM channels").fetchall(), self._counts(connection)
        joined = [_joined(row, counts.get(row["id"], 0)) for row in rows]
        return sorted(joined, key=lambda each: (each.channel.name, each.channel.id))

    def items(self) -> Mapping[str, Item]:
        """Return every item by its id; the same object until something changed."""
        return self._read().items

    def terms(self) -> Iterator[tuple[str, Mapping[str, float]]]:
        """Yield every item's id and its weighted terms (``terms.of_item``), as they are in the database now.

        Terms that another version of Own Words worked out are worked out anew.
        """
        topics = {each.channel.id: each.channel.topics for each in self.channels()}
        with self._database.reading() as connection:
            rows = connection.execute("SELECT id, channel_id, data, terms, terms_by FROM items").fetchall()
        for row in rows:
            if row["terms_by"] == terms.VERSION:
                yield row["id"], json.loads(row["terms"])
            else:
                yield row["id"], terms.of_item(_item(json.loads(row["data"])), topics.get(row["channel_id"], ()))

    def size(self) -> int:
        """Return how many items there are."""
        return len(self.items())

    def _counts(self, connection: sqlite3.Connection) -> Mapping[str, int]:
        """Return how many items each channel has; counting ten thousand after each pause in typing would be felt."""
        revision = _revision(connection)
        with self._lock:
            if self._counted is None or self._counted[0] != revision:
                query = "SELECT channel_id, count(*) FROM items GROUP BY channel_id"
                self._counted = (revision, dict(connection.execute(query).fetchall()))
            return self._counted[1]

    def _read(self) -> _Snapshot:
        with self._lock, self._database.reading() as connection:
            revision = _revision(connection)
            if self._snapshot is None or self._snapshot.revision != revision:
                self._snapshot = _snapshot(connection, revision)
            return self._snapshot


def _revision(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT number FROM catalogue_revision").fetchone()[0])


def _snapshot(connection: sqlite3.Connection, revision: int) -> _Snapshot:
    items = (_item(json.loads(row["data"])) for row in connection.execute("SELECT data FROM items"))
    return _Snapshot(revision, MappingProxyType({item.id: item for item in items}))


def _item_row(item: Item, channel: Channel) -> tuple[str, str, str, str, str]:
    found = json.dumps(terms.of_item(item, channel.topics), ensure_ascii=False)
    return item.id, channel.id, json.dumps(_plain(item)), found, terms.VERSION


def _delete(connection: sqlite3.Connection, channel_id: str) -> bool:
    connection.execute("DELETE FROM items WHERE channel_id = ?", (channel_id,))
    channel_rows.remove(connection, channel_id)
    return connection.execute("DELETE FROM channels WHERE id = ?", (channel_id,)).rowcount > 0


def _count_revision(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE catalogue_revision SET number = number + 1")


def _plain(value: Any) -> Any:
    """Return a model as JSON can hold it."""
    if isinstance(value, datetime):
        return time_json(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if hasattr(value, "__slots__"):
        return {name: _plain(getattr(value, name)) for name in value.__slots__}
    return value


def _joined(row: sqlite3.Row, items: int) -> JoinedChannel:
    return JoinedChannel(
        channel=_channel(row["data"]),
        source=row["source"],
        sets=row["sets"],
        items=items,
        synced_at=parse_time(row["synced_at"]),
        problem=channel_rows.problem(row["problem"]),
        signed=channel_rows.signed(row["signed"]),
    )


@lru_cache(maxsize=32)
def _channel(text: str) -> Channel:
    """Return the same object for the same row: channels are read at each pause in typing, house styles are long."""
    data = json.loads(text)
    parts: dict[str, Any] = {
        "company": Company(**{key: _immutable(value) for key, value in data["company"].items()}),
        "welcome": Welcome(**{key: _both(value) for key, value in data["welcome"].items()}),
        "disclosure": _both(data["disclosure"]),
        "topics": tuple(_topic(each) for each in data["topics"]),
        "expires": _moment(data["expires"]),
        "house_style": _house_style(data.get("house_style", {})),  # rows from before there was one have none
    }
    return Channel(**data | parts)


def _house_style(data: dict[str, Any]) -> HouseStyle:
    return HouseStyle(
        avoid=tuple(
            Avoided(**{key: _immutable(value) for key, value in each.items()}) for each in data.get("avoid", ())
        ),
        names=tuple(Spelling(each["right"], tuple(each["wrong"])) for each in data.get("names", ())),
        never=tuple(data.get("never", ())),
        styles=tuple(StyleFile(each["path"], each["text"], each["language"]) for each in data.get("styles", ())),
    )


def _topic(data: dict[str, Any]) -> Topic:
    return Topic(data["id"], _both(data["label"]), tuple(data["synonyms_en"]), tuple(data["synonyms_da"]))


def _item(data: dict[str, Any]) -> Item:
    parts: dict[str, Any] = {
        "facts": tuple(Fact(**each) for each in data["facts"]),
        "valid_from": _moment(data["valid_from"]),
        "valid_until": _moment(data["valid_until"]),
    }
    return Item(**{key: _immutable(value) for key, value in data.items()} | parts)


def _both(value: Any) -> Any:
    return Both(**value) if isinstance(value, dict) else value


def _immutable(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _moment(text: str | None) -> datetime | None:
    return parse_time(text) if text else None
