"""What one companion exports, another takes in: the same, nothing twice, nothing lost, and no consent by itself."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ownwords import consent
from ownwords.errors import ConsentRequired
from ownwords.models import ABOUTS, CONSENT_PURPOSES, FORMATS, LANGUAGES, Later, Preferences, QuietHours, Share, Sign
from ownwords.personal.archive import archive
from ownwords.personal.archive_reading import read
from ownwords.personal.bringing_in import Brought, bring_in
from ownwords.personal.consent_records import consent_records
from ownwords.personal.export import export
from ownwords.personal.joining import joined
from ownwords.store import Decision, Store

IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,20}", fullmatch=True)
TIMES = st.datetimes(datetime(2005, 1, 1), datetime(2026, 11, 1), timezones=st.just(UTC)).map(
    lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000)
)
TEXTS = st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
SIGNS = st.builds(Sign, st.sampled_from(["idea", "name", "link", "hashtag", "life"]), st.text(max_size=10))
SHARES = st.builds(
    Share,
    id=IDS,
    posted_at=TIMES,
    site=st.sampled_from(["linkedin", "x"]),
    item_ids=st.lists(IDS, max_size=3).map(tuple),
    text=TEXTS,
    url=st.none() | st.just("https://www.linkedin.com/feed/update/æ"),
    about=st.sampled_from(ABOUTS),
    own_words=st.none() | st.floats(0, 1),
    format=st.sampled_from(FORMATS),
    topics=st.lists(IDS, max_size=2).map(tuple),
    about_by=st.sampled_from(["person", "signs", "guess"]),
    signs=st.lists(SIGNS, max_size=2).map(tuple),
    version=st.integers(1, 9),
)
DECISIONS = st.builds(
    Decision,
    purpose=st.sampled_from(CONSENT_PURPOSES),
    granted=st.booleans(),
    decided_at=TIMES,
    language=st.none() | st.sampled_from(LANGUAGES),
    notice=st.none() | st.just("2026-11-25"),
    method=st.none() | st.sampled_from(["page", "program", "import", "erase"]),
)
UNIQUE_IDS = st.lists(IDS, max_size=3, unique=True).map(tuple)
PREFERENCES = st.builds(
    Preferences,
    language=st.none() | st.sampled_from(LANGUAGES),
    target=st.floats(0, 1),
    topics=UNIQUE_IDS,
    hidden_items=UNIQUE_IDS,
    muted_rules=UNIQUE_IDS,
    later_items=st.lists(
        st.builds(Later, IDS, TIMES, st.none() | TIMES), max_size=3, unique_by=lambda each: each.item
    ).map(tuple),
    quiet_hours=st.none() | st.just(QuietHours(time(17), time(7, 30))),
    quiet_sites=st.just(()) | st.just(("linkedin",)),
)
KEPT = ("preferences", "consents", "shares")
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@contextmanager
def companion() -> Iterator[Store]:
    """Give an empty companion."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "ownwords.db")
        yield store
        store.close()


def file_of(store: Store, at: datetime = NOW) -> bytes:
    """Return the ZIP that a person takes along."""
    return archive(export(store, at, "0.1.0"), consent_records(store, at), at)


def take_in(store: Store, data: bytes, **options: Any) -> Brought:
    """Bring a file in, as the person does by choosing it."""
    return bring_in(store, consent.handed_over("history"), read(data), NOW, **options)


def kept(store: Store) -> dict[str, Any]:
    """Return what an export holds of the person's own."""
    document = export(store, NOW, "0.1.0")
    return {name: document[name] for name in KEPT}


@settings(max_examples=25, deadline=None)
@given(st.lists(SHARES, max_size=8, unique_by=lambda share: share.id), st.lists(DECISIONS, max_size=4), PREFERENCES)
def test_an_empty_companion_holds_the_same_afterwards(
    shares: list[Share], decisions: list[Decision], preferences: Preferences
) -> None:
    """Every share, decision and preference is equal; a second time nothing changes; and nothing is granted by it."""
    with companion() as here, companion() as there:
        here.shares.add(*shares)
        here.consents.record(*decisions)
        here.preferences.save(preferences)
        data = file_of(here)
        assert take_in(there, data).shares == len(shares)
        assert kept(there) == kept(here)
        again = take_in(there, data)
        assert (again.shares, again.decisions) == (0, 0)
        assert kept(there) == kept(here)
        assert not any(granted for _, granted, _ in consent.overview(there))


def share(share_id: str, days: int, text: str | None = "Ord") -> Share:
    """Return a share of so many days ago."""
    return Share(share_id, NOW - timedelta(days=days), "linkedin", (), text, f"https://x.example/{days}", "field", None)


def test_two_histories_become_one() -> None:
    """Shares are joined; the same post under another id is not there twice; one that was changed here stays changed."""
    with companion() as here, companion() as there:
        here.shares.add(share("a", 1), share("b", 2), share("c", 3))
        there.shares.add(replace(share("a", 1), about="personal", version=2), share("other-b", 2), share("d", 4))
        found = take_in(there, file_of(here))
        assert (found.shares, found.known) == (1, 2)
        assert {each.id: each.about for each in there.shares.all()} == {
            "a": "personal",
            "other-b": "field",
            "c": "field",
            "d": "field",
        }


def test_a_consent_applies_where_the_person_agrees_to_it(store: Store, now: datetime) -> None:
    """As a decision of now, by the import; and only if the file said yes to it last."""
    with companion() as here:
        for purpose, granted in (("history", True), ("history_text", True), ("history_text", False)):
            consent.decide(here, purpose, granted, now)  # type: ignore[arg-type]
        found = take_in(store, file_of(here), agree=("history", "history_text", "draft_reading"))
    assert found.agreed == ("history",) and found.decisions == 3
    last = store.consents.current("history")
    assert last and last.granted and last.method == "import" and last.decided_at == NOW
    assert consent.granted(store, "history_text") is None


def test_what_was_turned_off_here_stays_off(store: Store, now: datetime) -> None:
    """With remembering off nothing comes in; with texts off the texts stay outside."""
    with companion() as here:
        here.shares.add(share("a", 1), share("b", 2, text=None))
        data = file_of(here)
    consent.decide(store, "history", False, now)
    with pytest.raises(ConsentRequired):
        take_in(store, data)
    assert store.shares.count() == 0
    consent.decide(store, "history", True, now)
    consent.decide(store, "history_text", False, now)
    assert take_in(store, data).texts_left_out == 1
    assert [each.text for each in store.shares.all()] == [None, None]


def test_a_backup_is_made_before(store: Store, now: datetime) -> None:
    """So that a file that was somebody else's can be taken back."""
    store.shares.add(share("mine", 1))
    with companion() as here:
        here.shares.add(share("a", 2))
        take_in(store, file_of(here))
    assert len(store.backups()) == 1 and store.shares.count() == 2


def test_an_import_that_fails_changes_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is one transaction: when the last step cannot be written, the first is not either."""
    with companion() as here:
        here.shares.add(share("a", 1))
        consent.decide(here, "history", True, NOW)
        here.preferences.save(Preferences(target=0.4))
        data = file_of(here)

    def broken(*_: object) -> Preferences:
        raise RuntimeError("in the middle")

    monkeypatch.setattr("ownwords.personal.bringing_in.joined", broken)
    with pytest.raises(RuntimeError):
        take_in(store, data)
    assert store.shares.count() == 0 and store.consents.decisions() == []


@settings(deadline=None)
@given(PREFERENCES, PREFERENCES)
def test_joining_preferences_takes_nothing_away(ours: Preferences, theirs: Preferences) -> None:
    """What was set here stays; lists have both; joining again, or with nothing, changes nothing."""
    found = joined(ours, theirs)
    put_off = [each.item for each in found.later_items]
    assert len(set(put_off)) == len(put_off) and found.later_items[: len(ours.later_items)] == ours.later_items
    assert set(found.hidden_items) == {*ours.hidden_items, *theirs.hidden_items}
    assert found.target == (theirs.target if ours.target == Preferences().target else ours.target)
    assert joined(found, theirs) == found and joined(ours, Preferences()) == ours
    assert joined(Preferences(), theirs) == theirs


def test_what_is_muted_here_is_not_followed_by_an_import() -> None:
    """A topic is on one list at most: the one it is on here."""
    found = joined(Preferences(muted_topics=("wind",)), Preferences(topics=("wind", "sea")))
    assert (found.topics, found.muted_topics) == (("sea",), ("wind",))
