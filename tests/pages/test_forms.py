"""A form changes something only in the visit it was made for."""

from __future__ import annotations

import pytest
from flask import Flask
from ownwords.store import Store

from tests.pages.visiting import Visit

FORMS = [
    "/pairing-code",
    "/channels/join-demo",
    "/channels/leave",
    "/consent/history",
    "/data/erase",
    "/data/import",
    "/history/add",
    "/history/import",
    "/history/import/keep",
    "/history/import/leave",
    "/history/s0",
    "/history/s0/kind",
    "/history/s0/delete",
    "/history/s0/restore",
    "/preferences/again",
    "/preferences/language",
    "/preferences/languages",
    "/preferences/places",
    "/preferences/quiet",
    "/preferences/target",
    "/preferences/topics",
    "/sign-out",
]


def test_every_form_is_in_the_list(app: Flask) -> None:
    """The list above names every form of the pages, so that a new one cannot be forgotten."""
    rules = [
        rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("pages.") and "POST" in (rule.methods or ())
    ]
    assert len(rules) == len(FORMS)


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.usefixtures("remembered")
def test_a_form_without_its_token_changes_nothing(visit: Visit, store: Store, path: str) -> None:
    """Without the token the person gets a friendly page, and all is as it was."""
    refused = visit.post(path, about="company", granted="no", delete="yes")
    assert refused.status_code == 403 and "Nothing was changed" in refused.text
    assert store.shares.count() == 6 and store.consents.current("history").granted
    assert store.shares.get("s0").about == "company"


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.usefixtures("remembered")
def test_a_form_without_a_visit_changes_nothing(stranger: Visit, store: Store, path: str) -> None:
    """Without a visit no form is heard."""
    assert stranger.post(path, form_token="", granted="no", delete="yes").status_code == 403
    assert store.shares.count() == 6


@pytest.mark.parametrize("token", ["", "0" * 64, "æøå", "\ud83d"])
@pytest.mark.usefixtures("remembered")
def test_a_guessed_token_is_refused(visit: Visit, token: str) -> None:
    """A token that is not this visit's is refused, whatever characters it has."""
    assert visit.post("/history/s0/delete", form_token=token.encode("utf-8", "surrogatepass")).status_code == 403


def test_another_visits_token_is_refused(visit: Visit, app: Flask, store: Store, now: object) -> None:
    """A token from one visit is worth nothing in another, even of the same person."""
    other = Visit(app.test_client())
    other.get(f"/sign-in/{store.sessions.create_sign_in(now)[0]}")
    token = other.text("/data").split('name="form_token" value="')[1][:64]
    assert visit.post("/data/erase", form_token=token).status_code == 403
