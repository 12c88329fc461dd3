"""Reads a channel's files from a folder: only what a channel may hold, and only so much of it."""

from __future__ import annotations

from pathlib import Path

from ..config import Limits
from . import refusals


def read(folder: Path, limits: Limits) -> dict[str, bytes]:
    """Return the bytes of ``channel.json`` and each ``sets/NAME.json``, by their names in the folder.

    Raises:
        ChannelError: it is no channel's folder, a file cannot be read or is too large, or a link leads out of it.
    """
    if not _holds_channel(folder):
        raise refusals.no_channel(str(folder))
    names = ["channel.json", *(f"sets/{path.name}" for path in sorted((folder / "sets").glob("*.json")))]
    return {name: _bytes(folder, name, limits) for name in names}


def _holds_channel(folder: Path) -> bool:
    try:
        return (folder / "channel.json").is_file()
    except OSError:  # such as a name longer than the file system takes
        return False


def _bytes(folder: Path, name: str, limits: Limits) -> bytes:
    path = folder / name
    try:
        if not path.resolve(strict=True).is_relative_to(folder.resolve()):
            raise refusals.link(name)
        with path.open("rb") as file:
            data = file.read(limits.channel_file + 1)
    except OSError as error:
        raise refusals.unreadable(name, error.strerror) from error
    if len(data) > limits.channel_file:
        raise refusals.too_large(name, limits.channel_file)
    return data
