"""Two people who make a channel, with their real keys, and what they publish to: the tests' own comms team."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ownwords.channel.keys import KeyBox
from ownwords.channel.maker import Maker
from ownwords.channel.work import Work

DEMO = Path(__file__).parents[2] / "companion" / "ownwords" / "channel" / "demo"
NOW = datetime.now(UTC).replace(microsecond=0)
PASSPHRASE = "four words that fit"


@dataclass(frozen=True)
class Team:
    """Anna edits and publishes, Bo approves; ``cleo`` joins later. ``www`` is what everybody reads."""

    anna: Maker
    bo: Maker
    cleo: Maker
    work: Work
    www: Path

    def release(self, now: datetime = NOW) -> None:
        """Let Anna submit, Bo approve and Anna publish what is in the folder."""
        self.anna.submit(self.work, now)
        self.bo.approve(self.work, now)
        self.anna.publish(self.work, str(self.www), now)

    def edit(self, title: str, index: int = 0) -> str:
        """Give one item another title; return its id."""
        name, data = next(iter(sorted(self.work.sets().items())))
        data["items"][index]["title"] = title
        self.work.save_set(name, data)
        return str(data["items"][index]["id"])

    def invitation(self) -> str:
        """Return the text of the invitation file."""
        return json.dumps(self.anna.invite(self.work, self.www.as_uri()))

    def copy(self, name: str) -> Path:
        """Return a copy of what is published, such as an attacker keeps."""
        return Path(shutil.copytree(self.www, self.www.parent / name))


def maker(folder: Path, roots: tuple[Path, ...] = ()) -> Maker:
    """Return somebody whose keys are in ``folder``, opened by a passphrase: there is no keyring in a test."""
    return Maker(KeyBox(folder, lambda question, new: PASSPHRASE, use_keyring=False), roots)


def begin(tmp_path: Path, threshold: int = 2, now: datetime = NOW) -> Team:
    """Start a channel of two approvers, with the demo's content in it; nothing is submitted yet."""
    roots = tmp_path / "roots"
    anna, bo, cleo = (maker(tmp_path / name, (roots,)) for name in ("anna", "bo", "cleo"))
    for person, name in ((anna, "Anna Krogh"), (bo, "Bo Lind"), (cleo, "Cleo Juhl")):
        person.make_key(name)
    work = Work(tmp_path / "channel")
    bo_key = bo.key()
    assert bo_key
    draft = json.loads((DEMO / "channel.json").read_text("utf-8")) | {"id": "nordlys", "name": "Nordlys", "sets": []}
    anna.begin(work, draft, threshold, [bo_key], [roots] * 3, 2, now)
    work.remove_set("sets/ideas.json")
    for path in sorted((DEMO / "sets").glob("*.json")):
        work.save_set(f"sets/{path.name}", json.loads(path.read_text("utf-8")))
    return Team(anna, bo, cleo, work, tmp_path / "www")


WEEK = timedelta(days=7)
