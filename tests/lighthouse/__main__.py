"""Prints Lighthouse's figures for the person's pages: ``make lighthouse``, or this module with pages to look at.

The companion is the real one, with ten years of shares; the browser is the Chromium of the other tests, on Lighthouse's
own simulated phone.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import urllib.request
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ownwords.app import create_app
from ownwords.config import Config
from ownwords.store import Store

from scripts.chromium import chromium
from tests.journeys.companion import Companion
from tests.pages.serving import paths
from tests.pages.year import live_ten_years

HERE = Path(__file__).parent
CATEGORIES = ("performance", "accessibility", "best-practices")
LEAST = 95
RUNS = 3  # the middle one by performance: other work on the computer costs points


def main(wanted: list[str]) -> int:
    """Measure the pages, print a line each, and return how many are below the mark."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        store = Store.open(Config(home).database)
        live_ten_years(store, datetime.now(UTC))
        pages = wanted or paths(create_app(Config(home), store))
        companion = Companion(home)
        headers = {"Cookie": _visit(companion.address, store.sessions.create_sign_in(datetime.now(UTC))[0])}
        print(f"{'page':<28} {'  '.join(CATEGORIES)}   (each at least {LEAST})")
        below = sum(_below(page, _middle(companion.address.rstrip("/") + page, headers)) for page in pages)
        companion.stop()
        store.close()
    return below


def _visit(address: str, key: str) -> str:
    """Begin a visit as a browser does, and return its cookie."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: Any) -> None:
            return None

    opener = urllib.request.build_opener(Stay)
    try:
        opener.open(f"{address}sign-in/{key}")
    except urllib.error.HTTPError as moved:
        return str(moved.headers["Set-Cookie"]).partition(";")[0]
    raise AssertionError("the one-time address did not begin a visit")


def _middle(address: str, headers: dict[str, str]) -> dict[str, Any]:
    reports = [_report(address, headers) for _ in range(RUNS)]
    return sorted(reports, key=lambda report: report["categories"]["performance"]["score"] or 0)[RUNS // 2]


def _report(address: str, headers: dict[str, str]) -> dict[str, Any]:
    command = [
        "node",
        "node_modules/lighthouse/cli/index.js",
        address,
        f"--extra-headers={json.dumps(headers)}",
        f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless=new --no-sandbox",
        "--output=json",
        "--quiet",
        "--no-enable-error-reporting",
    ]
    environment = os.environ | {"CHROME_PATH": str(chromium())}
    done = subprocess.run(command, cwd=HERE, check=True, capture_output=True, text=True, env=environment)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _below(page: str, report: dict[str, Any]) -> bool:
    scores = [round(100 * (report["categories"][each]["score"] or 0)) for each in CATEGORIES]
    print(f"{page:<28} {scores[0]:>11}  {scores[1]:>13}  {scores[2]:>14}", flush=True)
    for each in CATEGORIES:
        for audit in (report["audits"][ref["id"]] for ref in report["categories"][each]["auditRefs"] if ref["weight"]):
            if audit["score"] is not None and audit["score"] < 0.9:
                print(f"    {audit['id']}: {audit.get('displayValue') or audit['title']}")
    return min(scores) < LEAST


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
