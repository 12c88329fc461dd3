"""On a disk that is really full: nothing is half done, and erasing everything still works."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from ownwords.errors import DiskFull
from ownwords.models import Share
from ownwords.store import Store

SECRET = "Nobody-shall-read-this-again"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes."""
    mount = tmp_path / "disk"
    mount.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3000k", "tmpfs", str(mount)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a disk of a size of our own can only be made by root on Linux")
    yield mount
    subprocess.run(["umount", "-l", str(mount)], check=True)


def test_a_full_disk_keeps_nobody_from_erasing_everything(disk: Path, now: datetime) -> None:
    """What does not fit is refused whole and in words; erasing everything makes room by itself."""
    home = disk / "home"
    store = Store.open(home / "ownwords.db")
    for number in range(40):
        store.shares.add(Share(f"s{number}", now, "linkedin", (), f"{SECRET} " * 400, None, "field", None))
    for days in (0, 1):
        store.back_up(now + timedelta(days=days), 5)
    fill = disk / "fill"
    with fill.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b" " * 512)
    with pytest.raises(DiskFull, match="Make some room"):
        store.back_up(now + timedelta(days=2), 5)
    with pytest.raises(DiskFull, match="everything kept before is there"):
        store.shares.delete("s1")
    assert [path.suffix for path in (home / "backups").iterdir()] == [".db"] * 2 and store.shares.count() == 40
    store.erasing.everything()
    assert store.shares.count() == 0
    assert not [path for path in home.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
    store.close()
