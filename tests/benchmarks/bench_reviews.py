"""How long one review takes over HTTP, as an extension asks: over a kept-alive connection, of a warm companion."""

from __future__ import annotations

import http.client
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

from ownwords import consent
from ownwords.channel import sync
from ownwords.config import HOST, Config
from ownwords.store import Store

from .measuring import Row, milliseconds

ITEMS, LENGTH = 10_000, 3_000  # items in the catalogue; characters of the draft
WARM, ROUNDS = 20, 300
_DEMO = Path(str(files("ownwords.channel") / "demo"))


def measure() -> list[Row]:
    """Review a draft whose end changes each time, so that no reply can be given from memory."""
    with tempfile.TemporaryDirectory() as folder:
        channel, home = Path(folder) / "channel", Path(folder) / "home"
        publish(channel)
        token = _prepare(Config(home), channel)
        with _started(home) as connection:
            seconds = [_ask(connection, token, draft) for draft in _drafts(WARM + ROUNDS)][WARM:]
    return [(f"POST /reviews, {LENGTH:,} characters, {ITEMS:,} items, warm", milliseconds(seconds), "p95 <= 5 ms")]


def _demo_items() -> list[dict[str, Any]]:
    sets = [json.loads(path.read_text("utf-8")) for path in sorted((_DEMO / "sets").glob("*.json"))]
    return [item for each in sets for item in each["items"]]


def publish(folder: Path) -> None:
    """Write a channel of many items, mixed from the demo's, so that words are as frequent as in real ones."""
    (folder / "sets").mkdir(parents=True)
    chance, known = random.Random(4), _demo_items()
    names = [f"sets/many-{number}.json" for number in range(ITEMS // 1000)]
    for number, name in enumerate(names):
        items = [_mixed(known, chance) | {"id": f"item-{number}-{each}"} for each in range(1000)]
        content = {"format": 1, "id": f"many-{number}", "title": "Many", "items": items}
        (folder / name).write_text(json.dumps(content), "utf-8")
    channel = json.loads((_DEMO / "channel.json").read_text("utf-8")) | {"sets": names}
    (folder / "channel.json").write_text(json.dumps(channel), "utf-8")


def _mixed(known: list[dict[str, Any]], chance: random.Random) -> dict[str, Any]:
    one = chance.choice(known)
    alike = [each for each in known if each["language"] == one["language"]]
    return one | {"title": chance.choice(alike)["title"], "summary": chance.choice(alike)["summary"]}


def _prepare(config: Config, channel: Path) -> str:
    """Join the channel, consent, and pair; return the token."""
    now, store = datetime.now(UTC), Store.open(config.database)
    sync.try_folder(store, channel, now)
    consent.decide(store, "draft_reading", True, now)
    token = store.pairings.redeem(store.pairings.create_code(now).code, None, "Benchmark", now).token
    store.close()
    return token


@contextmanager
def _started(home: Path) -> Iterator[http.client.HTTPConnection]:
    command = [sys.executable, "-m", "ownwords", "start", "--no-browser", "--port", "0", "--home", str(home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as companion:
        assert companion.stdout is not None
        connection = http.client.HTTPConnection(HOST, int(companion.stdout.readline().rstrip("/\n").rpartition(":")[2]))
        yield connection
        connection.close()
        companion.terminate()


def _drafts(count: int) -> Iterator[str]:
    """Yield English drafts of full length that differ in their last word, as while somebody writes on."""
    items = [item for item in _demo_items() if item["language"] == "en"]
    random.Random(7).shuffle(items)
    text = "\n\n".join(f"{item['summary']} {' '.join(item['prompts'])}" for item in items)
    for number in range(count):
        yield f"{text[: LENGTH - 8]} {number:07}"


def _ask(connection: http.client.HTTPConnection, token: str, draft: str) -> float:
    body = json.dumps({"text": draft, "site": "linkedin", "language": "en"}).encode()
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    begin = time.perf_counter()
    connection.request("POST", "/api/v1/reviews", body, headers)
    reply = connection.getresponse()
    reply.read()
    seconds = time.perf_counter() - begin
    assert reply.status == 200, reply.status
    return seconds
