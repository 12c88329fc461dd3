"""How long LinkedIn's file takes, how much memory, and that twice as many rows take twice as long."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from ownwords import consent
from ownwords.channel import sync
from ownwords.store import Store

from tests.personal.exporting import archive, table, wrapped

from .measuring import Row

ROWS = (12_500, 25_000, 50_000)
_WORDS = (
    "at havn Havblik turbine my daughter learned today people crane tower sea strøm kollega arbejde uge hvad betyder "
    "næste gang question customers safety week team nyt projekt Kattegat og det er en af de the of we vindmølle"
).split()
# A process of its own each, so that its peak is that of one import.
_ONCE = """
import resource, sys, time
from pathlib import Path
from ownwords import consent
from ownwords.config import Limits
from ownwords.personal import linkedin_import as importing
from ownwords.personal.linkedin import read
from ownwords.store import Store
from datetime import UTC, datetime
store = Store.open(Path(sys.argv[1]))
grant, begin = consent.require(store, "history"), time.process_time()
with open(sys.argv[2], "rb") as file:
    export = read([("LinkedIn.zip", file)], datetime.now(UTC), Limits(), lambda part: None)
reader = importing.reader(store)
importing.preview(store, grant, export, ["post"], reader)
seen = time.process_time()
plan = importing.keep(store, grant, export, ["post"], reader)
kept = time.process_time()
assert len(plan.new) == int(sys.argv[3]) or plan.known == int(sys.argv[3])
print(seen - begin, kept - seen, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def measure() -> list[Row]:
    """Import each number of rows into a history of its own, and the largest once more."""
    rows, budget = [], "as the rows grow"
    for number in ROWS:
        with tempfile.TemporaryDirectory() as folder:
            home, file = _prepared(Path(folder)), Path(folder) / "LinkedIn.zip"
            file.write_bytes(_export(number))
            looked, kept, peak = _once(home, file, number)
            said = f"{looked:.1f} s, then {kept:.1f} s, {peak:.0f} MB"
            rows.append((f"import of {number:,} posts: CPU to the preview and to keep, peak memory", said, budget))
            if number == ROWS[-1]:
                looked, kept, _ = _once(home, file, number)
                rows.append(
                    (f"the same {number:,} again, all known: CPU", f"{looked:.1f} s, then {kept:.1f} s", budget)
                )
    return rows


def _prepared(folder: Path) -> Path:
    store, now = Store.open(folder / "ownwords.db"), datetime.now(UTC)
    for purpose in ("history", "history_text"):
        consent.decide(store, purpose, True, now)  # type: ignore[arg-type]
    sync.join(store, "demo", now)
    store.close()
    return folder / "ownwords.db"


def _once(database: Path, file: Path, number: int) -> tuple[float, float, float]:
    words = [sys.executable, "-c", _ONCE, str(database), str(file), str(number)]
    looked, kept, peak = subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()
    return float(looked), float(kept), float(peak)


def _export(number: int) -> bytes:
    chance, at, rows = Random(1), datetime(2010, 1, 1), []
    for each in range(number):
        at += timedelta(minutes=chance.randint(30, 160))
        words = [chance.choice(_WORDS) for _ in range(chance.randint(20, 120))]
        text = " ".join(words[:9]) + "\n\n" + " ".join(words[9:])
        link = f"https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A{7 * 10**18 + each * 1_000_003}"
        rows.append({"Date": f"{at:%Y-%m-%d %H:%M:%S}", "ShareLink": link, "ShareCommentary": wrapped(text)})
    return archive({"Complete_LinkedInDataExport/Shares.csv": table(rows, end="\r\n")})
