"""POST and DELETE /pairings: a code from the person's own screen becomes a token."""

from __future__ import annotations

import pytest

from tests.api.caller import Caller, problem
from tests.pages.visiting import Clock


def other_code(code: str) -> str:
    """Return six digits that are not the code."""
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_a_code_becomes_a_token_that_opens_the_rest(stranger: Caller) -> None:
    """Who types the code that the person sees may ask from then on, and not before."""
    assert problem(stranger.get("/preferences")) == (403, "caller_refused")
    assert stranger.pair().get("/preferences").status_code == 200


def test_a_code_may_be_typed_with_the_space_it_is_shown_with(stranger: Caller) -> None:
    """'123 456' is the code 123456."""
    code = stranger.code()
    assert stranger.post("/pairings", code=f"{code[:3]} {code[3:]}", name="Test").status_code == 201


def test_a_program_without_an_origin_pairs_too(program: Caller) -> None:
    """A script of the person's own is paired the same way."""
    assert program.get("/balance").status_code == 200
    assert program.put("/preferences", target=0.3).status_code == 200


def test_a_code_works_once(stranger: Caller) -> None:
    """Who looks over a shoulder comes too late."""
    code = stranger.code()
    assert stranger.post("/pairings", code=code, name="First").status_code == 201
    assert problem(stranger.post("/pairings", code=code, name="Second")) == (403, "pairing_refused")


def test_a_code_works_for_two_minutes(stranger: Caller, clock: Clock) -> None:
    """At two minutes sharp it is too old."""
    code = stranger.code()
    clock.forward(seconds=120)
    assert problem(stranger.post("/pairings", code=code, name="Test")) == (403, "pairing_refused")


def test_a_code_works_just_before_two_minutes(stranger: Caller, clock: Clock) -> None:
    """One second earlier it still works."""
    code = stranger.code()
    clock.forward(seconds=119)
    assert stranger.post("/pairings", code=code, name="Test").status_code == 201


def test_five_guesses_use_a_code_up(stranger: Caller) -> None:
    """Guessing six digits has five chances in a million."""
    code = stranger.code()
    for _ in range(5):
        assert problem(stranger.post("/pairings", code=other_code(code), name="Test")) == (403, "pairing_refused")
    assert problem(stranger.post("/pairings", code=code, name="Test")) == (403, "pairing_refused")


def test_the_fifth_try_still_counts_for_the_person(stranger: Caller) -> None:
    """Four typos are forgiven."""
    code = stranger.code()
    for _ in range(4):
        stranger.post("/pairings", code=other_code(code), name="Test")
    assert stranger.post("/pairings", code=code, name="Test").status_code == 201


def test_a_new_code_ends_the_one_before(stranger: Caller) -> None:
    """There is one code at a time, so the guesses are not multiplied."""
    old = new = stranger.code()
    while new == old:  # one time in a million
        new = stranger.code()
    assert stranger.post("/pairings", code=old, name="Test").status_code == 403
    assert stranger.post("/pairings", code=new, name="Test").status_code == 201


def test_a_refusal_says_what_to_do(stranger: Caller) -> None:
    """The person reads how to get a code."""
    assert "ownwords pair" in stranger.post("/pairings", code="123456", name="Test").json["detail"]


@pytest.mark.parametrize("code", ["", "12345", "123456789", "12345a", "１２３４５６", "123456\n", None, 123456])
def test_what_is_no_code_costs_no_try(stranger: Caller, code: object) -> None:
    """A slip that cannot be a code is told so, and the five tries stay."""
    right = stranger.code()
    for _ in range(5):
        assert problem(stranger.post("/pairings", code=code, name="Test")) == (400, "invalid_request")
    assert stranger.post("/pairings", code=right, name="Test").status_code == 201


def test_unpairing_closes_the_door(caller: Caller) -> None:
    """After DELETE the token opens nothing."""
    assert caller.delete("/pairings/current").status_code == 204
    assert problem(caller.get("/preferences"))[0] in {401, 403}


def test_unpairing_leaves_other_browsers_paired(caller: Caller, program: Caller) -> None:
    """Each pairing ends alone."""
    caller.delete("/pairings/current")
    assert program.get("/preferences").status_code == 200


def test_a_browser_that_pairs_again_gets_a_new_token(caller: Caller) -> None:
    """The lost token of the same browser stops working."""
    again = Caller(caller.app, caller.origin).pair()
    assert problem(caller.get("/preferences")) == (401, "token_refused")
    assert again.get("/preferences").status_code == 200


def test_two_browsers_that_share_an_origin_are_both_paired(stranger: Caller) -> None:
    """Chrome and Edge give an extension from one folder the same Origin; pairing one does not end the other."""
    chrome, edge = stranger.pair("Chrome"), stranger.pair("Edge")
    assert chrome.get("/preferences").status_code == 200
    assert edge.get("/preferences").status_code == 200
