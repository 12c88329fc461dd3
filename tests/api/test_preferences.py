"""GET and PUT /preferences."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from ownwords.wire import time_json

from tests.api.caller import Caller, problem

DEFAULTS = {
    "language": None,
    "target": 0.2,
    "suggestion_languages": [],
    "topics": [],
    "muted_topics": [],
    "hidden_items": [],
    "later_items": [],
    "muted_rules": [],
    "quiet_hours": None,
    "quiet_sites": [],
}
OTHERS = {
    "language": "da",
    "target": 0.5,
    "suggestion_languages": ["da", "en"],
    "topics": ["wind"],
    "muted_topics": ["finance"],
    "hidden_items": ["havblik/one"],
    "later_items": [{"item": "havblik/two", "since": "2026-11-24T12:00:00.000Z", "returned": None}],
    "muted_rules": ["jargon"],
    "quiet_hours": {"begin": "18:00", "end": "07:30"},
    "quiet_sites": ["linkedin"],
}


def test_they_begin_as_the_product_has_them(caller: Caller) -> None:
    """A new person has chosen nothing; the target is one share in five."""
    assert caller.get("/preferences").json == DEFAULTS


@pytest.mark.parametrize(("key", "value"), OTHERS.items())
def test_one_changes_and_the_others_stay(caller: Caller, key: str, value: Any) -> None:
    """A key that is left out keeps its value; the reply is the whole, and it lasts."""
    expected = DEFAULTS | {key: value}
    assert caller.put("/preferences", **{key: value}).json == expected
    assert caller.get("/preferences").json == expected


def test_a_hidden_idea_is_not_offered(demo: Caller) -> None:
    """What the person hid does not come back."""
    first = demo.post("/reviews", text="", site="linkedin").json["suggestions"][0]["item"]
    demo.put("/preferences", hidden_items=[first])
    assert first not in [each["item"] for each in demo.post("/reviews", text="", site="linkedin").json["suggestions"]]


def test_an_idea_put_off_is_away_until_the_next_day(demo: Caller) -> None:
    """Later is not now, and a reply that offers it again notes that it came back."""
    first = demo.post("/reviews", text="", site="linkedin").json["suggestions"][0]["item"]
    now = demo.services.clock()
    demo.put("/preferences", later_items=[first])
    assert first not in [each["item"] for each in demo.post("/reviews", text="", site="linkedin").json["suggestions"]]
    demo.put("/preferences", later_items=[{"item": first, "since": time_json(now - timedelta(days=1))}])
    assert demo.post("/reviews", text="", site="linkedin").json["suggestions"][0]["item"] == first
    assert demo.get("/preferences").json["later_items"][0]["returned"] == time_json(now)


def test_ideas_come_in_the_languages_chosen(demo: Caller) -> None:
    """Who wants Danish ideas only is offered Danish ideas only."""
    demo.put("/preferences", suggestion_languages=["da"])
    found = demo.post("/reviews", text="", site="linkedin", language="en").json["suggestions"]
    assert {each["language"] for each in found} == {"da"}


@pytest.mark.parametrize(
    "change",
    [
        {"target": 1.1},
        {"target": -0.1},
        {"target": "0.2"},
        {"target": True},
        {"language": "no"},
        {"suggestion_languages": ["da", "da"]},
        {"topics": ["a b"]},
        {"topics": ["a\n"]},
        {"topics": [f"t{n}" for n in range(201)]},
        {"boss": True},
    ],
    ids=lambda change: str(change)[:40],
)
def test_what_does_not_fit_changes_nothing(caller: Caller, change: dict[str, Any]) -> None:
    """A change that does not fit is refused whole, with what would have fitted."""
    assert problem(caller.put("/preferences", **{"language": "da"} | change)) == (400, "invalid_request")
    assert caller.get("/preferences").json == DEFAULTS
