"""Everything out, and everything gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from ownwords import consent
from ownwords.channel import sync
from ownwords.errors import InvalidRequest
from ownwords.models import Grant, Preferences, Share
from ownwords.personal.erase import erase
from ownwords.personal.export import export
from ownwords.schemas import validate
from ownwords.store import Store


def share(number: int, at: datetime, text: str = "Kun mine egne ord") -> Share:
    """Return a share."""
    return Share(f"s{number}", at, "linkedin", ("a",), text, "https://x.example/1", "field", 0.5)


def test_an_empty_companion_exports(store: Store, now: datetime) -> None:
    """A companion that knows nothing yet says so in a document that fits the schema."""
    document = export(store, now, "0.1.0")
    validate("export", document)
    assert document["shares"] == document["consents"] == document["channels"] == document["pairings"] == []


def test_everything_is_in_the_export(store: Store, grant: Grant, now: datetime) -> None:
    """Shares oldest first, every decision, preferences, channels and the names of paired browsers are in it."""
    for number in range(3):
        store.shares.add(share(number, now - timedelta(days=number)))
    store.preferences.save(Preferences(language="da", target=0.3, muted_rules=("shouting",)))
    consent.decide(store, "history", False, now + timedelta(minutes=1))
    sync.join(store, "demo", now)
    store.pairings.redeem(store.pairings.create_code(now).code, "chrome-extension://abc", "Chrome", now)
    document = export(store, now, "0.1.0")
    assert [each["id"] for each in document["shares"]] == ["s2", "s1", "s0"]
    assert [each["granted"] for each in document["consents"]] == [True, False]
    assert document["preferences"]["muted_rules"] == ["shouting"]
    assert [each["name"] for each in document["channels"]] == ["Havblik"]
    assert [each["name"] for each in document["pairings"]] == ["Chrome"]


def test_no_secret_is_in_the_export(store: Store, now: datetime) -> None:
    """The file may be passed on without passing on a key to the companion."""
    paired = store.pairings.redeem(store.pairings.create_code(now).code, "chrome-extension://abc", "Chrome", now)
    document = str(export(store, now, "0.1.0"))
    assert paired.token not in document and paired.pairing_key not in document and "hash" not in document


def test_what_does_not_fit_the_schema_is_not_handed_over(store: Store, now: datetime) -> None:
    """A row that somebody else put into the database stops the export, rather than becoming a file nobody can read."""
    store.shares.add(replace(share(1, now), url="javascript:alert(1)"))
    with pytest.raises(InvalidRequest):
        export(store, now, "0.1.0")


def test_erasing_leaves_no_byte(store: Store, grant: Grant, now: datetime, home: Path) -> None:
    """After erasing, no file in the data folder holds a word of what was written, and only channels stay."""
    store.shares.add(share(1, now, "Kattegatsfærgen klokken fem"))
    sync.join(store, "demo", now)
    erase(store, now)
    kept = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert "Kattegatsfærgen".encode() not in kept
    document = export(store, now, "0.1.0")
    assert document["shares"] == document["consents"] == [] and len(document["channels"]) == 1
