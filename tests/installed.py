"""The extension as stores and policies install it: what ``ownwords extension --zip`` packs, unpacked for a browser."""

from __future__ import annotations

import atexit
import shutil
import zipfile
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from ownwords.cli.packing import write_zip

from scripts.browser import EXTENSION


@cache
def installed() -> Path:
    """Return a folder with the packed extension; it is gone when the tests end."""
    folder = Path(mkdtemp(prefix="ownwords-installed-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    write_zip(EXTENSION, folder / "extension.zip")
    with zipfile.ZipFile(folder / "extension.zip") as archive:
        archive.extractall(folder / "extension")
    return folder / "extension"
