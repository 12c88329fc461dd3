"""From an edit to what may go out: submit, approve, give back, take away.

An approval is a signature over the hashes of all files, so that an edit after it voids it by itself. Whoever submits
stands for the edit and signs first; colleagues sign after them until there are as many as the channel asks for. Nobody
signs twice.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, Targets

from ..errors import PublishingError
from ..models import Both, RetractionReason
from ..wire import time_json
from . import renewal, roles, signing
from .looking import RETRACTED
from .work import Work

Checker = Callable[[Mapping[str, bytes], datetime], None]
"""Refuses files that may not be submitted, by raising."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a channel stands. Names are people's; ``needed`` is how many more have to sign.

    ``state``: ``draft`` (edited since the last approval, or never approved), ``submitted``, ``void`` (edited after it
    was submitted), ``returned``, ``approved`` (waits to be published), ``published``.
    """

    state: str
    submitted_by: str | None = None
    signed_by: tuple[str, ...] = ()
    needed: int = 0
    note: str | None = None
    returned_by: str | None = None


def standing(work: Work) -> Standing:
    """Tell where a channel stands."""
    waiting = work.submitted()
    if waiting is not None:
        return _waiting(work, waiting)
    if (note := work.returned()) is not None:
        return Standing("returned", note=str(note.get("note", "")), returned_by=str(note.get("by", "")))
    approved = work.newest(roles.SETS)
    if approved is None or work.approved() != work.files():
        return Standing("draft", needed=roles.threshold(work.targets().signed))
    ids, enough = signing.signed_by(work.targets(), roles.SETS, approved)
    if not enough:
        return Standing("draft", needed=roles.threshold(work.targets().signed))
    published = work.snapshot()
    out = published is not None and published.signed.meta["sets.json"].version == approved.signed.version
    return Standing("published" if out else "approved", _submitter(work, approved), _names(work, ids))


def submit(work: Work, signer: CryptoSigner, check: Checker, now: datetime) -> Standing:
    """Submit the files as they are, as the one who stands for the edit.

    Raises:
        PublishingError: this key is not among the channel's; or nothing was changed, and what was approved holds for
            long yet.
        ChannelError: the files are not what a channel may hold.
    """
    _may(work, signer)
    files = work.files()
    check(files, now)
    renews = any(each.kind == "sets" for each in renewal.due(work, now))
    if standing(work).state in {"approved", "published"} and not renews:
        raise PublishingError(_NOTHING_CHANGED)
    before = work.newest(roles.SETS)
    said = {"by": signer.public_key.keyid, "at": time_json(now)}
    version = before.signed.version + 1 if before else 1
    submitted = signing.sign(signing.content(roles.SETS, files, now, version, said), signer)
    _keep_retractions_alive(work, signer, now)
    work.save_returned(None)
    work.save_submitted(submitted)
    return _settled(work, submitted)


def approve(work: Work, signer: CryptoSigner, check: Checker, now: datetime) -> Standing:
    """Approve what was submitted, as a colleague of the one who did.

    Raises:
        PublishingError: nothing waits, it was edited since, or this person stands for the edit themselves.
        ChannelError: the files are not what a channel may hold.
    """
    _may(work, signer)
    submitted = work.submitted()
    if submitted is None:
        raise PublishingError(_NOTHING_WAITS)
    if not work.is_as_submitted(submitted):
        raise PublishingError(_VOID)
    if signer.public_key.keyid == _said(submitted).get("by"):
        raise PublishingError(_OWN_EDIT)
    check(work.files(), now)
    signing.sign(submitted, signer)
    work.save_submitted(submitted)
    return _settled(work, submitted)


def give_back(work: Work, signer: CryptoSigner, note: str, now: datetime) -> None:
    """Give back what was submitted, with a note of what to change; signatures so far are void.

    Raises:
        PublishingError: nothing waits.
    """
    _may(work, signer)
    if work.submitted() is None:
        raise PublishingError(_NOTHING_WAITS)
    by = roles.name_of(signer.public_key)
    work.save_returned({"by": by, "note": note.strip()[:2000], "at": time_json(now)})
    work.save_submitted(None)


def retract(work: Work, item_id: str, reason: RetractionReason, signer: CryptoSigner, now: datetime) -> str:
    """Take an approved item away, by this one approver's signature; return its title.

    It is taken out of the edited set as well, which voids an approval that waits.

    Raises:
        PublishingError: there is no such item, or this key is not among the channel's.
    """
    _may(work, signer)
    title = _title(work, item_id)
    listed = [each for each in work.retracted() if each["id"] != item_id]
    _save_retracted(work, [*listed, {"id": item_id, "reason": reason, "at": time_json(now)}], signer, now)
    for name, data in work.sets().items():
        items = data.get("items", [])
        if any(item.get("id") == item_id for item in items):
            work.save_set(name, data | {"items": [item for item in items if item.get("id") != item_id]})
    return title


def _title(work: Work, item_id: str) -> str:
    for name, data in (work.approved() or {}).items():
        for item in json.loads(data).get("items", []) if name.startswith("sets/") else []:
            if item["id"] == item_id:
                return str(item["title"])
    raise PublishingError(
        Both(
            f"No approved item has the id {item_id[:60]!r}, so there is nothing to take away. The ids are in the files "
            "under sets.",
            f"Ingen godkendt idé har id'et {item_id[:60]!r}, så der er intet at trække tilbage. Id'erne står i filerne "
            "under sets.",
        )
    )


def _keep_retractions_alive(work: Work, signer: CryptoSigner, now: datetime) -> None:
    before = work.newest(roles.RETRACTIONS)
    half = roles.LIFE[roles.RETRACTIONS] / 2
    if before is None or before.signed.expires - now < half or not signing.signed_by(
        work.targets(), roles.RETRACTIONS, before
    )[1]:  # fmt: skip
        _save_retracted(work, work.retracted(), signer, now)


def _save_retracted(work: Work, items: list[dict[str, Any]], signer: CryptoSigner, now: datetime) -> None:
    before = work.newest(roles.RETRACTIONS)
    data = (json.dumps({"format": 1, "items": items}, indent=2) + "\n").encode()
    version = before.signed.version + 1 if before else 1
    metadata = signing.sign(signing.content(roles.RETRACTIONS, {RETRACTED: data}, now, version), signer)
    work.save_target(metadata.signed.targets[RETRACTED], data)
    work.save_metadata(roles.RETRACTIONS, metadata)


def _settled(work: Work, submitted: Metadata[Targets]) -> Standing:
    """Put what has all its signatures among what goes out."""
    if signing.signed_by(work.targets(), roles.SETS, submitted)[1]:
        files = work.files()
        if not work.is_as_submitted(submitted):
            raise PublishingError(_VOID)
        for name, info in submitted.signed.targets.items():
            work.save_target(info, files[name])
        work.save_metadata(roles.SETS, submitted)
        work.save_submitted(None)
    return standing(work)


def _waiting(work: Work, submitted: Metadata[Targets]) -> Standing:
    ids, _ = signing.signed_by(work.targets(), roles.SETS, submitted)
    needed = max(roles.threshold(work.targets().signed) - len(ids), 0)
    state = "submitted" if work.is_as_submitted(submitted) else "void"
    return Standing(state, _submitter(work, submitted), _names(work, ids), needed)


def _said(submitted: Metadata[Targets]) -> Mapping[str, Any]:
    return cast(Mapping[str, Any], submitted.signed.unrecognized_fields.get(signing.SUBMITTED_FIELD, {}))


def _submitter(work: Work, submitted: Metadata[Targets]) -> str | None:
    return next(iter(_names(work, {str(_said(submitted).get("by"))})), None)


def _names(work: Work, ids: set[str]) -> tuple[str, ...]:
    return tuple(person.name for person in roles.people(work.targets().signed) if person.key_id in ids)


def _may(work: Work, signer: CryptoSigner) -> None:
    everybody = roles.people(work.targets().signed)
    if signer.public_key.keyid not in {person.key_id for person in everybody}:
        names = ", ".join(person.name for person in everybody)
        raise PublishingError(
            Both(
                f"Your key is not among those who approve this channel ({names}). Send the file that 'ownwords channel "
                "key' names to whoever keeps the root keys; they add you.",
                f"Din nøgle er ikke blandt dem, der godkender kanalen ({names}). Send filen, som 'ownwords channel "
                "key' nævner, til den, der har rodnøglerne; så bliver du tilføjet.",
            )
        )


_NOTHING_WAITS = Both(
    "Nothing waits for approval. Whoever edited last submits first: ownwords channel submit FOLDER",
    "Intet venter på godkendelse. Den, der sidst har rettet, indsender først: ownwords channel submit MAPPE",
)
_NOTHING_CHANGED = Both(
    "Nothing was changed since the last approval, so there is nothing to submit.",
    "Intet er ændret siden den seneste godkendelse, så der er intet at indsende.",
)
_VOID = Both(
    "Something was edited after it was submitted, so what was signed does not hold any more. Whoever edited submits "
    "again; then you see what changed.",
    "Noget blev rettet, efter at det blev indsendt, så underskrifterne gælder ikke længere. Den, der rettede, "
    "indsender igen; så ser du, hvad der er ændret.",
)
_OWN_EDIT = Both(
    "You stand for this edit yourself, so somebody else approves it. Your signature is there already.",
    "Du står selv for rettelsen, så en anden godkender den. Din underskrift er der allerede.",
)
