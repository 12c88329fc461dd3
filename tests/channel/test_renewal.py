"""Signatures end, and each kind is renewed in time: by the publisher, by the approvers, by the root keys."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from ownwords.channel import approval, keyholders, renewal, sync
from ownwords.errors import PublishingError
from ownwords.store import Store

from tests.channel.team import NOW, Team

YEAR = timedelta(days=365)


def _kinds(team: Team, after: timedelta) -> list[str]:
    return [each.kind for each in renewal.due(team.work, NOW + after)]


def test_each_is_due_before_it_ends_and_not_long_before(team: Team) -> None:
    """The publisher's a week ahead, the approvers' two months, the root keys' three."""
    assert _kinds(team, timedelta(days=6)) == []
    assert _kinds(team, timedelta(days=8)) == ["timestamp"]
    assert _kinds(team, YEAR - timedelta(days=59)) == ["timestamp", "sets"]
    assert _kinds(team, 2 * YEAR - timedelta(days=89)) == ["timestamp", "sets", "keys"]


def test_what_was_approved_is_approved_once_more_though_nothing_changed(team: Team) -> None:
    """Early it is refused as idle; when its end comes near, two people sign it again and it holds for another year."""
    with pytest.raises(PublishingError, match="Nothing was changed"):
        team.anna.submit(team.work, NOW)
    later = NOW + YEAR - timedelta(days=30)
    team.anna.submit(team.work, later)
    assert approval.standing(team.work).state == "submitted"
    team.bo.approve(team.work, later)
    team.anna.publish(team.work, str(team.www), later)
    assert renewal.ends(team.work)["sets"] == later + YEAR
    assert renewal.due(team.work, later) == ()


def test_renewing_alone_does_not_revive_what_is_no_longer_approved(team: Team) -> None:
    """Companions would refuse it, so the publisher is told what does help."""
    with pytest.raises(PublishingError, match="Submit and approve it once more"):
        team.anna.refresh(team.work, str(team.www), NOW + YEAR)


def test_the_root_keys_sign_again_and_stay(team: Team, joined: Store) -> None:
    """Without new keys, what they signed holds for two years more, and companions follow."""
    before = set(team.work.root().signed.roles["root"].keyids)
    later = NOW + timedelta(days=100)
    team.anna.rotate(team.work, [], 2, False, later)
    assert set(team.work.root().signed.roles["root"].keyids) == before
    assert renewal.ends(team.work)["keys"] == later + 2 * YEAR
    team.anna.publish(team.work, str(team.www), NOW)
    assert sync.sync(joined, "nordlys", NOW).problem is None
    assert [key.keyid for key in keyholders.people(team.work)]


def test_a_stolen_publishers_key_is_replaced_and_what_it_showed_is_passed_over(team: Team, joined: Store) -> None:
    """Whoever stole it showed a number far ahead; with the key replaced, publishing goes on, and is believed."""
    from ownwords.channel import signing

    stolen = team.anna._online(team.work)
    far = signing.sign(signing.timestamp(1, NOW, 900), stolen)
    (team.www / "metadata" / "timestamp.json").write_bytes(far.to_bytes())
    sync.sync(joined, "nordlys", NOW)
    team.edit("After the theft")
    team.anna.submit(team.work, NOW)
    team.bo.approve(team.work, NOW)
    with pytest.raises(PublishingError, match="newer than this folder"):
        team.anna.publish(team.work, str(team.www), NOW)
    team.anna.rotate(team.work, [], 2, True, NOW)
    team.anna.publish(team.work, str(team.www), NOW)
    assert sync.sync(joined, "nordlys", NOW).problem is None
    assert "After the theft" in {item.title for item in joined.catalogue.items().values()}


def test_too_few_root_keys_leave_no_half_made_ones(team: Team, tmp_path: Path) -> None:
    """It is looked before anything is made, so the next try begins afresh."""
    for number in (1, 2):
        (team.anna.root_folders[0] / f"root-nordlys-{number}.key.json").unlink()
    with pytest.raises(PublishingError, match="2 of the channel's 3 root keys"):
        team.anna.rotate(team.work, [tmp_path / "new"] * 3, 2, True, NOW)
    assert not (tmp_path / "new").exists() and len(list(team.anna.keys.folder.glob("publisher-*.key.json"))) == 1
