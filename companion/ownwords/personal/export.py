"""Everything the companion keeps about a person, in one document they can take along."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ..schemas import validate, validate_each
from ..store import Decision, Store
from ..wire import parse_time, preferences_json, share_json, time_json

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
        "consents": [decision_json(each) for each in store.consents.decisions()],
        "shares": [share_json(share) for share in store.shares.all()],
        "channels": [{"id": each.channel.id, "name": each.channel.name} for each in store.catalogue.channels()],
        "pairings": [{"name": each.name, "paired_at": time_json(each.paired_at)} for each in store.pairings.all()],
    }
    check(document)
    return document


def check(document: Mapping[str, Any]) -> None:
    """Refuse an export that does not fit ``export.schema.json``; its shares may be very many.

    Raises:
        InvalidRequest: with where and what.
    """
    validate("export", {**document, "shares": []})
    validate_each("share", document["shares"], "/shares")


def decision_json(decision: Decision) -> dict[str, Any]:
    """Return a decision as the export holds it."""
    return {
        "purpose": decision.purpose,
        "granted": decision.granted,
        "decided_at": time_json(decision.decided_at),
        "id": decision.id,
        "language": decision.language,
        "notice": decision.notice,
        "method": decision.method,
    }


def decision_of(data: dict[str, Any]) -> Decision:
    """Return the decision that an export holds, as a record of another companion: it grants nothing here."""
    return Decision(**{**data, "decided_at": parse_time(data["decided_at"]), "here": False})
