"""The real companion, as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

WATCHING = Path(__file__).parent / "watching"


class Companion:
    """``ownwords start`` in a data folder of its own, on a free port; what it connects to is written down."""

    def __init__(self, home: Path, port: int = 0) -> None:
        self.home = home
        self.connections = home.parent / f"{home.name}-connections.txt"
        environment = os.environ | {"PYTHONPATH": str(WATCHING), "OWNWORDS_TEST_CONNECTIONS": str(self.connections)}
        command = [*self._program, "start", "--no-browser", "--port", str(port), "--home", str(home)]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
        )
        assert self.process.stdout and self.process.stderr
        line = self.process.stdout.readline()
        assert line.startswith("Own Words is ready at "), line + self.process.stderr.read()
        self.address = line.split()[-1]

    _program = (sys.executable, "-m", "ownwords")

    def cli(self, *words: str) -> str:
        """Run a command beside the companion, and return what it printed."""
        command = [*self._program, *words, "--home", str(self.home)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def json(self, *words: str) -> Any:
        """Run a command that prints JSON."""
        return json.loads(self.cli(*words, "--json"))

    def outward(self) -> list[str]:
        """Return every address outside this computer that the companion asked for or connected to."""
        return self.connections.read_text().splitlines() if self.connections.exists() else []

    def until(self, so: Callable[[], bool]) -> None:
        """Wait until what the companion keeps is so, at most twenty seconds."""
        for _ in range(100):
            if so():
                return
            time.sleep(0.2)
        raise AssertionError("it never was")

    def stop(self) -> None:
        """Stop it as a person does, and wait until it has ended."""
        self.process.terminate()
        self.process.communicate(timeout=30)
