"""Finds the Firefox that the browser tests drive, and prints its path."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path


def firefox() -> Path:
    """Return the path of Firefox: as ``OWNWORDS_FIREFOX`` says, else on the PATH.

    Raises:
        FileNotFoundError: there is none.
    """
    named = os.environ.get("OWNWORDS_FIREFOX")
    found = named or shutil.which("firefox-esr") or shutil.which("firefox")
    if found and Path(found).is_file():
        return Path(found)
    raise FileNotFoundError(f"There is no Firefox{f' at {named}' if named else ' on this computer'}.")


if __name__ == "__main__":
    try:
        print(firefox())
    except FileNotFoundError as problem:
        sys.exit(str(problem))
