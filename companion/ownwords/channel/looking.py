"""One look at a signed channel, as python-tuf's client takes it: from what is trusted already to what is there now.

The client wants folders. It gets a new one each time, filled from what was kept, and what it verified is handed back to
be kept in one transaction: a kill at any instant leaves the version before.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from tuf.api.exceptions import DownloadError, LengthOrHashMismatchError, RepositoryError
from tuf.api.metadata import Metadata, Root, Snapshot, Targets, Timestamp
from tuf.ngclient import Updater, UpdaterConfig

from ..config import Limits
from ..errors import ChannelError
from ..models import Signed
from . import roles, sentences
from .fetch import Getter, allowed

CHANNEL = "channel.json"
RETRACTED = "retracted.json"


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look found: the verified content by name, who signs it, and all files to keep.

    ``changed`` tells whether the content differs from what was kept. ``requests`` and ``received`` are what it cost.
    """

    content: Mapping[str, bytes]
    signed: Signed
    files: Mapping[str, bytes]
    changed: bool
    requests: int
    received: int


class LookRefused(ChannelError):
    """A look brought nothing; ``files`` is what of the signatures was good all the same."""

    def __init__(self, error: Exception, files: Mapping[str, bytes]) -> None:
        super().__init__(sentences.of(error))
        self.files = files


def look(address: str, root: bytes, kept: Mapping[str, bytes], limits: Limits = Limits()) -> Looked:  # noqa: B008
    """Look at the channel at ``address``, trusting ``root`` and what was ``kept`` of earlier looks (by name).

    Raises:
        LookRefused: it cannot be reached, or something in it is not what the trusted keys signed.
    """
    if not allowed(address):
        raise LookRefused(ChannelError(sentences.not_allowed()), {})
    getter = Getter(limits)
    with TemporaryDirectory(prefix="ownwords-") as name:
        folder = Path(name)
        try:
            _fill(folder, kept)
            with _closing(getter):
                return _looked(folder, address, kept.get("metadata/root.json", root), kept, getter, limits)
        except (RepositoryError, DownloadError, ChannelError, OSError, ValueError, KeyError) as error:
            raise LookRefused(error, _metadata(folder)) from error


def _looked(
    folder: Path, address: str, root: bytes, kept: Mapping[str, bytes], getter: Getter, limits: Limits
) -> Looked:
    base = address if address.endswith("/") else f"{address}/"
    updater = Updater(
        str(folder / "metadata"),
        f"{base}metadata/",
        str(folder),
        f"{base}targets/",
        getter,
        _config(limits),
        bootstrap=root,
    )
    updater.refresh()
    content = _content(updater, folder, kept, limits)
    metadata = _metadata(folder)
    before = {name.removeprefix("targets/"): data for name, data in kept.items() if name.startswith("targets/")}
    targets = {f"targets/{name}": data for name, data in content.items()}
    signed = _signed(address, metadata)
    return Looked(content, signed, metadata | targets, content != before, getter.requests, getter.received)


def _config(limits: Limits) -> UpdaterConfig:
    return UpdaterConfig(
        root_max_length=limits.channel_metadata,
        timestamp_max_length=16_384,
        snapshot_max_length=limits.channel_metadata,
        targets_max_length=limits.channel_metadata,
    )


def _content(updater: Updater, folder: Path, kept: Mapping[str, bytes], limits: Limits) -> dict[str, bytes]:
    content = {CHANNEL: _target(updater, CHANNEL, folder, kept, limits)}
    for name in [*_sets(content[CHANNEL]), RETRACTED]:
        content[name] = _target(updater, name, folder, kept, limits)
    return content


def _sets(channel: bytes) -> list[str]:
    """Return the names of the sets; what is wrong with the file is said where all of it is read."""
    try:
        names = json.loads(channel)["sets"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return []
    return [name for name in names if isinstance(name, str) and name.startswith("sets/")][:500]


def _target(updater: Updater, name: str, folder: Path, kept: Mapping[str, bytes], limits: Limits) -> bytes:
    info = updater.get_targetinfo(name)
    if info is None:
        raise ChannelError(sentences.not_signed(name))
    if info.length > limits.channel_file:
        raise ChannelError(sentences.too_large(name, limits.channel_file))
    had = kept.get(f"targets/{name}")
    if had is not None:
        try:
            info.verify_length_and_hashes(BytesIO(had))
            return had
        except LengthOrHashMismatchError:
            pass
    return Path(updater.download_target(info, str(folder / "target"))).read_bytes()


def _fill(folder: Path, kept: Mapping[str, bytes]) -> None:
    (folder / "metadata").mkdir()
    for role in roles.KEPT:
        if (data := kept.get(f"metadata/{role}.json")) is not None:
            (folder / "metadata" / f"{role}.json").write_bytes(data)


def _metadata(folder: Path) -> dict[str, bytes]:
    paths = {f"metadata/{role}.json": folder / "metadata" / f"{role}.json" for role in ("root", *roles.KEPT)}
    return {name: path.read_bytes() for name, path in paths.items() if path.is_file()}


def _signed(address: str, metadata: Mapping[str, bytes]) -> Signed:
    read = {name: Metadata.from_bytes(data).signed for name, data in metadata.items()}
    root, targets = read["metadata/root.json"], read["metadata/targets.json"]
    assert isinstance(root, Root) and isinstance(targets, Targets)
    people = roles.people(targets)
    ends = [each.expires for each in read.values() if isinstance(each, Root | Timestamp | Snapshot | Targets)]
    return Signed(address, tuple(person.name for person in people), roles.threshold(targets), min(ends))


@contextmanager
def _closing(getter: Getter) -> Iterator[None]:
    try:
        yield
    finally:
        getter.close()
