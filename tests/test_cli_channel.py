"""The commands of those who make a channel, as scripts and CI run them: the program itself, with real keys."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.channel.team import DEMO, PASSPHRASE


class Desk:
    """Somebody's computer: their keys, and a companion's home."""

    def __init__(self, base: Path, name: str) -> None:
        self.keys, self.base = base / name, base
        self.environment = os.environ | {
            "OWNWORDS_KEYS": str(self.keys), "OWNWORDS_PASSPHRASE": PASSPHRASE, "OWNWORDS_HOME": str(base / "home"),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        }  # fmt: skip

    def run(self, *words: str, code: int = 0) -> str:
        """Run a command, hold it to its exit code, and return what it said."""
        done = subprocess.run(
            [sys.executable, "-m", "ownwords", *words], cwd=self.base, env=self.environment, capture_output=True,
            text=True, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert done.returncode == code, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout + done.stderr


@pytest.fixture
def anna(tmp_path: Path) -> Desk:
    """Anna's computer."""
    return Desk(tmp_path, "anna")


@pytest.fixture
def bo(tmp_path: Path) -> Desk:
    """Bo's computer."""
    return Desk(tmp_path, "bo")


def _fill(folder: Path) -> None:
    demo = json.loads((DEMO / "channel.json").read_text("utf-8"))
    own = json.loads((folder / "channel.json").read_text("utf-8"))
    names = [f"sets/{path.name}" for path in sorted((DEMO / "sets").glob("*.json"))]
    for name in names:
        (folder / name).write_bytes((DEMO / name).read_bytes())
    (folder / "sets" / "ideas.json").unlink()
    kept = {key: own[key] for key in ("id", "name", "company")}
    (folder / "channel.json").write_text(json.dumps(demo | kept | {"sets": names}), "utf-8")


def test_from_nothing_to_a_colleagues_ideas_and_back(anna: Desk, bo: Desk, tmp_path: Path) -> None:
    """key, init, check, approve by two, publish, invite, join, retract, sync, refresh: nobody at the keyboard."""
    key = json.loads(bo.run("channel", "key", "--name", "Bo Lind", "--json"))
    assert json.loads(bo.run("channel", "key", "--json"))["id"] == key["id"]
    names = ["--name", "Nordlys", "--person", "Anna Krogh", "--approver", key["file"], "--json"]
    assert json.loads(anna.run("channel", "init", "ours", *names))["id"] == "nordlys"
    assert "Before it can be submitted" in anna.run("channel", "check", "ours", code=1)
    _fill(tmp_path / "ours")
    anna.run("channel", "check", "ours")
    anna.run("channel", "publish", "ours", "www", code=1)
    assert json.loads(anna.run("channel", "approve", "ours", "--json"))["state"] == "submitted"
    assert "yourself" in anna.run("channel", "approve", "ours", "--json", code=1)
    assert "New" in bo.run("channel", "approve", "ours", "--show")
    assert json.loads(bo.run("channel", "approve", "ours", "--json"))["signed_by"] == ["Anna Krogh", "Bo Lind"]
    assert json.loads(anna.run("channel", "publish", "ours", "www", "--json"))["items"] == 60
    assert json.loads(anna.run("channel", "status", "ours", "--json"))["due"] == []
    invited = json.loads(anna.run("channel", "invite", "ours", "--output", "invitation.json", "--json"))
    assert invited["address"] == (tmp_path / "www").as_uri()
    assert "approved by   2 of Anna Krogh, Bo Lind" in anna.run("join", "invitation.json")
    item = json.loads((DEMO / "sets" / "blades-cranes-and-data.json").read_text("utf-8"))["items"][0]["id"]
    assert json.loads(anna.run("channel", "retract", "ours", item, "--json"))["published_to"] == [str(tmp_path / "www")]
    assert json.loads(anna.run("sync", "--json"))["channels"][0]["items"] == 59
    assert "Renewed until" in anna.run("channel", "refresh", "ours", "www")
    assert "valid_until" in json.loads(anna.run("channel", "refresh", "ours", "www", "--json"))
    anna.run("leave", "nordlys")


def test_approvers_and_root_keys_change_from_a_script(anna: Desk, bo: Desk) -> None:
    """list, add, replace, remove and rotate, each with what programs read."""
    key = json.loads(bo.run("channel", "key", "--name", "Bo Lind", "--json"))["file"]
    anna.run("channel", "init", "ours", "--name", "Ørsted & Søn", "--person", "Anna Krogh")
    assert json.loads(anna.run("channel", "approver", "add", "ours", key, "--json"))["approvers"] == 2
    found = json.loads(anna.run("channel", "approver", "list", "ours", "--json"))
    assert ([each["name"] for each in found["approvers"]], found["threshold"]) == (["Anna Krogh", "Bo Lind"], 2)
    anna.run("channel", "approver", "remove", "ours", "Bo Lind", "--json", code=1)
    assert "1 person approves now" in anna.run("channel", "approver", "remove", "ours", "Bo Lind", "--threshold", "1")
    rotated = json.loads(anna.run("channel", "rotate", "ours", "--publisher", "--json"))
    assert rotated["root_keys"] is None and rotated["valid_until"]
    assert json.loads((anna.base / "ours" / "channel.json").read_text("utf-8"))["id"] == "oersted-soen"


def test_an_unsigned_folder_is_joined_only_as_a_trial(anna: Desk) -> None:
    """A folder is no invitation; --unsigned tries one's own work and says that nobody signs it."""
    assert "not an invitation" in anna.run("join", str(DEMO), code=1)
    found = json.loads(anna.run("join", "--unsigned", str(DEMO), "--json"))
    assert (found["signers"], found["threshold"], found["address"]) == ([], 0, None)


def test_without_a_passphrase_nothing_is_made(anna: Desk, tmp_path: Path) -> None:
    """Where nobody can be asked, it is said what to set, and no key lies open."""
    del anna.environment["OWNWORDS_PASSPHRASE"]
    assert "OWNWORDS_PASSPHRASE" in anna.run("channel", "key", "--name", "Anna", code=1)
    assert not list(anna.keys.glob("*.pem")) and not list(anna.keys.glob("*.json"))


@pytest.mark.parametrize(
    "words, code",
    [(["publish", "nowhere", "www"], 1), (["check", "nowhere"], 1), (["approve", "nowhere"], 1), (["retract", "x"], 2),
     (["init", "ours"], 2), (["add", "nowhere", "https://example.com/"], 1), (["status", "nowhere"], 1)],
)  # fmt: skip
def test_what_cannot_be_done_is_a_sentence(anna: Desk, words: list[str], code: int) -> None:
    """A missing folder or word: exit code 1 or 2, and no traceback."""
    assert anna.run("channel", *words, code=code)


def test_every_command_explains_itself(anna: Desk) -> None:
    """--help for each of the names that others rely on."""
    for name in ("init", "key", "add", "check", "approve", "publish", "retract", "refresh", "invite"):
        assert anna.run("channel", name, "--help")
    assert "--port" in anna.run("desk", "--help")
