"""The folder that comms works in: what people edit, what waits for approval, and what goes out.

::

    channel.json, sets/NAME.json    what people edit: plain JSON, pleasant in git
    review/sets.json                what was submitted: hashes of those files, with the signatures so far
    review/returned.json            a note of somebody who gave it back
    signed/metadata, signed/targets the channel exactly as it goes out
    publishing.json                 where it went out to, and the address it is read at
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, cast

from tuf.api.exceptions import LengthOrHashMismatchError, RepositoryError
from tuf.api.metadata import Metadata, Root, Snapshot, TargetFile, Targets, Timestamp

from ..config import Limits
from ..errors import PublishingError
from ..models import Both
from . import folder
from .keys import write_bytes
from .looking import CHANNEL, RETRACTED
from .roles import RETRACTIONS, SETS

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Work:
    """One channel's folder, as its makers see it."""

    folder: Path
    limits: Limits = Limits()

    # What people edit

    def files(self) -> dict[str, bytes]:
        """Return ``channel.json`` and each ``sets/NAME.json`` as they are now.

        Raises:
            ChannelError: there is no channel here, or a file cannot be read.
        """
        return folder.read(self.folder, self.limits)

    def channel(self) -> Json:
        """Return the channel as it is edited.

        Raises:
            ChannelError: it cannot be read.
        """
        return self._json(CHANNEL)

    def sets(self) -> dict[str, Json]:
        """Return the suggestion sets as they are edited, by file name.

        Raises:
            ChannelError: one cannot be read.
        """
        return {name: self._json(name) for name in self.files() if name != CHANNEL}

    def save_channel(self, data: Mapping[str, Any]) -> None:
        """Keep the edited channel."""
        self._save(CHANNEL, data)

    def save_set(self, name: str, data: Mapping[str, Any]) -> None:
        """Keep an edited set (``sets/NAME.json``), and list it in the channel."""
        self._save(name, data)
        channel = self.channel()
        if name not in channel.get("sets", []):
            self.save_channel(channel | {"sets": [*channel.get("sets", []), name]})

    def remove_set(self, name: str) -> None:
        """Remove a set, and take it off the channel's list."""
        channel = self.channel()
        self.save_channel(channel | {"sets": [each for each in channel.get("sets", []) if each != name]})
        (self.folder / name).unlink(missing_ok=True)

    # What waits for approval

    def submitted(self) -> Metadata[Targets] | None:
        """Return what was submitted and is not approved yet, with the signatures so far."""
        found = cast("Metadata[Targets] | None", self.read(self.folder / "review" / "sets.json"))
        approved = self.newest(SETS)
        return None if found and approved and found.signed.version <= approved.signed.version else found

    def save_submitted(self, submitted: Metadata[Targets] | None) -> None:
        """Keep what was submitted; None: nothing is any more."""
        path = self.folder / "review" / "sets.json"
        path.unlink(missing_ok=True) if submitted is None else write_bytes(path, submitted.to_bytes())

    def is_as_submitted(self, submitted: Metadata[Targets]) -> bool:
        """Tell whether the files are those that were submitted; any edit since voids the approval."""
        files = self.files()
        if set(files) != set(submitted.signed.targets):
            return False
        try:
            for name, info in submitted.signed.targets.items():
                info.verify_length_and_hashes(BytesIO(files[name]))
        except LengthOrHashMismatchError:
            return False
        return True

    def returned(self) -> Json | None:
        """Return the note of somebody who gave it back (``by``, ``note``, ``at``), or None."""
        with suppress(OSError, ValueError):
            return cast(Json, json.loads((self.folder / "review" / "returned.json").read_text("utf-8")))
        return None

    def save_returned(self, note: Json | None) -> None:
        """Keep the note of somebody who gave it back; None: it has been dealt with."""
        path = self.folder / "review" / "returned.json"
        path.unlink(missing_ok=True) if note is None else write_bytes(path, _text(note))

    # What goes out

    @property
    def signed(self) -> Path:
        """Return the folder that goes out as it is."""
        return self.folder / "signed"

    def newest(self, role: str) -> Metadata[Any] | None:
        """Return the newest signed file of a role, published or waiting for it; ``timestamp`` has one only."""
        if role == "timestamp":
            return self.read(self.signed / "metadata" / "timestamp.json")
        versions = self.versions(role)
        return self.read(self.signed / "metadata" / f"{versions[-1]}.{role}.json") if versions else None

    def versions(self, role: str) -> list[int]:
        """Return the versions of a role that are here, the newest last."""
        paths = (self.signed / "metadata").glob(f"*.{role}.json")
        return sorted(int(number) for number in (path.name.split(".")[0] for path in paths) if number.isdigit())

    def root(self) -> Metadata[Root]:
        """Return the newest root.

        Raises:
            PublishingError: the channel has no keys yet.
        """
        return cast("Metadata[Root]", self._present("root"))

    def targets(self) -> Metadata[Targets]:
        """Return who may approve.

        Raises:
            PublishingError: the channel has no keys yet.
        """
        return cast("Metadata[Targets]", self._present("targets"))

    def timestamp(self) -> Metadata[Timestamp] | None:
        """Return the newest published state, or None when nothing went out yet."""
        return self.newest("timestamp")

    def snapshot(self) -> Metadata[Snapshot] | None:
        """Return what the newest published state consists of."""
        timestamp = self.timestamp()
        version = timestamp.signed.snapshot_meta.version if timestamp else 0
        return cast("Metadata[Snapshot] | None", self.read(self.signed / "metadata" / f"{version}.snapshot.json"))

    def save_metadata(self, role: str, metadata: Metadata[Any]) -> None:
        """Keep a signed file under its version."""
        name = f"{role}.json" if role == "timestamp" else f"{metadata.signed.version}.{role}.json"
        write_bytes(self.signed / "metadata" / name, metadata.to_bytes())

    def save_target(self, info: TargetFile, data: bytes) -> None:
        """Keep a file that was signed under its hash."""
        write_bytes(self.signed / target_path(info), data)

    def target(self, role: str, name: str) -> bytes | None:
        """Return a signed file's bytes, or None when the role has none of that name."""
        metadata = self.newest(role)
        info = metadata.signed.targets.get(name) if metadata else None
        path = self.signed / target_path(info) if info else None
        return path.read_bytes() if path and path.is_file() else None

    def approved(self) -> dict[str, bytes] | None:
        """Return the files that were approved last, or None when none were."""
        metadata = self.newest(SETS)
        if metadata is None:
            return None
        return {name: self.target(SETS, name) or b"" for name in metadata.signed.targets}

    def published(self) -> dict[str, bytes] | None:
        """Return the files that everybody reads now, or None when nothing went out yet."""
        snapshot = self.snapshot()
        version = snapshot.signed.meta[f"{SETS}.json"].version if snapshot else 0
        metadata = self.read(self.signed / "metadata" / f"{version}.{SETS}.json")
        if metadata is None:
            return None
        return {name: (self.signed / target_path(info)).read_bytes() for name, info in metadata.signed.targets.items()}

    def retracted(self) -> list[Json]:
        """Return the items that were taken away, as ``retractions.schema.json`` lists them."""
        data = self.target(RETRACTIONS, RETRACTED)
        return list(json.loads(data)["items"]) if data else []

    def publishing(self) -> Json:
        """Return where the channel went out to (``targets``) and is read at (``address``, or None)."""
        with suppress(OSError, ValueError):
            known: Json = json.loads((self.folder / "publishing.json").read_text("utf-8"))
            return {"targets": [], "address": None} | known
        return {"targets": [], "address": None}

    def save_publishing(self, data: Json) -> None:
        """Keep where the channel goes out to."""
        write_bytes(self.folder / "publishing.json", _text(data))

    def _present(self, role: str) -> Metadata[Any]:
        found = self.newest(role)
        if found is None:
            raise PublishingError(_NOT_STARTED)
        return found

    def read(self, path: Path) -> Metadata[Any] | None:
        """Return a signed file, or None when it is not there.

        Raises:
            PublishingError: it is not what it should be.
        """
        try:
            return Metadata.from_bytes(path.read_bytes()) if path.is_file() else None
        except (OSError, RepositoryError) as error:
            raise PublishingError(_broken(path.relative_to(self.folder).as_posix())) from error

    def _json(self, name: str) -> Json:
        try:
            data = json.loads(self.files()[name].decode("utf-8-sig"))
            if not isinstance(data, dict):
                raise ValueError("not an object")
        except (ValueError, KeyError, RecursionError) as error:
            raise PublishingError(_broken(name)) from error
        return data

    def _save(self, name: str, data: Mapping[str, Any]) -> None:
        try:
            write_bytes(self.folder / name, _text(data))
        except OSError as error:
            raise PublishingError(
                Both(
                    f"{name} could not be written: {error.strerror}. Nothing was changed.",
                    f"{name} kunne ikke skrives: {error.strerror}. Intet blev ændret.",
                )
            ) from error


def target_path(info: TargetFile) -> str:
    """Return where a signed file lies, as python-tuf's client asks for it: its hash before its name."""
    where, slash, name = info.path.rpartition("/")
    return f"targets/{where}{slash}{next(iter(info.hashes.values()))}.{name}"


def _text(data: Mapping[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _broken(name: str) -> Both:
    return Both(
        f"{name} cannot be read as what it should be, so nothing was done. If it came by git, look for a conflict in "
        "it.",
        f"{name} kan ikke læses som det, den skal være, så der blev ikke gjort noget. Kom den med git, så se efter en "
        "konflikt i den.",
    )


_NOT_STARTED = Both(
    "This channel has no keys yet. Begin with: ownwords channel init FOLDER",
    "Kanalen har ingen nøgler endnu. Begynd med: ownwords channel init MAPPE",
)
