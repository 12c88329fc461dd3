"""What a person deletes leaves no byte in any file of the data folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from ownwords import consent
from ownwords.models import Share, Sign
from ownwords.store import Store

SECRET = "Nobody-shall-read-this-again"


def _rewritten(share: Share) -> Share:
    return replace(share, text="Something else", signs=())


DELETIONS: dict[str, Callable[[Store, Share, datetime], object]] = {
    "erasing everything": lambda store, share, now: store.erasing.everything(),
    "deleting one share": lambda store, share, now: store.shares.delete(share.id),
    "changing its text": lambda store, share, now: store.shares.change("a", _rewritten),
    "erasing a period": lambda store, share, now: store.erasing.period(now, now + timedelta(seconds=1)),
    "deleting every text": lambda store, share, now: store.erasing.texts(),
    "withdrawing the texts": lambda store, share, now: consent.decide(store, "history_text", False, now, delete=True),
    "withdrawing the history": lambda store, share, now: consent.decide(store, "history", False, now, delete=True),
}


@pytest.mark.parametrize("delete", DELETIONS.values(), ids=DELETIONS.keys())
def test_no_byte_is_left(home: Path, now: datetime, delete: Callable[[Store, Share, datetime], object]) -> None:
    """The text is in the files before, and in none of them after, also while another program has the database open."""
    store, other = Store.open(home / "ownwords.db"), Store.open(home / "ownwords.db")
    share = Share("a", now, "linkedin", (), f"{SECRET} " * 300, None, "field", None, signs=(Sign("life", SECRET),))
    store.shares.add(share)
    store.back_up(now, kept=5)
    other.shares.all()
    assert _holders(home)
    delete(store, share, now)
    assert _holders(home) == []
    store.close()
    other.close()


def test_erasing_keeps_channels_and_pairings(store: Store, now: datetime) -> None:
    """After erasing, the browser still works, and has to ask for each consent anew."""
    code = store.pairings.create_code(now).code
    token = store.pairings.redeem(code, "chrome-extension://abc", "Chrome", now).token
    consent.decide(store, "history", True, now)
    store.erasing.everything()
    assert store.pairings.find(token)
    assert consent.overview(store) == [
        ("draft_reading", False, None),
        ("history", False, None),
        ("history_text", False, None),
    ]


def _holders(home: Path) -> list[str]:
    return [path.name for path in home.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
