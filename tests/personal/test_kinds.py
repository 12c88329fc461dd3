"""Kinds are worked out again when a channel changes, and what the person said is never touched."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ownwords import consent
from ownwords.channel import sync
from ownwords.models import ABOUTS, FORMATS, Grant, Share, Sign
from ownwords.personal import history
from ownwords.personal.classify import Classifier
from ownwords.personal.kinds import again, work_out_again
from ownwords.store import Store
from ownwords.wire import time_json


def kept(store: Store, grant: Grant, now: datetime, text: str, **more: Any) -> Share:
    """Remember a share of this text."""
    return history.remember(store, grant, {"posted_at": time_json(now), "site": "linkedin", "text": text, **more}, now)


@pytest.mark.usefixtures("texts_too")
def test_joining_a_channel_settles_old_guesses(store: Store, grant: Grant, now: datetime) -> None:
    """Once the company is known, a post that names it is about it; leaving the channel makes it a guess again."""
    share = kept(store, grant, now, "A week at Havblik")
    assert (share.about, share.about_by) == ("field", "guess")
    sync.join(store, "demo", now)
    work_out_again(store)
    found = history.get(store, grant, share.id)
    assert (found.about, found.about_by, found.signs) == ("company", "signs", (Sign("name", "Havblik"),))
    sync.leave(store, "havblik")
    work_out_again(store)
    assert history.get(store, grant, share.id).about_by == "guess"


@pytest.mark.usefixtures("texts_too")
def test_the_persons_word_stays(store: Store, grant: Grant, now: datetime) -> None:
    """A kind that the person gave is the same after any channel came or went, to the version."""
    share = kept(store, grant, now, "A week at Havblik", about="personal")
    sync.join(store, "demo", now)
    work_out_again(store)
    found = history.get(store, grant, share.id)
    assert (found.about, found.about_by, found.version) == ("personal", "person", 1)


def test_what_was_seen_in_a_text_that_is_gone_counts_on(store: Store, grant: Grant, now: datetime) -> None:
    """Without its text, a post stays about the company as long as that company is joined."""
    sync.join(store, "demo", now)
    share = kept(store, grant, now, "At Havblik, see https://www.havblik.example")
    assert share.text is None and {each.sign for each in share.signs} >= {"name"}
    assert again(share, Classifier({}, [each.channel for each in store.catalogue.channels()])).about == "company"
    assert again(share, Classifier({}, [])).about_by == "guess"


def test_a_word_about_life_is_not_kept_without_the_text(store: Store, grant: Grant, now: datetime) -> None:
    """That a post told of one's life is remembered; the word that said so belongs to the text."""
    share = kept(store, grant, now, "My daughter laughed")
    assert share.signs == (Sign("life", ""),) and share.signs[0].words.en == "tells of your own life"
    consent.decide(store, "history_text", True, now)
    share = kept(store, grant, now, "My daughter laughed")
    assert share.signs == (Sign("life", "daughter"),)
    store.erasing.texts()
    assert {each.signs for each in store.shares.all()} == {(Sign("life", ""),)}


@pytest.mark.usefixtures("texts_too")
def test_nothing_is_worked_out_without_consent(store: Store, grant: Grant, now: datetime) -> None:
    """After the consent was withdrawn, the history lies as it was; given again, it catches up."""
    share = kept(store, grant, now, "A week at Havblik")
    consent.decide(store, "history", False, now)
    sync.join(store, "demo", now)
    work_out_again(store)
    assert store.shares.all()[0] == share
    consent.decide(store, "history", True, now)
    work_out_again(store)
    assert store.shares.all()[0].about == "company"


signs = st.builds(Sign, st.sampled_from(["idea", "name", "link", "hashtag", "life"]), st.text(max_size=8))


@given(st.none() | st.text(max_size=60), st.lists(signs, max_size=3), st.sampled_from(ABOUTS), st.sampled_from(FORMATS))
def test_working_out_twice_is_working_out_once(text: str | None, found: list[Sign], about: Any, format: Any) -> None:
    """A kind that was just worked out stays: looking again changes nothing, and a kind by hand never changes."""
    at = datetime.fromisoformat("2026-11-24T12:00:00+00:00")
    share = Share("a", at, "linkedin", (), text, None, about, None, format, (), "signs", tuple(found))
    once = again(share, Classifier({}, []))
    assert again(once, Classifier({}, [])) == once
    said = Share("a", at, "linkedin", (), text, None, about, None, format)
    assert again(said, Classifier({}, [])).about == about
