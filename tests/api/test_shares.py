"""/shares: the person's history, under their consent."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.api.caller import Caller, problem
from tests.pages.visiting import Clock

POSTED = "2026-11-24T11:00:00Z"


@pytest.fixture
def keeper(caller: Caller) -> Caller:
    """An extension whose person said yes to a history, but not to texts."""
    caller.consent("history")
    return caller


def remembered(caller: Caller, **more: Any) -> dict[str, Any]:
    """Remember a share and return it."""
    found: dict[str, Any] = caller.post("/shares", **{"posted_at": POSTED, "site": "linkedin"} | more).json
    return found


def test_a_share_that_is_told_twice_is_remembered_once(keeper: Caller) -> None:
    """The sender's own name for it makes a second telling, after a lost answer, the same share."""
    once = remembered(keeper, id="0b9e4f6a-6c1c-4b0e-9f5e-0d8f6f0f3a11")
    assert remembered(keeper, id=once["id"]) == once
    assert remembered(keeper)["id"] != once["id"]
    assert keeper.get("/shares").json["total"] == 2


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/shares", b'{"posted_at": "2026-11-24T11:00:00Z", "site": "linkedin"}'),
        ("GET", "/shares", None),
        ("PATCH", "/shares/any", b'{"about": "field"}'),
        ("DELETE", "/shares/any", None),
    ],
)
def test_nothing_is_remembered_or_shown_without_consent(
    caller: Caller, method: str, path: str, body: bytes | None
) -> None:
    """Each call on the history asks for the consent to keep one."""
    response = caller.send(method, path, body)
    assert problem(response) == (403, "consent_required")
    assert response.json["purpose"] == "history"


def test_a_share_is_remembered_and_listed(keeper: Caller) -> None:
    """What was posted is in the history, as it was replied."""
    share = remembered(keeper, url="https://www.linkedin.com/feed/update/1", about="personal")
    assert keeper.get("/shares").json == {"shares": [share], "next": None, "total": 1}


def test_a_text_is_dropped_without_its_own_consent(keeper: Caller) -> None:
    """To remember that one shared is not to keep what one wrote."""
    assert remembered(keeper, text="My own line")["text"] is None


def test_a_text_is_kept_with_its_own_consent(keeper: Caller) -> None:
    """With the third consent the text is kept."""
    keeper.consent("history_text")
    assert remembered(keeper, text="My own line, æøå 👩‍🔧")["text"] == "My own line, æøå 👩‍🔧"


def test_practice_is_never_recorded(keeper: Caller) -> None:
    """A share from the practice page is refused."""
    response = keeper.post("/shares", posted_at=POSTED, site="practice")
    assert problem(response) == (400, "invalid_request")
    assert keeper.get("/shares").json["total"] == 0


def test_what_a_share_is_about_is_worked_out(keeper: Caller) -> None:
    """Left open, or null, the kind is worked out."""
    assert remembered(keeper)["about"] in {"company", "field", "personal"}
    assert remembered(keeper, about=None)["about"] in {"company", "field", "personal"}


def test_a_share_can_be_put_right(keeper: Caller) -> None:
    """The person knows better what it was about; the rest stays."""
    share = remembered(keeper, about="company")
    assert keeper.patch(f"/shares/{share['id']}", about="personal").json == share | {"about": "personal", "version": 2}


def test_a_change_meant_for_another_version_is_refused(keeper: Caller) -> None:
    """With If-Match a change happens to the version that was seen, or not at all; without it, it happens."""
    share = remembered(keeper, about="company")
    path = f"/shares/{share['id']}"
    assert keeper.get(path).headers["ETag"] == '"1"'
    before = replace(keeper, seen='"1"')
    assert before.patch(path, about="field").headers["ETag"] == '"2"'
    assert problem(before.patch(path, about="personal")) == (412, "changed_meanwhile")
    assert problem(before.delete(path)) == (412, "changed_meanwhile")
    assert keeper.get(path).json["about"] == "field"
    assert keeper.patch(path, about="personal").json["version"] == 3
    assert replace(keeper, seen="*").patch(path, about="company").json["version"] == 4


@pytest.mark.parametrize("given", ["1", '"x"', '"0"', '"1", "2"', '"²"', "W/1"])
def test_an_odd_version_is_explained(keeper: Caller, given: str) -> None:
    """An If-Match that no ETag ever was is answered with a sentence, and changes nothing."""
    path = f"/shares/{remembered(keeper, about='company')['id']}"
    refused = replace(keeper, seen=given).patch(path, about="field")
    assert problem(refused) == (400, "invalid_request")


def test_a_deletion_can_be_undone(keeper: Caller, clock: Clock) -> None:
    """For ten minutes a deleted share comes back as it was; then it is gone for good."""
    share = remembered(keeper, about="company")
    keeper.delete(f"/shares/{share['id']}")
    assert keeper.post(f"/shares/{share['id']}/restore").json == share
    assert problem(keeper.post(f"/shares/{share['id']}/restore")) == (404, "not_found")
    keeper.delete(f"/shares/{share['id']}")
    clock.forward(minutes=10)
    assert problem(keeper.post(f"/shares/{share['id']}/restore")) == (404, "not_found")


def test_the_history_can_be_searched(keeper: Caller) -> None:
    """Words in any case and order, a kind, a format and a period narrow the list, and total counts what is found."""
    keeper.consent("history_text")
    remembered(keeper, text="Ærlig talt: ÅLBORG", about="field", posted_at="2026-11-01T08:00:00Z")
    remembered(keeper, text="En anden dag", about="personal", posted_at="2026-11-02T08:00:00Z", format="comment")
    for query, found in {
        "q=ålborg%20ærlig": 1,
        "q=a%CC%8Alborg": 1,
        "q=ålborg%20anden": 0,
        "q=%25": 0,
        "q=_": 0,
        "q=": 2,
        "about=personal": 1,
        "format=comment": 1,
        "from=2026-11-02": 1,
        "to=2026-11-01": 1,
        "from=2026-11-01&to=2026-11-02": 2,
        "unsure=yes": 0,
        "topic=none": 0,
    }.items():
        page = keeper.get(f"/shares?{query}").json
        assert len(page["shares"]) == page["total"] == found, query


@pytest.mark.parametrize("query", ["about=work", "format=poem", "from=yesterday", "to=2026-02-30", "unsure=1"])
def test_an_odd_search_is_explained(keeper: Caller, query: str) -> None:
    """What cannot be looked for is answered with a sentence."""
    assert problem(keeper.get(f"/shares?{query}")) == (400, "invalid_request")


def test_a_share_can_be_deleted(keeper: Caller) -> None:
    """Deleted is gone; deleting it again says so."""
    share = remembered(keeper)
    assert keeper.delete(f"/shares/{share['id']}").status_code == 204
    assert keeper.get("/shares").json["total"] == 0
    assert problem(keeper.delete(f"/shares/{share['id']}")) == (404, "not_found")
    assert problem(keeper.patch(f"/shares/{share['id']}", about="field")) == (404, "not_found")


def test_a_long_history_comes_in_pages(keeper: Caller, clock: Clock) -> None:
    """Following 'next' shows each share once, newest first, also those of one moment."""
    for day in (1, 1, 1, 2, 3, 4, 4):
        remembered(keeper, posted_at=f"2026-11-0{day}T08:00:00Z")
    seen, query = [], ""
    while query is not None:
        page = keeper.get(f"/shares?limit=2{query}").json
        seen += page["shares"]
        query = f"&before={page['next']}" if page["next"] else None
    assert len({share["id"] for share in seen}) == 7
    assert [share["posted_at"] for share in seen] == sorted((share["posted_at"] for share in seen), reverse=True)


@pytest.mark.parametrize("query", ["limit=0", "limit=201", "limit=x", "limit=", "limit=%C2%B2", "limit=1e", "before=x"])
def test_an_odd_question_for_a_page_is_explained(keeper: Caller, query: str) -> None:
    """A limit or a place that does not exist is answered with a sentence."""
    assert problem(keeper.get(f"/shares?{query}")) == (400, "invalid_request")


@pytest.mark.parametrize(
    "change",
    [
        {"posted_at": "yesterday"},
        {"posted_at": "2026-11-24T12:00:60Z"},
        {"posted_at": "2026-02-30T12:00:00Z"},
        {"posted_at": "2026-11-24T12:00:00"},
        {"posted_at": "2026-11-24T12:00:00Z\n"},
        {"posted_at": "0001-01-01T00:00:00+23:59"},
        {"posted_at": "9999-12-31T23:59:59-23:59"},
        {"posted_at": None},
        {"site": "LinkedIn"},
        {"site": "linkedin\n"},
        {"url": "http://example.com"},
        {"url": "javascript:alert(1)"},
        {"url": "https://exa mple.com"},
        {"url": "https://[bad"},
        {"url": "https://example.com/\u0000"},
        {"about": "boss"},
        {"item_ids": ["a b"]},
        {"item_ids": ["a\n"]},
        {"item_ids": ["a"] * 51},
        {"item_ids": "a"},
        {"text": "x" * 100_001},
        {"text": ["x"]},
        {"boss": "yes"},
    ],
    ids=str,
)
def test_what_does_not_fit_is_refused_where_it_does_not(keeper: Caller, change: dict[str, Any]) -> None:
    """A share of the wrong shape is refused, with the place, and nothing is kept."""
    response = keeper.post("/shares", **{"posted_at": POSTED, "site": "linkedin"} | change)
    assert problem(response) == (400, "invalid_request")
    (key,) = change
    assert any(key in each["path"] or key in each["message"] for each in response.json["errors"])
    assert keeper.get("/shares").json["total"] == 0


def test_a_refusal_never_repeats_the_text(keeper: Caller) -> None:
    """What was written does not come back in a problem, where it could be logged."""
    response = keeper.post("/shares", posted_at="Quillwort-4711", site="Quillwort-4711", text=["Quillwort-4711"])
    assert "Quillwort" not in response.text


@pytest.mark.parametrize("share_id", ["..", "%00", "%ff", "a%2Fb", "x" * 3000, "' OR 1=1 --"])
def test_an_id_that_is_none_finds_nothing(keeper: Caller, share_id: str) -> None:
    """However odd an id is, it names no share."""
    remembered(keeper)
    assert problem(keeper.delete(f"/shares/{share_id}")) == (404, "not_found")
    assert keeper.get("/shares").json["total"] == 1
