"""Real clients, unchanged, against a companion as people run it: what is on is answered, what is off is closed."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import language_tool_python
import pytest
from ownwords import consent
from ownwords.config import HOST, Config
from ownwords.store import Store
from pylanguagetool import api

PROGRAM = [sys.executable, "-m", "ownwords"]
TEXT = "😀 We are proud to announce a world-class solution."
STOLT = "Vi er stolte af at kunne præsentere en løsning i verdensklasse."


def _run(home: Path, *words: str) -> str:
    done = subprocess.run([*PROGRAM, *words, "--home", str(home)], capture_output=True, text=True, check=True)
    return done.stdout


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.2)
        return probe.connect_ex((HOST, port)) == 0


def _until(fits: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    """Wait for a condition, as long as the companion runs; the suite's own time limit ends what never comes."""
    while not fits():
        assert process.poll() is None


@pytest.fixture
def port() -> int:
    """A port that was free a moment ago."""
    with socket.create_server((HOST, 0)) as free:
        return int(free.getsockname()[1])


@pytest.fixture
def running(home: Path, now: datetime) -> Iterator[subprocess.Popen[str]]:
    """A companion with consent to read drafts, on a free port, where editors may not ask yet."""
    store = Store.open(Config(home).database)
    consent.decide(store, "draft_reading", True, now)
    store.close()
    command = [*PROGRAM, "start", "--no-browser", "--port", "0", "--home", str(home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout and "ready" in process.stdout.readline()
        yield process
        process.terminate()


def test_real_clients_show_our_tips(home: Path, port: int, running: subprocess.Popen[str]) -> None:
    """Two clients that know nothing of Own Words ask and understand; off by default, on and off while it runs."""
    assert "may not ask" in _run(home, "status") and not _answers(port)
    address = json.loads(_run(home, "languagetool", "on", "--port", str(port), "--json"))["address"]
    _until(lambda: _answers(port), running)
    assert json.loads(_run(home, "status", "--json"))["languagetool"] == {"on": True, "port": port, "running": True}
    _python_client(address)
    found = api.check(STOLT, api_url=f"{address}v2/", lang="auto", disabled_rules="superlatives", picky=True)
    assert [each["rule"]["id"] for each in found["matches"]] == ["proud-announcement"]
    assert {each["longCode"] for each in api.get_languages(f"{address}v2/")} >= {"en-US", "da-DK"}
    _run(home, "languagetool", "off")
    _until(lambda: not _answers(port), running)


def _python_client(address: str) -> None:
    tool = language_tool_python.LanguageTool("en-US", remote_server=address)
    matches = tool.check(TEXT)
    assert [(each.offset, each.error_length, each.rule_id) for each in matches] == [
        (2, 15, "proud-announcement"),  # this client counts characters itself
        (29, 11, "superlatives"),
    ]
    tool.close()
    danish = language_tool_python.LanguageTool("da-DK", remote_server=address)
    assert [each.rule_id for each in danish.check(STOLT)] == ["proud-announcement", "superlatives"]
    danish.close()


def test_a_port_of_another_program_is_told(home: Path, running: subprocess.Popen[str]) -> None:
    """When another program has the port, the companion goes on, and status says that editors are not answered."""
    with socket.create_server((HOST, 0)) as other:
        other.listen()
        port = other.getsockname()[1]
        _run(home, "languagetool", "on", "--port", str(port))
        assert running.stderr
        assert str(port) in running.stderr.readline()
    assert running.poll() is None
