"""Files that a command writes: whole, or not at all."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path
from tempfile import NamedTemporaryFile

from ..errors import DataFolderError


def write_private(path: Path, text: str) -> None:
    """Write a file for this user alone, whole or not at all.

    Raises:
        DataFolderError: it cannot be written there.
    """
    try:
        with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
            file.write(text)  # made with mode 0600
        os.replace(file.name, path)
    except OSError as error:
        raise _cannot_write(path, error) from error


def write_zip(folder: Path, path: Path) -> None:
    """Write every file of ``folder`` into a zip, in an order and with times that are always the same.

    Raises:
        DataFolderError: it cannot be written there.
    """
    try:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for each in sorted(each for each in folder.rglob("*") if each.is_file()):
                archive.writestr(zipfile.ZipInfo(each.relative_to(folder).as_posix()), each.read_bytes())
    except OSError as error:
        raise _cannot_write(path, error) from error


def _cannot_write(path: Path, error: OSError) -> DataFolderError:
    return DataFolderError(f"{path} could not be written: {error.strerror}. Choose another place; nothing was changed.")
