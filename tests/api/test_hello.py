"""GET /hello: the companion proves who it is before anybody sends it a token."""

from __future__ import annotations

import hashlib
import hmac

import pytest
from ownwords import __version__

from tests.api.caller import Caller


def test_a_stranger_is_told_who_answers(stranger: Caller) -> None:
    """Anybody on this computer can ask what answers here, and nothing is proven to whom nothing is shared."""
    assert stranger.get("/hello").json == {"name": "Own Words", "version": __version__, "proof": None}


def test_the_proof_is_made_with_the_key_that_pairing_gave(stranger: Caller) -> None:
    """Whoever paired can tell this companion from a program that took its port."""
    paired = stranger.post("/pairings", code=stranger.code(), name="Test").json
    expected = hmac.new(bytes.fromhex(paired["pairing_key"]), b"server|once-only", hashlib.sha256).hexdigest()
    assert stranger.get("/hello?nonce=once-only").json["proof"] == expected


def test_nothing_is_proven_while_nobody_is_paired(stranger: Caller) -> None:
    """Without a pairing there is no key, so there is no proof."""
    assert stranger.get("/hello?nonce=once-only").json["proof"] is None


def test_no_proof_is_left_when_the_last_browser_unpairs(caller: Caller) -> None:
    """A key that nobody holds proves nothing."""
    assert caller.delete("/pairings/current").status_code == 204
    assert Caller(caller.app).get("/hello?nonce=once-only").json["proof"] is None


@pytest.mark.parametrize("nonce", ["x" * 5000, "%00", "%ff%fe", "%ED%A0%80", "æøå", ""])
def test_any_nonce_is_answered(caller: Caller, nonce: str) -> None:
    """No nonce, however odd, brings the companion out of step."""
    assert caller.get(f"/hello?nonce={nonce}").status_code == 200


def test_each_nonce_has_its_own_proof(caller: Caller) -> None:
    """The proof answers the nonce: one that was heard earlier is of no use."""
    assert caller.get("/hello?nonce=a").json["proof"] != caller.get("/hello?nonce=b").json["proof"]
