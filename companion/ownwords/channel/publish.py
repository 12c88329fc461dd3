"""Writes the signed channel to where everybody reads it, so that a reader at any instant sees one whole version.

Content first, under names that hold its hash or version; ``timestamp.json``, which points at all of it, last and at
once. Whatever breaks off before leaves the old version whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from securesystemslib.signer import CryptoSigner
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, TargetFile, Timestamp

from ..errors import PublishingError
from ..models import Both, ChannelContent
from . import looking, renewal, roles, signing, trust
from .lock import alone
from .place import Place
from .work import Work, target_path

_TIMESTAMP = "metadata/timestamp.json"


@dataclass(frozen=True, slots=True)
class Published:
    """What went out: how many items in how many sets, how many files and bytes were written, until when it holds."""

    version: int
    items: int
    sets: int
    retracted: int
    files: int
    size: int
    valid_until: datetime


def publish(work: Work, target: str, online: CryptoSigner, by: str, now: datetime) -> Published:
    """Publish what is approved to ``target``, a folder or an address that fsspec knows.

    Raises:
        PublishingError: nothing is approved, another publisher is at it, or the target has something newer.
        ChannelError: companions would refuse it.
    """
    place = Place.at(target)
    with alone(work.signed, place, by, now):
        _check_place(work, place)
        _sign_state(work, online, now)
        content = check(work)
        files, size = _upload(work, place)
        remember(work, place.name)
        _clean(work, place)
    snapshot = work.snapshot()
    return Published(
        version=snapshot.signed.version if snapshot else 0,
        items=len(content.items),
        sets=content.set_count,
        retracted=len(content.retracted),
        files=files,
        size=size,
        valid_until=renewal.until(work),
    )


def refresh(work: Work, target: str, online: CryptoSigner, by: str, now: datetime) -> datetime:
    """Say that what is out there is still the newest; return until when that holds. Content stays as it is.

    Raises:
        PublishingError: nothing was published yet, another publisher is at it, or the target has something newer.
    """
    before = work.snapshot()
    if before is None:
        raise PublishingError(_NOTHING_OUT)
    _check_approval_holds(work, now)
    place = Place.at(target)
    with alone(work.signed, place, by, now):
        _check_place(work, place)
        if before.signed.expires - now < roles.LIFE["snapshot"] / 2:
            _sign_state(work, online, now, {name[:-5]: meta.version for name, meta in before.signed.meta.items()})
        else:
            _sign_timestamp(work, online, before.signed.version, now)
        _upload(work, place)
    return renewal.until(work)


def check(work: Work) -> ChannelContent:
    """Read what would go out as a companion reads it, from the very first root on.

    Raises:
        ChannelError: companions would refuse it.
    """
    first = (work.signed / "metadata" / f"{work.versions('root')[0]}.root.json").read_bytes()
    found = looking.look(work.signed.absolute().as_uri(), first, {}, work.limits)
    return trust.accept(found.content, work.limits)


def remember(work: Work, target: str) -> None:
    """Keep where the channel went out to, so that a retraction goes there at once."""
    known = work.publishing()
    if target not in known["targets"]:
        work.save_publishing(known | {"targets": [*known["targets"], target]})


def _sign_state(work: Work, online: CryptoSigner, now: datetime, versions: dict[str, int] | None = None) -> None:
    _check_online(work, online)
    if versions is None:
        newest = {role: work.newest(role) for role in ("targets", roles.SETS, roles.RETRACTIONS)}
        if newest[roles.SETS] is None:
            raise PublishingError(_NOTHING_APPROVED)
        versions = {role: metadata.signed.version for role, metadata in newest.items() if metadata}
    version = max([0, *work.versions("snapshot")]) + 1
    work.save_metadata("snapshot", signing.sign(signing.snapshot(versions, now, version), online))
    _sign_timestamp(work, online, version, now)


def _sign_timestamp(work: Work, online: CryptoSigner, snapshot_version: int, now: datetime) -> None:
    _check_online(work, online)
    before = work.timestamp()
    version = before.signed.version + 1 if before else 1
    work.save_metadata("timestamp", signing.sign(signing.timestamp(snapshot_version, now, version), online))


def _check_online(work: Work, online: CryptoSigner) -> None:
    if online.public_key.keyid not in work.root().signed.roles["timestamp"].keyids:
        raise PublishingError(_WRONG_KEY)


def _upload(work: Work, place: Place) -> tuple[int, int]:
    """Write what is not there yet; return the number of files and bytes."""
    there, files, size = place.sizes(), 0, 0
    for name in _current(work):
        data = (work.signed / name).read_bytes()
        if there.get(name) == len(data) and name.startswith("targets/"):
            continue
        place.write(name, data)
        files, size = files + 1, size + len(data)
    data = (work.signed / _TIMESTAMP).read_bytes()
    place.write(_TIMESTAMP, data)
    return files + 1, size + len(data)


def _current(work: Work) -> list[str]:
    """Return the files of the newest state in the order they go out, without the timestamp."""
    snapshot = work.snapshot()
    assert snapshot is not None
    versions = {name[:-5]: meta.version for name, meta in snapshot.signed.meta.items()}
    contents = [target_path(info) for role in (roles.SETS, roles.RETRACTIONS) for info in _targets_of(work, role)]
    listed = [f"metadata/{version}.{role}.json" for role, version in versions.items()]
    roots = [f"metadata/{version}.root.json" for version in work.versions("root")]
    return [*contents, *listed, f"metadata/{snapshot.signed.version}.snapshot.json", *roots]


def _targets_of(work: Work, role: str) -> list[TargetFile]:
    metadata = work.newest(role)
    return list(metadata.signed.targets.values()) if metadata else []


def _check_approval_holds(work: Work, now: datetime) -> None:
    if (ended := renewal.ends(work).get("sets")) is not None and ended <= now:
        raise PublishingError(_approval_ended(ended))


def _check_place(work: Work, place: Place) -> None:
    """Refuse to write over another channel, or over something newer than this folder has.

    What somebody published with a key that was replaced since counts for nothing: no companion believes it any more.
    """
    there = place.read(_TIMESTAMP)
    if there is None:
        return
    first = f"metadata/{work.versions('root')[0]}.root.json"
    if place.read(first) not in {None, (work.signed / first).read_bytes()}:
        raise PublishingError(_ANOTHER)
    newer_keys = place.read(f"metadata/{work.root().signed.version + 1}.root.json") is not None
    if newer_keys or _is_newer(there, work):
        raise PublishingError(_BEHIND)


def _is_newer(there: bytes, work: Work) -> bool:
    try:
        found = Metadata[Timestamp].from_bytes(there)
        work.root().verify_delegate("timestamp", found)
    except RepositoryError:
        return False  # half a file of a broken upload, or a stolen key's: it is written again
    here = work.timestamp()
    if here is None or found.signed.version > here.signed.version:
        return True
    return found.signed.version == here.signed.version and there != here.to_bytes()


def _clean(work: Work, place: Place) -> None:
    """Remove content that neither this version nor the one before holds: what was taken away is gone there too."""
    keep = set(_current(work)) | set(_kept_before(work))
    for name in place.sizes():
        if name.startswith("targets/") and name not in keep:
            place.remove(name)


def _kept_before(work: Work) -> Iterator[str]:
    for role in (roles.SETS, roles.RETRACTIONS):
        for version in work.versions(role)[-2:]:
            metadata = work.read(work.signed / "metadata" / f"{version}.{role}.json")
            if metadata:
                yield from (target_path(info) for info in metadata.signed.targets.values())


_NOTHING_APPROVED = Both(
    "Nothing is approved yet, so nothing went out. First: ownwords channel submit FOLDER, and a colleague's approval.",
    "Intet er godkendt endnu, så intet blev udgivet. Først: ownwords channel submit MAPPE og en kollegas godkendelse.",
)
_NOTHING_OUT = Both(
    "Nothing was published yet, so there is nothing to renew. First: ownwords channel publish FOLDER TARGET",
    "Intet er udgivet endnu, så der er intet at forny. Først: ownwords channel publish MAPPE MÅL",
)
_WRONG_KEY = Both(
    "The publisher's key on this computer is not this channel's. Publish from the computer where the channel was "
    "begun, or put this key in its place: ownwords channel rotate --help",
    "Udgivernøglen på denne computer er ikke kanalens. Udgiv fra den computer, hvor kanalen blev begyndt, eller sæt "
    "denne nøgle i stedet: ownwords channel rotate --help",
)
_ANOTHER = Both(
    "There is another channel at that place, with root keys of its own, so nothing was written. Choose a folder of its "
    "own for this one.",
    "Der ligger en anden kanal det sted, med sine egne rodnøgler, så intet blev skrevet. Vælg en mappe for sig selv "
    "til denne.",
)
_BEHIND = Both(
    "What is out there is newer than this folder, so nothing was written. Fetch the newest folder (with git: git pull) "
    "and publish again.",
    "Det, der er udgivet, er nyere end denne mappe, så intet blev skrevet. Hent den nyeste mappe (med git: git pull), "
    "og udgiv igen.",
)


def _approval_ended(ended: datetime) -> Both:
    return Both(
        f"What was approved held until {ended:%Y-%m-%d}, so renewing alone does not help. Submit and approve it once "
        "more, and publish.",
        f"Det godkendte gjaldt til {ended:%Y-%m-%d}, så det hjælper ikke kun at forny. Indsend og godkend det en gang "
        "til, og udgiv.",
    )
