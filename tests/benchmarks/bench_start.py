"""How long ``ownwords start`` takes to its first answer, and what it holds in memory when idle."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from .measuring import Row

RUNS = 7


def measure() -> list[Row]:
    """Start the companion several times in one data folder, as on an ordinary morning."""
    with tempfile.TemporaryDirectory() as home:
        runs = [_start(home) for _ in range(RUNS + 1)][1:]  # the first one makes the database
    seconds, memory = zip(*runs, strict=True)
    return [
        ("ownwords start to first answer", f"median {statistics.median(seconds):.2f} s", "<= 1 s"),
        ("idle memory", f"median {statistics.median(memory):.0f} MB", "<= 80 MB"),
    ]


def _start(home: str) -> tuple[float, float]:
    begin = time.perf_counter()
    command = [sys.executable, "-m", "ownwords", "start", "--no-browser", "--port", "0", "--home", home]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as companion:
        assert companion.stdout is not None
        address = companion.stdout.readline().split()[-1]
        with urllib.request.urlopen(f"{address}api/v1/hello") as reply:
            reply.read()
        seconds = time.perf_counter() - begin
        memory = _resident_megabytes(companion.pid)
        companion.terminate()
    return seconds, memory


def _resident_megabytes(pid: int) -> float:
    """Return the resident memory of a process, as Linux tells it; nan where there is no /proc."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return float("nan")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024
