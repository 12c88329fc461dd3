"""The history remembers what the person allowed, and what they say about it goes before what we work out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ownwords import consent
from ownwords.channel import sync
from ownwords.errors import ConsentRequired, NotFound
from ownwords.models import ABOUTS, Grant
from ownwords.personal import balance, history
from ownwords.schemas import validate
from ownwords.store import Store
from ownwords.wire import share_json, time_json


def new(at: datetime, **more: Any) -> dict[str, Any]:
    """Return a body of POST /shares."""
    body = {"posted_at": time_json(at), "site": "linkedin", **more}
    validate("share#new", body)
    return body


def test_without_the_text_consent_no_text_is_kept(store: Store, grant: Grant, now: datetime) -> None:
    """The text decides the kind and is then gone, unless the person said yes to keeping it."""
    share = history.remember(store, grant, new(now, text="My daughter laughed"), now)
    assert share.about == "personal" and share.text is None
    assert store.shares.all()[0].text is None


@pytest.mark.usefixtures("texts_too")
def test_with_the_text_consent_the_text_is_kept(store: Store, grant: Grant, now: datetime) -> None:
    """With the person's yes the text is kept with its lines."""
    history.remember(store, grant, new(now, text="One\n\nTwo 🌊"), now)
    assert store.shares.all()[0].text == "One\n\nTwo 🌊"


@pytest.mark.usefixtures("texts_too")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(text=st.text(st.characters(codec=None), max_size=200))
def test_any_text_can_be_kept(store: Store, grant: Grant, now: datetime, text: str) -> None:
    """Whatever a browser sends as text is kept and found again; only half characters are replaced."""
    share = history.remember(store, grant, new(now, text=text), now)
    kept = store.shares.get(share.id)
    assert kept and kept.text is not None and len(kept.text) <= len(text)


@pytest.mark.parametrize("about", ABOUTS)
def test_the_person_says_the_kind(store: Store, grant: Grant, now: datetime, about: str) -> None:
    """A kind the person gives is kept, whatever the text says."""
    assert history.remember(store, grant, new(now, text="My daughter", about=about), now).about == about


def test_own_words_are_measured_against_the_item(store: Store, grant: Grant, now: datetime) -> None:
    """A post that is an item's own wording is 0 own words, a post of other words 1, and one without an item unknown."""
    sync.join(store, "demo", now)
    item = next(each for each in store.catalogue.items().values() if len(each.summary.split()) > 12)
    copied = history.remember(store, grant, new(now, text=item.summary, item_ids=[item.id]), now)
    own = history.remember(store, grant, new(now, text="Something else happened to us all", item_ids=[item.id]), now)
    free = history.remember(store, grant, new(now, text=item.summary), now)
    assert (copied.own_words, own.own_words, free.own_words) == (0, 1, None)
    assert copied.about == item.about


def test_a_clock_ahead_of_ours_means_now(store: Store, grant: Grant, now: datetime) -> None:
    """A post from the future would stay out of the balance; it is taken as posted now."""
    assert history.remember(store, grant, new(now + timedelta(hours=3)), now).posted_at == now


def test_a_change_touches_only_what_it_names(store: Store, grant: Grant, now: datetime) -> None:
    """Changing the kind leaves the rest; the reply is what is stored."""
    before = history.remember(store, grant, new(now, url="https://x.example/1", item_ids=["a"]), now)
    after = history.change(store, grant, before.id, {"about": "personal"}, now)
    assert after == store.shares.get(before.id)
    assert share_json(after) == share_json(before) | {
        "about": "personal",
        "about_by": "person",
        "signs": [],
        "version": 2,
    }


def test_a_kind_can_be_worked_out_again(store: Store, grant: Grant, now: datetime) -> None:
    """Giving the kind up works it out from what there is."""
    sync.join(store, "demo", now)
    before = history.remember(store, grant, new(now, text="Havblik", about="personal"), now)
    assert history.change(store, grant, before.id, {"about": None, "text": "At Havblik"}, now).about == "company"


def test_a_changed_text_needs_the_text_consent(store: Store, grant: Grant, now: datetime) -> None:
    """A text sent with a change is not kept without the person's yes."""
    share = history.remember(store, grant, new(now), now)
    assert history.change(store, grant, share.id, {"text": "Secret"}, now).text is None


def test_what_is_not_there_is_said_so(store: Store, grant: Grant, now: datetime) -> None:
    """Changing or forgetting a post that is gone says that it is."""
    with pytest.raises(NotFound):
        history.change(store, grant, "gone", {"about": "field"}, now)
    with pytest.raises(NotFound):
        history.forget(store, grant, "gone")


def test_forgetting_takes_one_post(store: Store, grant: Grant, now: datetime) -> None:
    """Forgetting takes that post and leaves its neighbours."""
    shares = [history.remember(store, grant, new(now), now) for _ in range(3)]
    history.forget(store, grant, shares[1].id)
    assert {each.id for each in store.shares.all()} == {shares[0].id, shares[2].id}


def test_another_grant_opens_no_history(store: Store, now: datetime) -> None:
    """A grant to read drafts is no grant to remember, change, list or forget."""
    reading = consent.handed_over()
    for attempt in (
        lambda: history.remember(store, reading, new(now), now),
        lambda: history.change(store, reading, "x", {"about": "field"}, now),
        lambda: history.page(store, reading, None, 10),
        lambda: history.forget(store, reading, "x"),
    ):
        with pytest.raises(ConsentRequired):
            attempt()


def test_the_balance_counts_the_history(store: Store, grant: Grant, now: datetime) -> None:
    """What is remembered is in the balance the moment after; once the consent is withdrawn, nothing is counted."""
    for about in ABOUTS:
        history.remember(store, grant, new(now - timedelta(days=1), about=about), now)
    assert balance.current(store, now, 90).counts == {"company": 1, "field": 1, "personal": 1}
    consent.decide(store, "history", False, now)
    assert balance.current(store, now, 90).total == 0
