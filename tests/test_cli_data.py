"""What belongs to the person, on the command line: taken along, brought in, erased, brought back from a backup."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from ownwords import consent
from ownwords.cli import main
from ownwords.models import Share
from ownwords.schemas import validate
from ownwords.store import Store


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


PROGRAM = [sys.executable, "-m", "ownwords"]


def run(home: Path, *words: str, given: str = "") -> Done:
    """Run a command without a terminal, in this process: one of its own for each would take most of the time."""
    found = CliRunner().invoke(main, [*words, "--home", str(home)], input=given)
    assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
    return Done(found.exit_code, found.stdout, found.stderr)


@pytest.fixture
def filled(home: Path, now: datetime) -> Path:
    """A data folder with three posts and a yes to remembering, and a backup of it."""
    store = Store.open(home / "ownwords.db")
    consent.decide(store, "history", True, now)
    for days in range(3):
        at = now - timedelta(days=days)
        store.shares.add(Share(f"s{days}", at, "linkedin", (), f"Opslag {days} på Ærø", None, "field", None))
    store.back_up(datetime.now(UTC), 5)
    store.close()
    return home


def shares_of(home: Path) -> list[str]:
    """Name the posts that are kept."""
    store = Store.open(home / "ownwords.db")
    found = [share.id for share in store.shares.all()]
    store.close()
    return found


def test_what_is_taken_along_is_there_elsewhere(filled: Path, tmp_path: Path) -> None:
    """A ZIP for this user alone; another companion exports the same; a consent applies only if one agrees to it."""
    path, other = tmp_path / "mine.zip", tmp_path / "other"
    assert run(filled, "export", str(path)).returncode == 0
    assert path.stat().st_mode & 0o777 == 0o600 and sorted(tmp_path.glob(".own-words-*")) == []
    assert "shares.csv" in zipfile.ZipFile(path).namelist()
    said = run(other, "import", str(path))
    assert "3 new posts, 0 known already." in said.stdout and "Not turned on here: history" in said.stdout
    here, there = (json.loads(run(home, "export", "-").stdout) for home in (filled, other))
    assert all(here[name] == there[name] for name in ("shares", "consents", "preferences"))
    assert run(other, "history").returncode == 1
    again = json.loads(run(other, "import", str(path), "--agree", "history", "--json").stdout)
    assert (again["shares"], again["known"], again["agreed"]) == (0, 3, ["history"])
    assert len(run(other, "history").stdout.splitlines()) == 3


def test_a_folder_gets_a_file_with_the_day_in_its_name(filled: Path, tmp_path: Path) -> None:
    """With a folder as PATH the file is in it; what is written is what a program can read."""
    folder = tmp_path / "folder"
    folder.mkdir()
    assert run(filled, "export", str(folder)).returncode == 0
    (written,) = folder.iterdir()
    validate("export", json.loads(zipfile.ZipFile(written).read("own-words.json")))


@pytest.mark.parametrize("content", [None, b"no export"])
def test_what_cannot_be_brought_in_is_explained(home: Path, tmp_path: Path, content: bytes | None) -> None:
    """A file that is not there, or none of ours, ends with 1 and a sentence, and makes no data folder."""
    path = tmp_path / "file"
    if content is not None:
        path.write_bytes(content)
    refused = run(home, "import", str(path))
    assert refused.returncode == 1 and refused.stderr.startswith("Error: ") and "Traceback" not in refused.stderr
    assert not (home / "backups").exists()


def test_erasing_tells_first_and_can_take_a_part(filled: Path) -> None:
    """--dry-run only tells; without a yes nothing goes; then a period goes, the texts, and at last everything."""
    period = ("erase", "--from", "2026-11-23", "--to", "2026-11-23")
    told = run(filled, *period, "--dry-run")
    assert "1 post of your history, 1 of them with their text" in told.stdout and "in 1 backup" in told.stdout
    assert run(filled, *period, given="n\n").returncode == 1 and len(shares_of(filled)) == 3
    assert run(filled, *period, "--yes").returncode == 0 and shares_of(filled) == ["s2", "s0"]
    assert json.loads(run(filled, "erase", "--texts", "--yes", "--json").stdout)["texts"] == 2
    files = [path.read_bytes() for path in filled.rglob("*") if path.is_file()]
    assert not any(b"Opslag" in data for data in files)
    assert run(filled, "erase", "--yes", "--keep-records").returncode == 0
    assert [each["granted"] for each in json.loads(run(filled, "export", "-").stdout)["consents"]] == [True, False]


@pytest.mark.parametrize(
    "words", [["--texts", "--from", "2026-01-01"], ["--texts", "--keep-records"], ["--from", "yesterday"]]
)
def test_words_about_erasing_that_do_not_fit_end_with_2(home: Path, words: list[str]) -> None:
    """What contradicts itself is said so, and nothing is made or erased."""
    assert run(home, "erase", "--yes", *words).returncode == 2


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])


def _zeroed(path: Path) -> None:
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])


@pytest.mark.parametrize("damage", [_cut, _zeroed, Path.unlink])
def test_a_damaged_database_is_found_at_start_and_brought_back(filled: Path, damage: Callable[[Path], None]) -> None:
    """start says what happened and what to run; that asks, puts the backup in place, and everything is there."""
    damage(filled / "ownwords.db")
    refused = run(filled, "start", "--no-browser", "--port", "0")
    assert refused.returncode == 1 and "good backup from" in refused.stderr and "ownwords restore" in refused.stderr
    assert run(filled, "restore", given="n\n").returncode == 1
    done = run(filled, "restore", "--yes")
    assert done.returncode == 0 and "set-aside" in done.stdout, done.stderr
    assert shares_of(filled) == ["s2", "s1", "s0"]


def test_backups_are_listed_and_made(filled: Path) -> None:
    """The newest first, each with its time, size and whether it is whole; --now makes one."""
    assert len(run(filled, "backups").stdout.splitlines()) == 1
    found = json.loads(run(filled, "backups", "--now", "--json").stdout)["backups"]
    assert len(found) == 2 and found[0]["made_at"] > found[1]["made_at"] and all(each["whole"] for each in found)
    assert run(filled, "restore", "--yes", found[1]["name"]).returncode == 0
    assert run(filled, "restore", "--yes", "no-such-backup").returncode == 1


def test_one_can_begin_with_nothing(filled: Path) -> None:
    """--anew sets the database and its backups aside, and says where; nothing is lost."""
    assert "set-aside" in run(filled, "restore", "--anew", "--yes").stdout
    assert shares_of(filled) == []
    assert len(list((filled / "set-aside").rglob("*.db"))) == 2


def test_a_running_companion_keeps_its_database(filled: Path) -> None:
    """While it runs, nothing is put in the place of its database; erasing and importing beside it works."""
    command = [*PROGRAM, "start", "--no-browser", "--port", "0", "--home", str(filled)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout and running.stdout.readline()
        refused = run(filled, "restore", "--yes")
        erased = run(filled, "erase", "--texts", "--yes")
        running.terminate()
    assert refused.returncode == 1 and "Own Words is running" in refused.stderr
    assert erased.returncode == 0, erased.stderr
    assert len(shares_of(filled)) == 3
    assert not any(b"Opslag" in path.read_bytes() for path in filled.rglob("*") if path.is_file())
