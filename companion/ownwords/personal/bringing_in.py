"""Puts what a person took along into this companion, in one transaction; what is here already stays as it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from .. import consent
from ..config import Limits
from ..errors import CompanionError, ConsentRequired
from ..models import CONSENT_PURPOSES, ConsentPurpose, Grant, Share
from ..store import Decision, Store
from ..wire import preferences_of, share_of
from .export import decision_of
from .joining import joined


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import changed: shares and decisions that are new, those known already, and what was left out.

    ``texts_left_out`` counts texts that this companion may not keep; ``agreed`` names the purposes that apply from now
    on, ``asked`` those that the file agreed to and this companion has no answer on; ``channels`` are to be joined anew.
    """

    shares: int
    known: int
    texts_left_out: int
    decisions: int
    agreed: tuple[ConsentPurpose, ...]
    asked: tuple[ConsentPurpose, ...]
    channels: tuple[str, ...]


def bring_in(
    store: Store,
    grant: Grant,
    document: Mapping[str, Any],
    now: datetime,
    agree: Collection[ConsentPurpose] = (),
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> Brought:
    """Merge an export, as ``archive_reading.read`` returns it; the same one twice changes nothing the second time.

    A consent in the file is a record of another companion's. It applies here only where ``agree`` names it, as a
    decision of now. A backup is made before, so that one can go back.

    Raises:
        ConsentRequired: the person turned remembering off here, and does not agree to it now.
    """
    agreed = _agreed(document, agree)
    _check(store, grant, agreed)
    with suppress(CompanionError):  # no room for a backup is no reason against the import
        store.back_up(now, limits.backups)
    shares, left_out = _shares(store, document, agreed)
    records = [decision_of(each) for each in document["consents"]]
    decisions = [*records, *(_decision(purpose, now) for purpose in agreed)]
    theirs = preferences_of(document["preferences"])
    new, new_decisions = store.merge(shares, decisions, lambda ours: joined(ours, theirs))
    return Brought(
        shares=new,
        known=len(shares) - new,
        texts_left_out=left_out,
        decisions=min(new_decisions, len(records)),
        agreed=tuple(agreed),
        asked=tuple(purpose for purpose in given(document) if store.consents.current(purpose) is None),
        channels=tuple(each["name"] for each in document["channels"]),
    )


def given(document: Mapping[str, Any]) -> tuple[ConsentPurpose, ...]:
    """Return the purposes that an export's last decisions agree to, in a fixed order."""
    last = {each["purpose"]: each["granted"] for each in document["consents"]}
    return tuple(purpose for purpose in CONSENT_PURPOSES if last.get(purpose))


def _agreed(document: Mapping[str, Any], agree: Collection[ConsentPurpose]) -> list[ConsentPurpose]:
    return [purpose for purpose in given(document) if purpose in agree]


def _check(store: Store, grant: Grant, agreed: Sequence[ConsentPurpose]) -> None:
    refused = store.consents.current("history")
    if grant.purpose != "history" or (refused and not refused.granted and "history" not in agreed):
        raise ConsentRequired("history")


def _shares(store: Store, document: Mapping[str, Any], agreed: Sequence[str]) -> tuple[list[Share], int]:
    """Return the shares, without their texts where the person said here that none is to be kept."""
    shares = [share_of(each) for each in document["shares"]]
    refused = store.consents.current("history_text")
    if refused is None or refused.granted or "history_text" in agreed:
        return shares, 0
    left_out = sum(share.text is not None for share in shares)
    return [replace(share, text=None) for share in shares], left_out


def _decision(purpose: ConsentPurpose, now: datetime) -> Decision:
    return Decision(purpose, True, now, notice=consent.notice_version(), method="import")
