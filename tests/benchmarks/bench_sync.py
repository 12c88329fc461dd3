"""What ten thousand items cost when they come: kept in the database, read, indexed, and held in memory."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from .bench_reviews import ITEMS, publish
from .measuring import Row

RUNS = 3
_CHILD = """
import json, sys, time
from datetime import UTC, datetime
from pathlib import Path
from ownwords.channel import sync
from ownwords.config import Config
from ownwords.store import Store
from ownwords.suggest import get_ready

def megabytes():
    status = Path("/proc/self/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024

store = Store.open(Config(Path(sys.argv[1])).database)
begin = time.perf_counter()
sync.try_folder(store, Path(sys.argv[2]), datetime.now(UTC))
kept, before = time.perf_counter(), megabytes()
store.catalogue.items()
read, items = time.perf_counter(), megabytes()
get_ready(store.catalogue)
done = time.perf_counter()
print(json.dumps([kept - begin, read - kept, done - read, items - before, megabytes() - items]))
"""


def measure() -> list[Row]:
    """Let a new process do all of it, a few times; memory is what the process holds more afterwards."""
    if not Path("/proc/self/status").exists():
        return [("syncing: memory is told by Linux alone", "-", "-")]
    with tempfile.TemporaryDirectory() as folder:
        channel = Path(folder) / "channel"
        publish(channel)
        runs = [_run(Path(folder) / f"home-{number}", channel) for number in range(RUNS)]
    kept, read, indexed, items, index = (statistics.median(each) for each in zip(*runs, strict=True))
    return [
        (f"{ITEMS:,} items checked and kept (ownwords sync)", f"median {kept:.2f} s", "-"),
        (f"{ITEMS:,} items read from the database", f"median {read:.2f} s, {items:.0f} MB", "-"),
        (f"{ITEMS:,} items indexed", f"median {indexed:.2f} s, {index:.0f} MB", "-"),
    ]


def _run(home: Path, channel: Path) -> list[float]:
    command = [sys.executable, "-c", _CHILD, str(home), str(channel)]
    figures: list[float] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return figures
