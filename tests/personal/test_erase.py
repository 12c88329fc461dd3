"""What goes is told beforehand, to the number, and is then gone from every file; the rest stays."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ownwords import consent
from ownwords.channel import sync
from ownwords.config import Limits
from ownwords.errors import InvalidRequest
from ownwords.models import CONSENT_PURPOSES, Preferences, Share
from ownwords.personal.erase import Going, Scope, erase, going
from ownwords.personal.keeping import Keeper
from ownwords.store import Store

from tests.personal.test_bringing_in import NOW, companion

SECRET = "Kattegatsfærgen"
# What an erasing of everything leaves: nothing in them says what the person wrote or decided.
STAYING = {
    "channels",
    "items",
    "lessons",
    "pairings",
    "pairing_key",
    "catalogue_revision",
    "backed_up",
    "classified",
}


def fill(store: Store, now: datetime) -> None:
    """Write something into every table that is the person's."""
    sync.join(store, "demo", now)
    for purpose in CONSENT_PURPOSES:
        consent.decide(store, purpose, True, now)
    for days in range(4):
        text = f"{SECRET} {days}" if days != 1 else None
        store.shares.add(Share(f"s{days}", now - timedelta(days=days), "linkedin", (), text, None, "field", None))
    store.preferences.save(Preferences(hidden_items=(SECRET,)))
    store.sessions.redeem(store.sessions.create_sign_in(now)[0], now)
    store.sessions.create_sign_in(now)
    store.pairings.redeem(store.pairings.create_code(now).code, "chrome-extension://abc", "Chrome", now)
    store.pairings.create_code(now)
    store.shares.classified("Havblik")
    store.back_up(now, 5)
    (store._database.backups.aside / "before").mkdir(parents=True)
    (store._database.backups.aside / "before" / "ownwords.db").write_bytes(SECRET.encode())


def holders(home: Path) -> list[str]:
    """Name the files that hold the secret."""
    return [path.name for path in home.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]


def test_everything_goes(store: Store, now: datetime, home: Path) -> None:
    """Every table that is the person's is empty, no file holds a word, and no backup stays."""
    fill(store, now)
    assert going(store, Scope()) == Going(4, 3, 3, 1, 0, 1, True)
    assert erase(store, now) == Going(4, 3, 3, 1, 0, 1, True)
    assert holders(home) == [] and store.backups() == []
    assert {path.name for path in home.iterdir()} <= {"ownwords.db", "ownwords.db-wal", "ownwords.db-shm"}
    assert _filled(store) <= STAYING
    assert going(store, Scope()) == Going(0, 0, 0, 0, 0, 0, True)


def test_the_records_of_consents_can_stay(store: Store, now: datetime, home: Path) -> None:
    """They then say that everything was withdrawn, and nothing is granted; all else is gone."""
    fill(store, now)
    assert going(store, Scope(keep_records=True)).decisions == 0
    erase(store, now + timedelta(hours=1), Scope(keep_records=True))
    assert [(each.granted, each.method) for each in store.consents.decisions()][3:] == [(False, "erase")] * 3
    assert not any(granted for _, granted, _ in consent.overview(store))
    assert holders(home) == [] and store.shares.count() == 0


def test_only_the_texts_go(store: Store, now: datetime, home: Path) -> None:
    """The shares stay without them, in the backups too."""
    fill(store, now)
    store.preferences.save(Preferences())
    assert going(store, Scope("texts")) == Going(0, 3, 0, 0, 1, 1, False)
    erase(store, now, Scope("texts"))
    assert holders(home) == [] and store.shares.count() == 4 and len(store.backups()) == 1


def test_a_period_is_half_open(store: Store, now: datetime, home: Path) -> None:
    """A share at its start goes, one at its end stays, here and in the backup."""
    fill(store, now)
    scope = Scope("period", now - timedelta(days=2), now)
    assert going(store, scope) == Going(2, 1, 0, 0, 1, 1, False)
    erase(store, now, scope)
    assert [share.id for share in store.shares.all()] == ["s3", "s0"]
    assert f"{SECRET} 2".encode() not in b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())


@pytest.mark.parametrize("scope", [Scope("period", since=NOW), Scope("period", until=NOW)])
def test_a_period_can_be_open_on_one_side(store: Store, scope: Scope) -> None:
    """From a moment on, or until one."""
    for hours in (-1, 0, 1):
        store.shares.add(Share(f"s{hours}", NOW + timedelta(hours=hours), "linkedin", (), None, None, "field", None))
    assert erase(store, NOW, scope).shares == 3 - store.shares.count() == (2 if scope.since else 1)


def test_odd_scopes_are_refused() -> None:
    """A period without ends, one that ends before it begins, ends without a period, records that stay anyway."""
    for said in (
        ("period",),
        ("period", NOW, NOW),
        ("texts", NOW),
        ("everything", None, NOW),
        ("texts", None, None, True),
    ):
        with pytest.raises(InvalidRequest, match="."):
            Scope(*said)  # type: ignore[arg-type]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9000)), min_size=1, max_size=30), st.data())
def test_a_deleted_text_is_in_no_page_that_was_split_or_moved(
    writes: list[tuple[int, int]], data: st.DataObject
) -> None:
    """Whatever was written before and however pages were filled, split and moved: a deleted share leaves no byte."""
    with companion() as store:
        for number, (share, length) in enumerate(writes):
            text = f"secret-{share}-of-share " + f"{number} " * length
            new = Share(f"s{share}", NOW, "linkedin", (), text, None, "field", None)
            if store.shares.get(new.id):
                store.shares.change(new.id, lambda _, new=new: new)  # type: ignore[misc]
            else:
                store.shares.add(new)
        store.back_up(NOW, 2)
        gone = data.draw(st.sampled_from(sorted({share for share, _ in writes})))
        store.shares.delete(f"s{gone}")
        home = store._database.path.parent
        kept = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
        assert f"secret-{gone}-of-share".encode() not in kept


def test_backups_are_made_when_one_is_due(store: Store, now: datetime) -> None:
    """At once where there is none, then once a day, also when the clock was put back; the oldest goes."""
    moment = [now]
    keeper = Keeper(store, lambda: moment[0], Limits(backups=2))
    counts = []
    for hours in (0, 1, 25, 49, -100):
        moment[0] = now + timedelta(hours=hours)
        keeper.keep()
        counts.append(len(store.backups()))
    assert counts == [1, 1, 2, 2, 2]
    assert store.backups()[0].at > now + timedelta(hours=49)


def test_what_was_set_aside_goes_in_time(store: Store, now: datetime) -> None:
    """After a month a damaged database is let go; a younger one stays."""
    aside = store._database.backups.aside
    for days in (29, 31):
        (aside / (now - timedelta(days=days)).strftime("%Y%m%dT%H%M%S%f")).mkdir(parents=True)
    Keeper(store, lambda: now).keep()
    assert store.erasing.set_aside() == 1


def _filled(store: Store) -> set[str]:
    """Name the tables that hold anything; SQLite's own and those inside a full-text index are passed over."""
    with store._database.reading() as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        own = [name for name in names if not name.startswith(("sqlite_", "_sqlite", "item_terms_", "item_vocabulary"))]
        return {name for name in own if connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]}
