"""Taking posts over on the page: chosen, looked at, kept; or refused in words, with nothing changed."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from flask import Flask
from ownwords import consent
from ownwords.config import Limits
from ownwords.services import Services
from ownwords.store import Store
from werkzeug.test import TestResponse

from tests.pages.visiting import Clock, Visit
from tests.personal.exporting import COMMENTS, archive, link, row, table

POSTS = [row(1, "At sea <b>now</b>"), row(2, "My daughter"), {"Date": "soon", "ShareCommentary": "Lost"}]
SAID = [{"Date": "2026-05-01 10:01:13", "Link": link(9, "activity"), "Message": "Well said"}]
COMPLETE = archive({"Shares.csv": table(POSTS), "Comments_7.csv": table(SAID, COMMENTS), "Profile.csv": "First Name\n"})


@pytest.fixture
def keeper(visit: Visit, app: Flask, store: Store, now: datetime) -> Iterator[Visit]:
    """A visit of a person who said yes to a history."""
    consent.decide(store, "history", True, now)
    yield visit
    services(app).imports.close()


def services(app: Flask) -> Services:
    """Return the companion's services."""
    found: Services = app.extensions["ownwords"]
    return found


def choose(visit: Visit, *files: tuple[str, bytes]) -> TestResponse:
    """Choose files and send the form, as a browser without JavaScript does."""
    token = re.search(r'name="form_token" value="([0-9a-f]{64})"', visit.text("/"))
    assert token
    data = {"form_token": token[1], "files": [(io.BytesIO(content), name) for name, content in files]}
    return visit.post("/history/import", **data)


def settled(visit: Visit, app: Flask) -> str:
    """Wait until the import rests, and return the page."""
    for job in services(app).imports.all():
        assert job.settled.wait(30)
    return visit.text("/history/import")


def test_a_file_is_looked_at_and_then_kept(keeper: Visit, app: Flask, store: Store) -> None:
    """The preview shows what was understood and keeps nothing; one click keeps it, and says what was done."""
    assert choose(keeper, ("LinkedIn.zip", COMPLETE)).status_code == 303
    page = settled(keeper, app)
    assert "2 new posts" in page and "1 new comment" in page and "1 skipped: no date" in page
    assert "line 4: no date that can be read" in page
    assert "tells of your own life" in page and store.shares.count() == 0
    keeper.send("/history/import/keep", formats="post")
    page = settled(keeper, app)
    assert "It is in your history." in page and store.shares.count() == 2
    assert {share.text for share in store.shares.all()} == {None}


def test_the_second_time_everything_is_known(keeper: Visit, app: Flask, store: Store, now: datetime) -> None:
    """Choosing the file again shows that it is all there; comments join when they are ticked."""
    consent.decide(store, "history_text", True, now)
    for formats in (["post"], ["post", "comment"]):
        choose(keeper, ("LinkedIn.zip", COMPLETE))
        page = settled(keeper, app)
        keeper.send("/history/import/keep", formats=formats)
        settled(keeper, app)
    assert "2 known already" in page and store.shares.count() == 3
    assert "At sea &lt;b&gt;now&lt;/b&gt;" in keeper.text("/history")
    choose(keeper, ("LinkedIn.zip", COMPLETE))
    page = settled(keeper, app)
    assert "Everything in it is in your history already." in page and "/history/import/keep" in page
    assert "Put it into the history" not in page


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("Basic.zip", archive({"Profile.csv": "First Name\n"}), "small archive"),
        ("LinkedIn.zip", COMPLETE[:-40], "not whole"),
        ("../../<i>.csv", b"a,b\n1,2\n", "no columns that could be read"),
        ("Shares.csv", b"", "is empty"),
    ],
)
def test_what_cannot_be_read_is_said(
    keeper: Visit, app: Flask, store: Store, name: str, content: bytes, said: str
) -> None:
    """A file that is none is refused with what to do, below which another can be chosen; nothing is changed."""
    choose(keeper, (name, content))
    page = settled(keeper, app)
    assert said in page and 'type="file"' in page and "<i>" not in page and store.shares.count() == 0


def test_parts_are_chosen_together(keeper: Visit, app: Flask) -> None:
    """All parts of an export are chosen at once."""
    one, two = archive({"Shares.csv": table([row(1, "One")])}), archive({"Shares_1.csv": table([row(2, "Two")])})
    choose(keeper, ("one.zip", one), ("two.zip", two))
    assert "2 new posts" in settled(keeper, app)


def test_a_file_beyond_the_limit_says_what_else_to_do(keeper: Visit, app: Flask, clock: Clock) -> None:
    """More than the page takes is not read, and the way for large files is named; other forms keep their own limit."""
    small = Services(services(app).config, services(app).store, clock)
    object.__setattr__(small.config, "limits", Limits(import_file=2_000))
    app.extensions["ownwords"] = small
    refused = choose(keeper, ("LinkedIn.zip", b"x" * 5_000))
    assert refused.status_code == 413 and "ownwords import-linkedin" in refused.text


def test_an_import_is_of_one_visit_and_not_for_long(
    keeper: Visit, app: Flask, store: Store, clock: Clock, now: datetime
) -> None:
    """Another visit sees nothing of it; left alone, it is forgotten after half an hour."""
    choose(keeper, ("LinkedIn.zip", COMPLETE))
    settled(keeper, app)
    other = Visit(app.test_client())
    other.get(f"/sign-in/{store.sessions.create_sign_in(now)[0]}")
    assert "2 new posts" not in other.text("/history/import")
    assert keeper.get("/history/import/state").json == {"state": "understood", "part": 1.0}
    clock.forward(seconds=Limits().import_waits + 1)
    assert keeper.get("/history/import/state").json == {"state": "nothing", "part": 0}


def test_withdrawing_in_between_keeps_nothing(keeper: Visit, app: Flask, store: Store, now: datetime) -> None:
    """A consent that was withdrawn between looking and keeping keeps nothing."""
    choose(keeper, ("LinkedIn.zip", COMPLETE))
    settled(keeper, app)
    consent.decide(store, "history", False, now + timedelta(seconds=1))
    assert keeper.send("/history/import/keep", formats="post").status_code == 403
    assert store.shares.count() == 0


def test_letting_go_forgets_it(keeper: Visit, app: Flask) -> None:
    """Choosing another file begins anew."""
    choose(keeper, ("LinkedIn.zip", COMPLETE))
    settled(keeper, app)
    keeper.send("/history/import/leave")
    assert 'type="file"' in keeper.text("/history/import")
