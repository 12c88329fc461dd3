"""The catalogue holds whole versions of channels, and finds items by stems."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from ownwords import terms
from ownwords.channel import sync
from ownwords.errors import ChannelError, NotFound
from ownwords.store import Store


def test_what_went_in_comes_out(store: Store, home: Path, now: datetime) -> None:
    """Items and channels are the same after a new start."""
    joined = sync.join(store, "demo", now)
    again = Store.open(home / "ownwords.db")
    assert again.catalogue.channels() == [joined] and again.catalogue.items() == store.catalogue.items()
    assert len(again.catalogue.items()) == joined.items == 60
    again.close()


def test_items_are_read_again_only_when_another_program_changed_them(store: Store, home: Path, now: datetime) -> None:
    """The same items are given again and again, until a change, wherever it was made."""
    other = Store.open(home / "ownwords.db")
    sync.join(store, "demo", now)
    before = other.catalogue.items()
    assert other.catalogue.items() is before
    sync.leave(store, "havblik")
    assert other.catalogue.items() == {} and list(other.catalogue.terms()) == []
    other.close()


def test_terms_of_another_version_are_worked_out_anew(
    store: Store, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an update that reads words differently, items are found by the new reading without another sync."""
    sync.join(store, "demo", now)
    kept = dict(store.catalogue.terms())
    assert kept.keys() == store.catalogue.items().keys() and all(kept.values())
    monkeypatch.setattr(terms, "VERSION", "another")
    monkeypatch.setattr(terms, "TITLE", 7.0)
    anew = dict(store.catalogue.terms())
    assert anew.keys() == kept.keys() and anew != kept


def test_a_channel_that_breaks_leaves_its_last_good_version(store: Store, tmp_path: Path, now: datetime) -> None:
    """When the folder goes, the ideas stay, with the reason beside the channel."""
    folder = tmp_path / "channel"
    demo = Path(sync.__file__).parent / "demo"
    (folder / "sets").mkdir(parents=True)
    for path in [demo / "channel.json", *demo.glob("sets/*.json")]:
        (folder / path.relative_to(demo)).write_bytes(path.read_bytes())
    sync.try_folder(store, folder, now)
    (folder / "channel.json").write_text('{"format": 1}')
    with pytest.raises(ChannelError, match="last good version stays"):
        sync.sync(store, "havblik", now)
    [channel] = store.catalogue.channels()
    assert channel.items == 60 and channel.problem and "channel.json" in channel.problem.en


def test_what_was_not_joined_cannot_be_left(store: Store) -> None:
    """Leaving a channel that is not there says so."""
    with pytest.raises(NotFound, match="No channel"):
        sync.leave(store, "nowhere")
