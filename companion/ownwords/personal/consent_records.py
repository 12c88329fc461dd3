"""A record of each consent, for the person to keep: what was asked, in which words, and every decision with its time.

The field names follow ISO/IEC TS 27560:2023 as the W3C DPV guide maps it (https://w3id.org/dpv/guides/consent-27560);
nobody examined whether such a record conforms to it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

from .. import consent
from ..models import CONSENT_PURPOSES, Both, ConsentPurpose
from ..schemas import validate
from ..store import Decision, Store
from ..wire import time_json

FORMAT = 1
_PERSON = "person"


def consent_records(store: Store, now: datetime) -> dict[str, Any]:
    """Return the records as plain JSON that fits ``consent-records.schema.json``; none of a purpose never decided."""
    decisions = store.consents.decisions()
    of = {purpose: [each for each in decisions if each.purpose == purpose] for purpose in CONSENT_PURPOSES}
    document = {
        "format": FORMAT,
        "note": _texts()["note"],
        "exported_at": time_json(now),
        "records": [_record(purpose, of[purpose]) for purpose in CONSENT_PURPOSES if of[purpose]],
    }
    validate("consent-records", document)
    return document


def _record(purpose: ConsentPurpose, decisions: Sequence[Decision]) -> dict[str, Any]:
    texts = _texts()
    return {
        "schema_version": texts["schema_version"],
        "record_id": decisions[0].id,
        "pii_principal_id": _PERSON,
        "pii_processing": _processing(purpose, decisions[-1]),
        "parties": texts["parties"],
        "events": [_event(each, decisions[:number]) for number, each in enumerate(decisions)],
    }


def _processing(purpose: ConsentPurpose, last: Decision) -> dict[str, Any]:
    language = last.language or "en"
    notice, texts = consent.notice(purpose), _texts()
    said = [each.of(language) for each in (notice.ask, notice.what, notice.where, notice.long)]
    return {
        "privacy_notice": {"version": last.notice, "text": " ".join(said)},
        "language": language,
        "purpose": _spoken(texts["purposes"][purpose], language),
        "purpose_type": purpose,
        "pii_information": [{"pii_type": each, "pii_optional": True} for each in texts["pii_types"][purpose]],
        "pii_controllers": [_PERSON],
        "storage_locations": [said[2]],
        "retention_period": said[3],
        "recipient_third_parties": [],
        **{name: _spoken(value, language) for name, value in texts["processing"].items()},
    }


def _event(decision: Decision, before: Sequence[Decision]) -> dict[str, Any]:
    given = any(each.granted for each in before)
    return {
        "event_id": decision.id,
        "event_time": time_json(decision.decided_at),
        "event_type": "explicit",
        "event_state": "given" if decision.granted else "withdrawn" if given else "refused",
        "validity_duration": _texts()["validity_duration"],
        "entity_id": _PERSON,
        "language": decision.language,
        "privacy_notice_version": decision.notice,
        "collection_method": _texts()["methods"][decision.method or "unknown"],
    }


def _spoken(value: Any, language: str) -> Any:
    """Return a text in a language, where it is there in both; a list is one of texts."""
    if isinstance(value, list):
        return [_spoken(each, language) for each in value]
    return Both(**value).of(language) if isinstance(value, dict) else value


@cache
def _texts() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files(__package__).joinpath("consent_records.json").read_text("utf-8"))
    return found
