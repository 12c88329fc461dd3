"""Puts what came from another companion of the same person beside what is here, in one transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence

from ..models import Preferences, Share
from ..wire import preferences_json, preferences_of
from .consents import Decision, adding
from .database import Database
from .forgetting import run
from .shares import insert, select

Join = Callable[[Preferences], Preferences]


def merge(database: Database, shares: Sequence[Share], decisions: Sequence[Decision], join: Join) -> tuple[int, int]:
    """Add what is not here yet, join the preferences, and return how many shares and decisions were new.

    A share is known by its id, or if one that was here before has its moment, site, address, text and ideas.
    """
    with database.writing() as connection:
        before = select(connection, "")
        ids, same = {share.id for share in before}, {_likeness(share) for share in before}
        new = [share for share in shares if share.id not in ids and _likeness(share) not in same]
        insert(connection, list({share.id: share for share in new}.values()))
        added = run(connection, [adding(each) for each in decisions])
        _join(connection, join)
    return len(new), added


def _likeness(share: Share) -> tuple[object, ...]:
    return share.posted_at, share.site, share.format, share.url, share.text, share.item_ids


def _join(connection: sqlite3.Connection, join: Join) -> None:
    row = connection.execute("SELECT data FROM preferences").fetchone()
    ours = preferences_of(json.loads(row["data"])) if row else Preferences()
    after = join(ours)
    if after != ours:
        data = json.dumps(preferences_json(after))
        connection.execute("INSERT OR REPLACE INTO preferences (only, data) VALUES (1, ?)", (data,))
