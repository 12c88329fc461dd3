"""GET /consents and PUT /consents/{purpose}."""

from __future__ import annotations

from typing import Any

import pytest
from ownwords.models import CONSENT_PURPOSES

from tests.api.caller import Caller, problem
from tests.pages.visiting import Clock

POSTED = "2026-11-24T11:00:00Z"


def test_nothing_is_granted_until_the_person_says_so(caller: Caller) -> None:
    """Every purpose is listed in a fixed order, undecided."""
    assert caller.get("/consents").json["consents"] == [
        {"purpose": purpose, "granted": False, "decided_at": None} for purpose in CONSENT_PURPOSES
    ]


@pytest.mark.parametrize("purpose", CONSENT_PURPOSES)
def test_each_purpose_is_given_alone(caller: Caller, purpose: str) -> None:
    """A yes to one is no yes to another."""
    assert caller.put(f"/consents/{purpose}", granted=True).json["granted"] is True
    assert [each["purpose"] for each in caller.get("/consents").json["consents"] if each["granted"]] == [purpose]


def test_the_moment_of_a_decision_is_kept(caller: Caller, clock: Clock) -> None:
    """Withdrawing is a decision with a time of its own."""
    caller.consent("history")
    clock.forward(hours=1)
    found = caller.put("/consents/history", granted=False).json
    assert found == {"purpose": "history", "granted": False, "decided_at": "2026-11-24T13:00:00.000Z"}


def test_withdrawing_history_stops_it_at_once_and_keeps_what_is_there(caller: Caller) -> None:
    """Nothing more is remembered; the shares are there again if the person changes their mind."""
    caller.consent("history")
    caller.post("/shares", posted_at=POSTED, site="linkedin")
    caller.put("/consents/history", granted=False)
    assert problem(caller.post("/shares", posted_at=POSTED, site="linkedin")) == (403, "consent_required")
    caller.consent("history")
    assert caller.get("/shares").json["total"] == 1


def test_withdrawing_history_can_delete_it(caller: Caller) -> None:
    """With 'delete', the shares go with the consent."""
    caller.consent("history")
    caller.post("/shares", posted_at=POSTED, site="linkedin")
    caller.put("/consents/history", granted=False, delete=True)
    caller.consent("history")
    assert caller.get("/shares").json["total"] == 0


def test_withdrawing_texts_can_delete_them_and_keeps_the_shares(caller: Caller) -> None:
    """The texts go; that something was shared stays."""
    caller.consent("history", "history_text")
    caller.post("/shares", posted_at=POSTED, site="linkedin", text="My own line")
    caller.put("/consents/history_text", granted=False, delete=True)
    (share,) = caller.get("/shares").json["shares"]
    assert share["text"] is None


def test_a_purpose_that_is_none_is_named(caller: Caller) -> None:
    """Consent is given to what is listed, to nothing else."""
    assert problem(caller.put("/consents/telemetry", granted=True)) == (404, "not_found")


@pytest.mark.parametrize(
    "body", [{}, {"granted": "yes"}, {"granted": 1}, {"granted": None}, {"granted": True, "to": 1}]
)
def test_consent_is_a_clear_yes_or_no(caller: Caller, body: dict[str, Any]) -> None:
    """What is neither true nor false is no decision."""
    assert problem(caller.put("/consents/history", **body)) == (400, "invalid_request")
    assert caller.get("/consents").json["consents"][1]["decided_at"] is None
