"""Guessing the pairing code."""

from __future__ import annotations

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from tests.attacks.raw import API, OTHER_EXTENSION, Companion, Reply, running


def guess(companion: Companion, code: str) -> Reply:
    """Try a code as an extension that is not paired."""
    body = json.dumps({"code": code, "name": "Guess"}).encode()
    headers = {"Origin": OTHER_EXTENSION, "Content-Type": "application/json"}
    return companion.ask("POST", f"{API}/pairings", headers, body)


def test_guessing_from_many_connections_at_once_gives_no_more_tries(companion: Companion) -> None:
    """Forty guesses at the same moment are five tries: then the right code is used up too."""
    code = companion.store.pairings.create_code(datetime.now(UTC)).code
    wrong = [f"{(int(code) + offset) % 1_000_000:06}" for offset in range(1, 41)]
    with ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(lambda each: guess(companion, each), wrong))
    assert {reply.code for reply in replies} == {"pairing_refused"}
    counted = Counter("try" in json.loads(reply.body)["detail"] for reply in replies)
    assert counted == {True: 5, False: 35}
    assert guess(companion, code).code == "pairing_refused"


def test_a_code_pairs_one_of_many_who_type_it_at_once(companion: Companion) -> None:
    """Two who send the right code at the same moment are not both let in."""
    code = companion.store.pairings.create_code(datetime.now(UTC)).code
    with ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(lambda _: guess(companion, code), range(8)))
    assert sorted(reply.status for reply in replies) == [201] + [403] * 7


def test_without_a_code_on_the_screen_there_is_nothing_to_guess(companion: Companion) -> None:
    """No code is ever waiting unless the person asked for one."""
    companion.store.pairings.create_code(datetime(2020, 1, 1, tzinfo=UTC))
    assert {guess(companion, f"{code:06}").code for code in range(50)} == {"pairing_refused"}


def test_tokens_cannot_be_read_from_the_database(tmp_path: Path) -> None:
    """A copy of the data folder opens nothing: it holds hashes only."""
    with running(tmp_path) as companion:
        kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
        assert not [token for token in companion.tokens.values() if token.encode() in kept]
