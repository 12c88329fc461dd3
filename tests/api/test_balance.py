"""GET /balance: how the shares split."""

from __future__ import annotations

import pytest

from tests.api.caller import Caller, problem


def share(caller: Caller, about: str, times: int = 1, posted_at: str = "2026-11-20T08:00:00Z") -> None:
    """Remember some shares of one kind."""
    for _ in range(times):
        assert caller.post("/shares", posted_at=posted_at, site="linkedin", about=about).status_code == 201


def test_it_is_empty_without_the_history_consent(caller: Caller) -> None:
    """Who keeps no history has a balance of nothing, which is too early to judge."""
    found = caller.get("/balance").json
    assert (found["total"], found["company_share"], found["verdict"], found["days"]) == (0, None, "too_early", 90)


def test_it_counts_each_kind(caller: Caller) -> None:
    """Eight of ten about other things than the company are within the 80/20 rule of thumb."""
    caller.consent("history")
    share(caller, "company", 2)
    share(caller, "field", 5)
    share(caller, "personal", 3)
    found = caller.get("/balance").json
    assert found["counts"] == {"company": 2, "field": 5, "personal": 3}
    assert (found["company_share"], found["verdict"]) == (0.2, "within")


def test_it_follows_the_persons_own_target(caller: Caller) -> None:
    """The same shares are above a lower target."""
    caller.consent("history")
    share(caller, "company", 2)
    share(caller, "field", 8)
    caller.put("/preferences", target=0.1)
    assert caller.get("/balance").json["verdict"] == "above"


def test_it_looks_back_as_far_as_asked(caller: Caller) -> None:
    """A share ten days old is not among those of the last week."""
    caller.consent("history")
    share(caller, "field", posted_at="2026-11-14T08:00:00Z")
    assert caller.get("/balance?days=7").json["total"] == 0
    assert caller.get("/balance?days=11").json["total"] == 1


@pytest.mark.parametrize("days", ["0", "36501", "-1", "x", "", "1.5", "1e2", "%D9%A1", "9" * 400])
def test_an_odd_number_of_days_is_explained(caller: Caller, days: str) -> None:
    """What is no number of days is answered with a sentence."""
    assert problem(caller.get(f"/balance?days={days}")) == (400, "invalid_request")
