"""An import adds what is new, completes what is there, and does nothing twice; the person's word stays."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from ownwords import consent
from ownwords.channel import sync
from ownwords.errors import ConsentRequired
from ownwords.models import FORMATS, Format, Grant, Share, Sign
from ownwords.personal import history, linkedin_import
from ownwords.personal.linkedin import Entry
from ownwords.personal.linkedin_match import Known
from ownwords.personal.linkedin_text import ref
from ownwords.schemas import validate
from ownwords.store import Store
from ownwords.wire import time_json

from tests.personal.exporting import COMMENTS, link, row, table, understood

AT = datetime.fromisoformat("2026-05-01T10:01:13+00:00")
LONG = "We changed a blade at night, and this is what I learned."


def imported(
    store: Store, grant: Grant, *files: tuple[str, str], formats: Collection[Format] = FORMATS
) -> dict[str, Any]:
    """Import files, and return what is said about it."""
    export = understood(*files)
    plan = linkedin_import.keep(store, grant, export, formats, linkedin_import.reader(store))
    found = linkedin_import.plan_json(export, plan, AT, kept=True)
    validate("import", found)
    return found


def shares(*rows: dict[str, str]) -> tuple[str, str]:
    """Return a Shares.csv of these rows."""
    return "Shares.csv", table(rows)


SEVERAL = shares(row(1, "At Havblik"), row(2, "My daughter"), row(3, "Bearings"), row(4, "", SharedUrl="https://x.dk"))
SAID = ("Comments.csv", table([{"Date": "2026-05-01 10:01:13", "Link": link(9), "Message": "Well said"}], COMMENTS))


@pytest.mark.parametrize("texts", [True, False], ids=["texts kept", "texts not kept"])
def test_importing_twice_changes_nothing(store: Store, grant: Grant, now: datetime, texts: bool) -> None:
    """The second import of a file finds everything there, and leaves every byte of the history as it was."""
    consent.decide(store, "history_text", texts, now)
    first = imported(store, grant, SEVERAL, SAID)
    before = store.shares.all()
    again = imported(store, grant, SEVERAL, SAID)
    assert first["new"] == {"post": 4, "article": 0, "comment": 1} and again["known"] == 5
    assert store.shares.all() == before and again["completed"] == 0


def test_texts_are_kept_under_their_consent_only(store: Store, grant: Grant, now: datetime) -> None:
    """Without the consent the kind is there and the text is not; with it, the next import fills the texts in."""
    sync.join(store, "demo", now)
    imported(store, grant, SEVERAL)
    assert {share.text for share in store.shares.all()} == {None}
    assert [share.about for share in store.shares.all()] == ["company", "personal", "field", "field"]
    assert store.shares.all()[1].signs == (Sign("life", ""),)
    consent.decide(store, "history_text", True, now)
    assert imported(store, grant, SEVERAL)["completed"] == 3
    assert [share.text for share in store.shares.all()] == ["At Havblik", "My daughter", "Bearings", None]
    assert store.shares.all()[1].signs == (Sign("life", "daughter"),)


def test_without_the_consent_nothing_is_imported(store: Store, grant: Grant, now: datetime) -> None:
    """A grant for something else imports nothing."""
    with pytest.raises(ConsentRequired):
        imported(store, consent.handed_over(), SEVERAL)
    assert store.shares.count() == 0


def test_what_was_shared_tells_the_kind(store: Store, grant: Grant, now: datetime) -> None:
    """A post that shares the company's page is about the company, and goes on being so after another look."""
    sync.join(store, "demo", now)
    imported(store, grant, shares(row(1, "Worth reading", SharedUrl="https://www.havblik.example/news")))
    (share,) = store.shares.all()
    assert (share.about, share.signs) == ("company", (Sign("link", "havblik.example"),))


def test_the_persons_word_stays(store: Store, grant: Grant, now: datetime) -> None:
    """A kind, a text or a day that the person put right is not touched by importing again."""
    consent.decide(store, "history_text", True, now)
    imported(store, grant, shares(row(1, "At sea")))
    share = store.shares.all()[0]
    change = {"about": "personal", "text": "At sea, in my words", "posted_at": time_json(AT - timedelta(days=3))}
    mine = history.change(store, grant, share.id, change, now)
    assert imported(store, grant, shares(row(1, "At sea")))["known"] == 1
    assert store.shares.all() == [mine]


def test_only_the_chosen_formats_count(store: Store, grant: Grant) -> None:
    """Comments and articles stay out unless they are asked for, and it is said how many there were."""
    found = imported(store, grant, SEVERAL, SAID, formats=["post"])
    assert found["left_out"] == {"post": 0, "article": 0, "comment": 1} and store.shares.count() == 4


@pytest.mark.parametrize("texts", [True, False], ids=["texts kept", "texts not kept"])
def test_what_the_panel_noted_is_not_counted_twice(store: Store, grant: Grant, now: datetime, texts: bool) -> None:
    """A post that the panel noted, by its activity and a few seconds later, is the export's share; gaps are filled."""
    consent.decide(store, "history_text", texts, now)
    noted = {"posted_at": time_json(AT + timedelta(seconds=9)), "site": "linkedin", "text": LONG}
    with_url = history.remember(store, grant, {**noted, "url": link(500, "activity")}, now)
    assert imported(store, grant, shares(row(1, LONG)))["known"] == 1
    assert store.shares.all() == [with_url]
    history.forget(store, grant, with_url.id)
    history.remember(store, grant, noted, now)
    assert imported(store, grant, shares(row(1, LONG)))["completed"] == 1
    assert store.shares.all()[0].url == link(1)


def test_a_post_added_by_hand_is_known_by_its_day_and_text(store: Store, grant: Grant, now: datetime) -> None:
    """Added by hand it stands at noon; the same text of the same day is the same post, spaces and addresses apart."""
    consent.decide(store, "history_text", True, now)
    by_hand = {"posted_at": "2026-05-01T12:00:00Z", "site": "linkedin", "text": f"{LONG}  https://havblik.example/a"}
    history.remember(store, grant, by_hand, now)
    assert imported(store, grant, shares(row(1, f"{LONG} https://lnkd.in/x")))["completed"] == 1
    assert store.shares.count() == 1


def entry(at: datetime, text: str = "", number: int | None = None, format: Format = "post") -> Entry:
    """Return an entry of an export."""
    url = link(number) if number is not None else None
    return Entry(format, at, text, url, None, ref(url))


def known(at: datetime, text: str | None, url: str | None, format: Format = "post", site: str = "linkedin") -> Share:
    """Return a share of the history."""
    return Share(f"s{at.timestamp()}{url}", at, site, (), text, url, "field", None, format)


@pytest.mark.parametrize(
    ("share", "asked", "same"),
    [
        (known(AT, "x", link(1)), entry(AT + timedelta(days=90), "y", 1), True),
        (known(AT, "x", link(1, "ugcPost")), entry(AT, "y", 1), True),
        (known(AT, "x", link(1)), entry(AT, "x", 2), True),
        (known(AT, "x", link(1)), entry(AT + timedelta(seconds=1), "x", 2), False),
        (known(AT, None, link(1)), entry(AT, "x", 2), False),
        (known(AT, None, link(7, "activity")), entry(AT + timedelta(seconds=119), "x", 1), True),
        (known(AT, None, link(7, "activity")), entry(AT + timedelta(seconds=121), "x", 1), False),
        (known(AT, "x", link(7, "activity")), entry(AT, "y", 1), False),
        (known(AT, "x", None), entry(AT, "x"), True),
        (known(AT, "Short", None), entry(AT + timedelta(hours=3), "Short"), False),
        (known(AT, LONG, None), entry(AT + timedelta(hours=23), LONG), True),
        (known(AT, LONG, None), entry(AT + timedelta(hours=25), LONG), False),
        (known(AT, "x", None, "comment"), entry(AT, "x"), False),
        (known(AT, "x", None, site="practice"), entry(AT, "x"), False),
        (known(AT, None, None, "comment"), entry(AT, "x", None, "comment"), True),
        (known(AT, None, link(1), "comment"), entry(AT, "x", None, "comment"), False),
    ],
)
def test_what_is_the_same(share: Share, asked: Entry, same: bool) -> None:
    """LinkedIn's name decides first, then the moment with the text, then the time, then the text of a day."""
    assert Known([share]).found([asked]) == [share if same else None]


def test_a_share_without_a_name_answers_for_one_entry() -> None:
    """Two posts within a minute are not both taken for the one that the panel noted, nor for the wrong one."""
    noted = Known([known(AT, None, None), known(AT + timedelta(seconds=60), None, None)])
    found = noted.found([entry(AT + timedelta(seconds=apart)) for apart in (0, 60, 70)])
    assert [each and each.posted_at for each in found] == [AT, AT + timedelta(seconds=60), None]


rows = st.lists(
    st.tuples(
        st.integers(0, 59), st.sampled_from(["At Havblik", "My daughter", LONG, "", 'Say "so"\nnow']), st.booleans()
    ),
    max_size=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.tuples(rows, rows))
@example(([(52, "At Havblik", False)], [(54, "At Havblik", False), (55, "At Havblik", False)]))
def test_importing_in_any_order_comes_to_the_same(store: Store, grant: Grant, now: datetime, halves: Any) -> None:
    """Two overlapping exports, one after the other, give each post once; importing both again does nothing."""
    consent.decide(store, "history", False, now, delete=True)
    consent.decide(store, "history", True, now)
    first, second = (
        shares(*(row(n, text, ShareLink=link(n) if named else "", SharedUrl="https://x.dk") for n, text, named in half))
        for half in halves
    )
    new = sum(imported(store, grant, each)["new"]["post"] for each in (first, second))
    assert new == store.shares.count()
    before = store.shares.all()
    for each in (first, second):
        assert imported(store, grant, each)["new"]["post"] == 0
    assert store.shares.all() == before
