"""The pages open only for the person at this computer: by an address that works once."""

from __future__ import annotations

import pytest
from flask import Flask
from ownwords.config import Limits
from ownwords.store import Store

from tests.pages.visiting import Clock, Visit

PRIVATE = [
    "/balance",
    "/history",
    "/consent",
    "/data",
    "/data/export",
    "/data/export.json",
    "/consent/records",
    "/data/erase",
]


def test_an_address_works_once(stranger: Visit, app: Flask, store: Store, clock: Clock) -> None:
    """The first to open a one-time address is signed in; the second is told how to get a new one, and is not."""
    key, _ = store.sessions.create_sign_in(clock())
    assert stranger.get(f"/sign-in/{key}?page=history").headers["Location"] == "/history"
    second = Visit(app.test_client())
    refused = second.get(f"/sign-in/{key}")
    assert refused.status_code == 403 and "ownwords open" in refused.text
    assert second.get("/history").status_code == 403


def test_an_old_address_is_refused(stranger: Visit, store: Store, clock: Clock) -> None:
    """An address that nobody opened within its minute opens nothing."""
    key, _ = store.sessions.create_sign_in(clock())
    clock.forward(seconds=Limits().sign_in_life + 1)
    assert stranger.get(f"/sign-in/{key}").status_code == 403


def test_looking_ahead_does_not_use_an_address_up(stranger: Visit, store: Store, clock: Clock) -> None:
    """A HEAD request, as link scanners send, leaves the address for the person."""
    key, _ = store.sessions.create_sign_in(clock())
    stranger.client.head(f"/sign-in/{key}", base_url="http://127.0.0.1:8020")
    assert stranger.get(f"/sign-in/{key}").status_code == 303


@pytest.mark.parametrize("page", ["//evil.example", "https://evil.example", "../x", "sign_in", ""])
def test_an_address_leads_only_to_our_pages(stranger: Visit, store: Store, clock: Clock, page: str) -> None:
    """Whatever the address asks for, it leads to one of the person's pages."""
    key, _ = store.sessions.create_sign_in(clock())
    assert stranger.get(f"/sign-in/{key}?page={page}").headers["Location"] == "/balance"


def test_the_cookie_is_kept_from_scripts_and_other_sites(stranger: Visit, store: Store, clock: Clock) -> None:
    """The cookie is HttpOnly and SameSite=Strict, and carries the port in its name."""
    cookie = stranger.get(f"/sign-in/{store.sessions.create_sign_in(clock())[0]}").headers["Set-Cookie"]
    assert cookie.startswith("ownwords-8020=") and "HttpOnly" in cookie and "SameSite=Strict" in cookie


@pytest.mark.parametrize("path", PRIVATE)
@pytest.mark.usefixtures("remembered")
def test_nothing_leaks_without_a_visit(stranger: Visit, path: str) -> None:
    """Without signing in, a private page says how to open it and shows nothing of the person's."""
    refused = stranger.get(path)
    assert refused.status_code == 403
    assert "ownwords open" in refused.text and "My own line" not in refused.text


@pytest.mark.parametrize("path", PRIVATE)
@pytest.mark.usefixtures("remembered")
def test_somebody_elses_cookie_opens_nothing(stranger: Visit, path: str) -> None:
    """A made-up cookie, as from another companion, is no visit."""
    stranger.client.set_cookie("ownwords-8020", "x" * 43, domain="127.0.0.1")
    assert stranger.get(path).status_code == 403


def test_a_visit_ends_by_itself(visit: Visit, clock: Clock) -> None:
    """A visit lasts as long as the limit says, and not a second longer."""
    clock.forward(seconds=Limits().session_life - 1)
    assert visit.get("/balance").status_code == 200
    clock.forward(seconds=2)
    assert visit.get("/balance").status_code == 403


def test_closing_the_pages_ends_the_visit_in_the_companion(visit: Visit, app: Flask) -> None:
    """After closing, even a browser that kept the cookie is not signed in."""
    kept = visit.client.get_cookie("ownwords-8020", domain="127.0.0.1")
    assert kept is not None
    assert "The pages are closed" in visit.send("/sign-out").text
    other = Visit(app.test_client())
    other.client.set_cookie("ownwords-8020", kept.value, domain="127.0.0.1")
    assert other.get("/balance").status_code == 403


@pytest.mark.parametrize("path", ["/", "/practice", "/learn"])
@pytest.mark.usefixtures("remembered")
def test_open_pages_are_open(stranger: Visit, path: str) -> None:
    """The first page, practice and the lessons open for anybody at the computer, with no form and nothing personal."""
    page = stranger.text(path)
    assert "My own line" not in page and "form_token" not in page
