"""Files that a command writes: whole, or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import NamedTemporaryFile

from ..errors import DataFolderError


def write_private(path: Path, data: bytes) -> None:
    """Write a file for this user alone, whole or not at all; nothing half written stays beside it.

    Raises:
        DataFolderError: it cannot be written there.
    """
    part = None
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=".own-words-", delete=False) as file:
            part = Path(file.name)
            file.write(data)  # made with mode 0600
        os.replace(part, path)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        if part:
            part.unlink(missing_ok=True)


def read_whole(path: Path, most: int) -> bytes:
    """Return what is in a file, or at standard input ('-'): at most one byte more than ``most``.

    Raises:
        DataFolderError: it cannot be read.
    """
    if str(path) == "-":
        return sys.stdin.buffer.read(most + 1)
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise DataFolderError(f"{path} could not be read: {error.strerror}. Nothing was changed.") from error


def cannot_write(path: Path, error: OSError) -> DataFolderError:
    """Return the error that says why nothing could be written to ``path``."""
    return DataFolderError(f"{path} could not be written: {error.strerror}. Choose another place; nothing was changed.")
