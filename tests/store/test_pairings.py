"""A pairing code works once, for two minutes, with five tries; nothing that opens a door is kept as it is."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from ownwords.errors import PairingRefused
from ownwords.store import Store

ORIGIN = "chrome-extension://abc"


def _other(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_the_code_is_six_digits(store: Store, now: datetime) -> None:
    """A code is six digits, leading zeros included."""
    codes = [store.pairings.create_code(now).code for _ in range(50)]
    assert all(len(code) == 6 and code.isdigit() for code in codes) and len(set(codes)) > 40


def test_the_sixth_try_fails_even_when_it_is_right(store: Store, now: datetime) -> None:
    """After five other codes the right one is no longer taken."""
    code = store.pairings.create_code(now).code
    for _ in range(5):
        with pytest.raises(PairingRefused):
            store.pairings.redeem(_other(code), ORIGIN, "Chrome", now)
    with pytest.raises(PairingRefused, match="Show a new one"):
        store.pairings.redeem(code, ORIGIN, "Chrome", now)


@pytest.mark.parametrize(("seconds", "works"), [(119, True), (120, False), (3600, False)])
def test_a_code_lasts_two_minutes(store: Store, now: datetime, seconds: int, works: bool) -> None:
    """A code works until two minutes have passed, and not a second longer."""
    code = store.pairings.create_code(now).code
    later = now + timedelta(seconds=seconds)
    if works:
        assert store.pairings.redeem(code, ORIGIN, "Chrome", later).token
    else:
        with pytest.raises(PairingRefused, match="two minutes old"):
            store.pairings.redeem(code, ORIGIN, "Chrome", later)


def test_of_many_at_once_one_gets_in(store: Store, now: datetime) -> None:
    """When eight callers send the right code in the same moment, exactly one is paired."""
    code = store.pairings.create_code(now).code

    def attempt(number: int) -> bool:
        try:
            return bool(store.pairings.redeem(code, f"chrome-extension://{number}", "Chrome", now).token)
        except PairingRefused:
            return False

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(attempt, range(8))) == 1
    assert len(store.pairings.all()) == 1


def test_neither_code_nor_token_is_kept(store: Store, home: Path, now: datetime) -> None:
    """A copy of the files holds neither the code nor the token."""
    code = store.pairings.create_code(now).code
    token = store.pairings.redeem(code, ORIGIN, "Chrome", now).token
    held = b"".join(path.read_bytes() for path in home.iterdir())
    assert token.encode() not in held and f'"{code}"'.encode() not in held


def test_a_removed_pairing_opens_nothing(store: Store, now: datetime) -> None:
    """A token stops working when its pairing is forgotten, and the proof with the last of them."""
    token = store.pairings.redeem(store.pairings.create_code(now).code, ORIGIN, "Chrome", now).token
    pairing = store.pairings.find(token)
    assert pairing and pairing.origin == ORIGIN and store.pairings.key()
    assert store.pairings.remove(pairing.id)
    assert store.pairings.find(token) is None and store.pairings.key() is None
