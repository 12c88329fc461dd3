"""Where a channel goes out to: a folder, SFTP, S3, Azure Blob, or whatever else fsspec reaches."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import fsspec

from ..errors import PublishingError
from ..models import Both


@dataclass(frozen=True, slots=True)
class Place:
    """A folder somewhere. Every failure is a ``PublishingError`` that says where, without a password."""

    files: Any
    root: str
    shown: str

    @classmethod
    def at(cls, target: str) -> Place:
        """Return the place that ``target`` names: a path, ``sftp://``, ``s3://``, ``abfs://``.

        Raises:
            PublishingError: nothing here can write to it.
        """
        if target.startswith(("http://", "https://")):
            raise PublishingError(_READ_ONLY)
        shown = _without_password(target)
        try:
            files, root = fsspec.core.url_to_fs(target, **_options(target))
        except PublishingError:
            raise
        except (ImportError, ValueError) as error:
            raise PublishingError(_unknown(shown, _first_line(error))) from error
        except Exception as error:  # whatever the library of a target raises when it does not let us in
            raise PublishingError(_unreachable(shown, error)) from error
        return cls(files, root.rstrip("/"), shown)

    @property
    def name(self) -> str:
        """Return what to call the place from anywhere: a folder by its whole path."""
        return self.root if self._is_folder else self.shown

    def sizes(self) -> dict[str, int]:
        """Return every file's size in bytes, by its name below the place."""
        with _told(self.shown):
            self.files.invalidate_cache()
            if not self.files.exists(self.root):
                return {}
            found = self.files.find(self.root, detail=True)
            return {path[len(self.root) :].lstrip("/"): info["size"] for path, info in found.items()}

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes, or None when it is not there."""
        with _told(self.shown):
            try:
                return bytes(self.files.cat_file(self._path(name)))
            except FileNotFoundError:
                return None

    def write(self, name: str, data: bytes) -> None:
        """Write a file that somebody may be reading: whole before or whole after, never in between.

        A cloud's upload is so by itself; on a disk the file is renamed into its place.
        """
        with _told(self.shown):
            self._make_folder(name)
            self._put(self._path(name), data)

    def create(self, name: str, data: bytes) -> bool:
        """Write a file unless it is there; tell whether it was written. Two who try at once: one of them."""
        with _told(self.shown):
            self._make_folder(name)
            try:
                self.files.pipe_file(self._path(name), data, mode="create")
                return True
            except FileExistsError:
                return False
            except OSError:
                # SFTP says no more than "failure" when the file is there.
                if self.files.exists(self._path(name)):
                    return False
                raise

    def remove(self, name: str) -> None:
        """Remove a file; none is fine."""
        with _told(self.shown), suppress(FileNotFoundError):
            self.files.rm_file(self._path(name))

    def _put(self, path: str, data: bytes) -> None:
        if not self._on_a_disk:
            self.files.pipe_file(path, data, **self._kind)
            return
        unfinished = f"{path}.{uuid4().hex}.part"
        try:
            self.files.pipe_file(unfinished, data)
            self.files.mv(unfinished, path)
        except BaseException:
            with suppress(Exception):
                self.files.rm_file(unfinished)
            raise

    @property
    def _kind(self) -> dict[str, Any]:
        """Return how a cloud is told that it is JSON, so that what stands before it compresses it."""
        if "s3" in self._protocols:
            return {"ContentType": "application/json"}
        return {"content_settings": {"content_type": "application/json"}} if "abfs" in self._protocols else {}

    @property
    def _is_folder(self) -> bool:
        return "file" in self.files.protocol

    @property
    def _on_a_disk(self) -> bool:
        return bool(self._protocols & {"file", "local", "sftp", "ssh", "smb"})

    @property
    def _protocols(self) -> set[str]:
        return {self.files.protocol} if isinstance(self.files.protocol, str) else set(self.files.protocol)

    def _make_folder(self, name: str) -> None:
        if self._on_a_disk:
            self.files.makedirs(self._path(name).rpartition("/")[0], exist_ok=True)

    def _path(self, name: str) -> str:
        return f"{self.root}/{name}"


class _told:
    """Turns whatever a place's library raises into a sentence."""

    def __init__(self, shown: str) -> None:
        self._shown = shown

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        if isinstance(error, Exception) and not isinstance(error, PublishingError):
            raise PublishingError(_unreachable(self._shown, error)) from error


def _options(target: str) -> dict[str, Any]:
    """Return what a target's library is told beside the address; SFTP would take any server for the one meant."""
    if not target.startswith(("sftp://", "ssh://")):
        return {}
    from .known_hosts import KnownHosts  # only where its library is installed

    return {"host_key_policy": KnownHosts()}


def _without_password(target: str) -> str:
    """Return an address as it may be shown and kept: what is kept of it travels with the folder."""
    return re.sub(r"^([a-z0-9+]+://[^/@]*?):[^/]*@", r"\1@", target, flags=re.IGNORECASE)


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0].rstrip(". ")[:200]


def _unknown(target: str, why: str) -> Both:
    return Both(
        f"Nothing here can write to {target}: {why}. For S3: pip install 'ownwords[s3]'; for Azure: 'ownwords[azure]'; "
        "for SFTP: 'ownwords[sftp]'.",
        f"Her kan intet skrive til {target}: {why}. Til S3: pip install 'ownwords[s3]'; til Azure: 'ownwords[azure]'; "
        "til SFTP: 'ownwords[sftp]'.",
    )


def _unreachable(target: str, error: Exception) -> Both:
    why = _first_line(error)
    return Both(
        f"{target} could not be written: {why}. What was there before is still whole; try again.",
        f"Der kunne ikke skrives til {target}: {why}. Det, der var der før, er stadig helt; prøv igen.",
    )


_READ_ONLY = Both(
    "A web address can only be read. Publish to the folder behind it: a path, sftp://, s3:// or abfs://.",
    "En webadresse kan kun læses. Udgiv til mappen bag den: en sti, sftp://, s3:// eller abfs://.",
)
