"""The demo, as the README's first command runs it where there is no screen."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress

import pytest

from scripts.demo import OUTPUT

pytestmark = pytest.mark.browser

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there it opens a window, and stays until it is closed")
def test_the_demo_walks_through_the_whole_journey_and_leaves_its_pictures() -> None:
    """From pairing to an erased history: every step is told, and each has its picture."""
    without = {name: value for name, value in os.environ.items() if name not in SCREENS}
    command = [sys.executable, "-m", "scripts.demo"]
    with subprocess.Popen(
        command, env=without, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    ) as run:
        try:
            said, _ = run.communicate(timeout=240)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(run.pid, signal.SIGKILL)  # its companion and its browser too, else their output has no end
    assert run.returncode == 0, said
    assert "erase" in said.splitlines()[-2]
    assert len(list(OUTPUT.glob("*.png"))) == 6
