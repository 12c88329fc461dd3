"""The command line does what its names say, and what goes wrong comes out as a sentence."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import urllib.request
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from ownwords.schemas import validate

PROGRAM = [sys.executable, "-m", "ownwords"]
COMMANDS = "start status pair open join leave sync review balance history export erase extension demo".split()


def _run(home: Path, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *words, "--home", str(home)], capture_output=True, text=True, input=given)


@pytest.fixture
def running(home: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A companion on a free port, and its address."""
    command = [*PROGRAM, "start", "--no-browser", "--port", "0", "--home", str(home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        yield process, process.stdout.readline().split()[-1]
        process.terminate()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    """--help of each command says what it is for, and exits with 0."""
    shown = subprocess.run([*PROGRAM, command, "--help"], capture_output=True, text=True)
    assert shown.returncode == 0 and len(shown.stdout.splitlines()) > 4


@pytest.mark.parametrize("words", [["frobnicate"], ["balance", "--days", "0"], ["join"], ["start", "--port", "x"]])
def test_words_that_do_not_fit_end_with_2(home: Path, words: list[str]) -> None:
    """What the program does not understand ends with exit code 2 and leaves no data folder behind."""
    assert _run(home, *words).returncode == 2
    assert not home.exists()


def test_start_answers_when_it_says_so_and_ends_quietly(running: tuple[subprocess.Popen[str], str]) -> None:
    """The line says the address that answers, also many at once; SIGTERM ends it with 0 and without a word."""
    process, address = running

    def hello(_: int) -> str:
        with urllib.request.urlopen(f"{address}api/v1/hello") as reply:
            return str(json.load(reply)["name"])

    with ThreadPoolExecutor(32) as together:
        assert set(together.map(hello, range(96))) == {"Own Words"}
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (0, "")


def test_a_second_start_says_that_it_runs_already(running: tuple[subprocess.Popen[str], str], home: Path) -> None:
    """Starting twice at one port is explained, not an accident."""
    port = running[1].rstrip("/").rsplit(":")[-1]
    second = _run(home, "start", "--no-browser", "--port", port)
    assert second.returncode == 1 and "already running" in second.stderr


def test_a_port_of_another_program_is_explained(home: Path) -> None:
    """When another program has the port, the sentence names the port and the way out."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        refused = _run(home, "start", "--no-browser", "--port", port)
    assert refused.returncode == 1
    assert port in refused.stderr and "--port" in refused.stderr and "Traceback" not in refused.stderr


def test_a_damaged_database_is_explained(home: Path) -> None:
    """With a damaged database every command ends with 1 and a sentence, and the file stays as it is."""
    home.mkdir()
    (home / "ownwords.db").write_bytes(b"broken " * 1000)
    for words in (["status"], ["start", "--no-browser", "--port", "0"], ["pair"]):
        refused = _run(home, *words)
        assert refused.returncode == 1 and "damaged" in refused.stderr and "Traceback" not in refused.stderr
    assert (home / "ownwords.db").read_bytes() == b"broken " * 1000


def test_a_code_is_printed_for_programs_too(home: Path) -> None:
    """pair --json prints what pairing.schema.json says."""
    validate("pairing#code", json.loads(_run(home, "pair", "--json").stdout))


def test_a_draft_is_reviewed_and_not_kept(home: Path) -> None:
    """review reads standard input without asking for consent, because the person hands it over, and keeps nothing."""
    assert _run(home, "join", "demo").returncode == 0
    draft = "Vi er stolte over at kunne annoncere vores nye kranskole i Esbjerg."
    found = json.loads(_run(home, "review", "-", "--json", given=draft).stdout)
    validate("review", found)
    assert "proud-announcement" in [tip["rule"] for tip in found["tips"]]
    assert "De ord har stået" in _run(home, "review", "-", given=draft).stdout
    assert not any(b"stolte over" in path.read_bytes() for path in home.iterdir())


def test_a_channel_is_joined_and_left(home: Path) -> None:
    """join, sync, status and leave tell the same story."""
    validate("channel#entry", json.loads(_run(home, "join", "demo", "--json").stdout))
    assert json.loads(_run(home, "sync", "--json").stdout)["channels"][0]["items"] == 60
    assert json.loads(_run(home, "status", "--json").stdout)["channels"][0]["id"] == "havblik"
    assert _run(home, "leave", "havblik").returncode == 0
    assert _run(home, "leave", "havblik").returncode == 1


def test_history_needs_consent(home: Path) -> None:
    """Without consent the history says so and exits with 1; the balance is empty and fits its schema."""
    refused = _run(home, "history")
    assert refused.returncode == 1 and "consent" in refused.stderr
    balance = json.loads(_run(home, "balance", "--json").stdout)
    validate("balance", balance)
    assert balance["verdict"] == "too_early"


def test_the_export_is_for_this_user_alone(home: Path, tmp_path: Path) -> None:
    """export writes a whole file that fits its schema, readable by this user only; a bad path loses nothing."""
    path = tmp_path / "mine.json"
    assert _run(home, "export", str(path)).returncode == 0
    validate("export", json.loads(path.read_text("utf-8")))
    assert path.stat().st_mode & 0o777 == 0o600
    refused = _run(home, "export", str(tmp_path / "no" / "where.json"))
    assert refused.returncode == 1 and "could not be written" in refused.stderr


def test_erasing_asks_first(home: Path) -> None:
    """erase asks, and does nothing without a yes."""
    assert _run(home, "erase", given="n\n").returncode == 1
    assert _run(home, "erase", "--yes").returncode == 0


def test_the_extension_comes_as_a_folder_or_a_zip(home: Path, tmp_path: Path) -> None:
    """extension names a folder with a manifest, or packs the same files; packing twice makes the same bytes."""
    folder = Path(subprocess.check_output([*PROGRAM, "extension"], text=True).strip())
    assert (folder / "manifest.json").is_file()
    for name in ("a.zip", "b.zip"):
        subprocess.check_call([*PROGRAM, "extension", "--zip", str(tmp_path / name)], stdout=subprocess.DEVNULL)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert "manifest.json" in archive.namelist()


def test_the_data_folder_is_named_before_or_after_the_command(home: Path, tmp_path: Path) -> None:
    """--home before the command, after it, and OWNWORDS_HOME all name the data folder."""
    before = subprocess.run([*PROGRAM, "--home", str(home), "status", "--json"], capture_output=True, text=True)
    named = subprocess.run(
        [*PROGRAM, "status", "--json"], capture_output=True, text=True, env={"OWNWORDS_HOME": str(home), "PATH": ""}
    )
    for shown in (before, _run(home, "status", "--json"), named):
        assert json.loads(shown.stdout)["home"] == str(home)


def test_a_review_can_be_had_as_vale_prints_it(home: Path) -> None:
    """--format vale gives Vale's JSON: lines and columns from 1, in characters, the last one included."""
    draft = "God dag 🎉 på Ærø.\nVi er stolte over at kunne annoncere vores nye kranskole i Esbjerg."
    found = json.loads(_run(home, "review", "-", "--format", "vale", given=draft).stdout)
    (alert,) = [each for each in found["stdin.md"] if each["Check"] == "OwnWords.proud-announcement"]
    line, (first, last) = draft.splitlines()[alert["Line"] - 1], alert["Span"]
    assert line[first - 1 : last] == alert["Match"] != ""
    assert (alert["Line"], alert["Severity"]) == (2, "warning")
    assert alert.keys() == {"Action", "Span", "Check", "Description", "Link", "Message", "Severity", "Match", "Line"}


def test_a_build_can_fail_on_a_review(home: Path) -> None:
    """--fail-on says from which kind of tip on the command ends with 1; as it stands it never does."""
    draft = "Vi er stolte over at kunne annoncere vores nye kranskole i Esbjerg."
    codes = [_run(home, "review", "-", *how, given=draft).returncode for how in ([], ["--fail-on", "pause"])]
    assert codes == [0, 0]
    assert _run(home, "review", "-", "--fail-on", "improve", given=draft).returncode == 1
