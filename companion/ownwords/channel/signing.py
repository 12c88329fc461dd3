"""Makes what a channel's trust rests on: who may sign what (TUF metadata, by python-tuf). No files, no clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from securesystemslib.signer import CryptoSigner, Key
from tuf.api.metadata import (
    DelegatedRole,
    Delegations,
    Metadata,
    MetaFile,
    Role,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)

from .roles import LIFE, PATHS, RETRACTIONS, SETS

SUBMITTED_FIELD = "x-ownwords-submitted"
"""Where a version of the sets says who submitted it, and when."""


def root(keys: Sequence[Key], threshold: int, online: Key, now: datetime, version: int = 1) -> Metadata[Root]:
    """Return a root: ``threshold`` of ``keys`` sign for root and approvers, ``online`` for snapshot and timestamp."""
    offline, publisher = [key.keyid for key in keys], [online.keyid]
    return Metadata(
        Root(
            version=version,
            expires=_end(now, "root"),
            keys={key.keyid: key for key in [*keys, online]},
            roles={
                "root": Role(offline, threshold),
                "targets": Role(offline, threshold),
                "snapshot": Role(publisher, 1),
                "timestamp": Role(publisher, 1),
            },
            consistent_snapshot=True,
        )
    )


def approvers(people: Sequence[Key], threshold: int, now: datetime, version: int = 1) -> Metadata[Targets]:
    """Return who approves: ``threshold`` of ``people`` each version, any one of them a retraction."""
    ids = [key.keyid for key in people]
    roles = {
        SETS: DelegatedRole(SETS, ids, threshold, terminating=True, paths=PATHS[SETS]),
        RETRACTIONS: DelegatedRole(RETRACTIONS, ids, 1, terminating=True, paths=PATHS[RETRACTIONS]),
    }
    delegations = Delegations({key.keyid: key for key in people}, roles)
    return Metadata(Targets(version=version, expires=_end(now, "targets"), delegations=delegations))


def again(approvers: Metadata[Targets], now: datetime) -> Metadata[Targets]:
    """Return the same approvers in a version of its own, to be signed anew, for as long again."""
    before = approvers.signed
    return Metadata(Targets(version=before.version + 1, expires=_end(now, "targets"), delegations=before.delegations))


def content(
    role: str, files: Mapping[str, bytes], now: datetime, version: int, submitted: Mapping[str, Any] | None = None
) -> Metadata[Targets]:
    """Return the hashes of ``files``, to be signed for ``role``."""
    targets = {name: TargetFile.from_data(name, data, ["sha256"]) for name, data in files.items()}
    more = {SUBMITTED_FIELD: dict(submitted)} if submitted else {}
    return Metadata(Targets(version=version, expires=_end(now, role), targets=targets, unrecognized_fields=more))


def snapshot(versions: Mapping[str, int], now: datetime, version: int) -> Metadata[Snapshot]:
    """Return which ``versions`` of the roles belong together."""
    meta = {f"{role}.json": MetaFile(number) for role, number in versions.items()}
    return Metadata(Snapshot(version=version, expires=_end(now, "snapshot"), meta=meta))


def timestamp(snapshot_version: int, now: datetime, version: int) -> Metadata[Timestamp]:
    """Return which snapshot is the newest."""
    return Metadata(
        Timestamp(version=version, expires=_end(now, "timestamp"), snapshot_meta=MetaFile(snapshot_version))
    )


def sign(metadata: Metadata[Any], *signers: CryptoSigner) -> Metadata[Any]:
    """Add signatures to those that are there."""
    for signer in signers:
        metadata.sign(signer, append=True)
    return metadata


def signed_by(parent: Metadata[Any], role: str, metadata: Metadata[Any]) -> tuple[set[str], bool]:
    """Return the ids of the keys whose signatures count, and whether they are enough."""
    result = parent.signed.get_verification_result(role, metadata.signed_bytes, metadata.signatures)
    return set(result.signed), bool(result)


def _end(now: datetime, role: str) -> datetime:
    return (now + LIFE[role]).replace(microsecond=0)
