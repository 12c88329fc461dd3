"""POST /sessions: the extension opens the person's pages, signed in."""

from __future__ import annotations

import pytest
from werkzeug.test import TestResponse

from tests.api.caller import ADDRESS, Caller, problem
from tests.pages.visiting import Clock


def opened(caller: Caller, url: str) -> TestResponse:
    """Open an address in a browser tab of its own."""
    return caller.app.test_client().get(url.removeprefix(ADDRESS), base_url=ADDRESS, follow_redirects=True)


@pytest.mark.parametrize("page", ["balance", "history", "consent", "data", "practice", "learn"])
def test_each_page_opens_signed_in(caller: Caller, page: str) -> None:
    """The address leads to the page that was asked for."""
    response = opened(caller, caller.post("/sessions", page=page).json["url"])
    assert (response.status_code, response.request.path) == (200, f"/{page}")


def test_balance_is_the_page_when_none_is_named(caller: Caller) -> None:
    """An empty request opens the balance."""
    assert opened(caller, caller.post("/sessions").json["url"]).request.path == "/balance"


def test_the_address_works_once(caller: Caller) -> None:
    """It stays behind in the browser's history, where it opens nothing."""
    url = caller.post("/sessions", page="balance").json["url"]
    assert opened(caller, url).status_code == 200
    assert opened(caller, url).status_code == 403


def test_the_address_works_for_a_minute(caller: Caller, clock: Clock) -> None:
    """At its end it opens nothing."""
    found = caller.post("/sessions", page="balance").json
    assert found["expires_at"] == "2026-11-24T12:01:00.000Z"
    clock.forward(seconds=60)
    assert opened(caller, found["url"]).status_code == 403


def test_the_address_is_the_companions_own(caller: Caller) -> None:
    """It never leads elsewhere, and does not carry the token."""
    url = caller.post("/sessions", page="balance").json["url"]
    assert url.startswith(f"{ADDRESS}/sign-in/")
    assert caller.token and caller.token not in url


@pytest.mark.parametrize("page", ["", "//evil.example", "balance\n", "../api/v1/export", None])
def test_a_page_that_is_none_is_refused(caller: Caller, page: object) -> None:
    """Only the person's pages can be asked for."""
    assert problem(caller.post("/sessions", page=page)) == (400, "invalid_request")
