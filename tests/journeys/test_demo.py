"""The demo, as the README's first command runs it where there is no screen."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from scripts.demo import OUTPUT

pytestmark = pytest.mark.browser

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there it opens a window, and stays until it is closed")
def test_the_demo_walks_through_the_whole_journey_and_leaves_its_pictures() -> None:
    """From pairing to an erased history: every step is told, and each has its picture."""
    without = {name: value for name, value in os.environ.items() if name not in SCREENS}
    run = subprocess.run(
        [sys.executable, "-m", "scripts.demo"], env=without, capture_output=True, text=True, timeout=300
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "erase" in run.stdout.splitlines()[-2]
    assert len(list(OUTPUT.glob("*.png"))) == 6
