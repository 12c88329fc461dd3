"""Finds the Chromium that the demo and the browser tests drive, and prints its path.

Chromium, not Google Chrome: branded Chrome 137 and later load no unpacked extension from the command line.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path


def chromium() -> Path:
    """Return the path of Chromium: as ``OWNWORDS_CHROMIUM`` says, else on the PATH, else Playwright's own.

    Raises:
        FileNotFoundError: there is none.
    """
    named = os.environ.get("OWNWORDS_CHROMIUM")
    found = named or shutil.which("chromium") or shutil.which("chromium-browser") or _playwrights_own()
    if found and Path(found).is_file():
        return Path(found)
    raise FileNotFoundError(f"There is no Chromium{f' at {named}' if named else ' on this computer'}.")


def _playwrights_own() -> str:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


if __name__ == "__main__":
    try:
        print(chromium())
    except FileNotFoundError as problem:
        sys.exit(str(problem))
