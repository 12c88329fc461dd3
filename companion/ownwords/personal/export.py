"""Everything the companion keeps about a person, in one document they can take along."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ..schemas import validate
from ..store import Store
from ..wire import preferences_json, share_json, time_json

FORMAT = 1


def export(store: Store, now: datetime, version: str) -> dict[str, Any]:
    """Return the whole as plain JSON that fits ``export.schema.json``.

    It asks for no consent: what is kept belongs to the person, whatever they allow from now on. Tokens and keys are
    left out; a paired browser is there by its name.

    Raises:
        InvalidRequest: what is kept does not fit the schema; better no file than one that nothing can read.
    """
    document = {
        "format": FORMAT,
        "exported_at": time_json(now),
        "version": version,
        "preferences": preferences_json(store.preferences.get()),
        "consents": _consents(store),
        "shares": [share_json(share) for share in store.shares.all()],
        "channels": [{"id": each.channel.id, "name": each.channel.name} for each in store.catalogue.channels()],
        "pairings": _pairings(store),
    }
    validate("export", document)
    return document


def _consents(store: Store) -> list[dict[str, Any]]:
    return [
        {"purpose": each.purpose, "granted": each.granted, "decided_at": time_json(each.decided_at)}
        for each in store.consents.decisions()
    ]


def _pairings(store: Store) -> list[dict[str, Any]]:
    return [{"name": each.name, "paired_at": time_json(each.paired_at)} for each in store.pairings.all()]
