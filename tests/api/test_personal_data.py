"""GET /export and DELETE /personal-data."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.api.caller import Caller, problem

SECRET = "Quillwort-4711 told me why"


def write_history(caller: Caller) -> None:
    """Keep a share with its text, a preference, and the consents for it."""
    caller.consent("draft_reading", "history", "history_text")
    caller.put("/preferences", hidden_items=["Quillwort-4711"])
    caller.post("/shares", posted_at="2026-11-24T11:00:00Z", site="linkedin", text=SECRET)


def test_the_export_holds_everything(demo: Caller) -> None:
    """Preferences, decisions, shares with their texts, and channels, and no token."""
    write_history(demo)
    found = demo.get("/export")
    assert found.json["shares"][0]["text"] == SECRET
    assert found.json["preferences"]["hidden_items"] == ["Quillwort-4711"]
    assert {each["purpose"] for each in found.json["consents"]} == {"draft_reading", "history", "history_text"}
    assert len(found.json["channels"]) == 1
    assert demo.token and demo.token not in found.text


def test_the_export_needs_no_consent(caller: Caller) -> None:
    """What is kept about a person is theirs to take, whatever they consented to."""
    write_history(caller)
    caller.put("/consents/history", granted=False)
    assert len(caller.get("/export").json["shares"]) == 1


def test_erasing_leaves_no_byte_on_disk(caller: Caller, home: Path) -> None:
    """No file in the data folder holds any of it afterwards."""
    write_history(caller)
    files = [path for path in home.rglob("*") if path.is_file()]
    assert any(b"Quillwort-4711" in path.read_bytes() for path in files)
    assert caller.delete("/personal-data").status_code == 204
    assert not any(b"Quillwort" in path.read_bytes() for path in home.rglob("*") if path.is_file())


def test_erasing_withdraws_every_consent(caller: Caller) -> None:
    """After it the companion asks anew."""
    write_history(caller)
    caller.delete("/personal-data")
    assert not any(each["granted"] or each["decided_at"] for each in caller.get("/consents").json["consents"])
    assert problem(caller.get("/shares")) == (403, "consent_required")


def test_erasing_keeps_the_browser_paired_and_the_channels_joined(demo: Caller) -> None:
    """Neither says anything about the person, so the panel goes on working."""
    write_history(demo)
    demo.delete("/personal-data")
    assert demo.post("/reviews", text="", site="linkedin").json["suggestions"]


def test_erasing_twice_is_fine(caller: Caller) -> None:
    """There is nothing left the second time, and that is no problem."""
    assert caller.delete("/personal-data").status_code == 204
    assert caller.delete("/personal-data").status_code == 204


def test_what_would_go_is_told_first(caller: Caller) -> None:
    """The counts of an erasing, by the same query; nothing goes by asking."""
    write_history(caller)
    told = caller.get("/personal-data").json
    assert (told["shares"], told["texts"], told["decisions"], told["preferences"]) == (1, 1, 3, True)
    assert caller.get("/personal-data?what=texts").json["shares"] == 0
    before = "what=period&until=2026-11-24T11:00:00Z"
    assert caller.get(f"/personal-data?{before}").json["shares"] == 0  # the end of a period is not in it
    assert len(caller.get("/export").json["shares"]) == 1


def test_a_part_goes(caller: Caller, home: Path) -> None:
    """Only the texts, then the shares of a period; the consents stay."""
    write_history(caller)
    caller.put("/preferences", hidden_items=[])
    assert caller.delete("/personal-data?what=texts").status_code == 204
    assert not any(b"Quillwort" in path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert caller.get("/export").json["shares"][0]["text"] is None
    period = "what=period&since=2026-11-24T11:00:00Z&until=2026-11-24T11:00:00.001Z"
    assert caller.delete(f"/personal-data?{period}").status_code == 204
    assert caller.get("/export").json["shares"] == [] and len(caller.get("/export").json["consents"]) == 3


def test_the_records_can_stay(caller: Caller) -> None:
    """They then say that everything was withdrawn."""
    write_history(caller)
    assert caller.delete("/personal-data?records=keep").status_code == 204
    assert [each["granted"] for each in caller.get("/export").json["consents"]] == [True] * 3 + [False] * 3


@pytest.mark.parametrize(
    "query",
    [
        "what=all",
        "what=period",
        "what=texts&since=2026-11-24T11:00:00Z",
        "what=period&since=yesterday",
        "what=period&since=2026-11-24",
        "what=period&since=2026-11-25T00:00:00Z&until=2026-11-24T00:00:00Z",
        "what=texts&records=keep",
        "records=perhaps",
        "scope=texts",
        "since=2026-11-24T11:00:00Z",
    ],
)
def test_an_odd_erasing_erases_nothing(caller: Caller, query: str) -> None:
    """What does not fit, or names nothing we know, is refused rather than taken for everything."""
    write_history(caller)
    assert problem(caller.delete(f"/personal-data?{query}")) == (400, "invalid_request")
    assert caller.get("/export").json["shares"][0]["text"] == SECRET
