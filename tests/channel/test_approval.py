"""From an edit to what may go out: two people stand behind each version, and any edit after that voids it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ownwords.channel import approval, keyholders, sync
from ownwords.channel.keys import KeyBox, public_key
from ownwords.channel.maker import Maker
from ownwords.errors import ChannelError, PublishingError
from ownwords.store import Store

from tests.channel.team import NOW, PASSPHRASE, Team, begin, maker


def _state(team: Team) -> str:
    return approval.standing(team.work).state


def test_who_submits_cannot_approve_and_a_colleague_can(team: Team) -> None:
    """Two people: one stands for the edit, another approves it."""
    assert _state(team) == "published"
    team.edit("News")
    assert _state(team) == "draft"
    submitted = team.anna.submit(team.work, NOW)
    assert (submitted.state, submitted.submitted_by, submitted.needed) == ("submitted", "Anna Krogh", 1)
    with pytest.raises(PublishingError, match="You stand for this edit yourself"):
        team.anna.approve(team.work, NOW)
    assert team.bo.approve(team.work, NOW).state == "approved"
    team.anna.publish(team.work, str(team.www), NOW)
    assert _state(team) == "published"


def test_an_edit_voids_what_was_signed(team: Team) -> None:
    """Whatever is edited after submission, approving is refused until it is submitted again."""
    team.edit("News")
    team.anna.submit(team.work, NOW)
    team.edit("Other news")
    assert _state(team) == "void"
    with pytest.raises(PublishingError, match="edited after it was submitted"):
        team.bo.approve(team.work, NOW)
    team.anna.submit(team.work, NOW)
    assert team.bo.approve(team.work, NOW).state == "approved"
    team.edit("Other news still")
    assert _state(team) == "draft"


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_byte_changed_voids_it(team: Team, data: st.DataObject) -> None:
    """Not one byte of any file can change between the signature and what goes out."""
    if _state(team) != "submitted":
        team.edit("News")
        team.anna.submit(team.work, NOW)
    name, before = data.draw(st.sampled_from(sorted(team.work.files().items())))
    place = data.draw(st.integers(0, len(before) - 1))
    changed = before[:place] + bytes([before[place] ^ 1]) + before[place + 1 :]
    (team.work.folder / name).write_bytes(changed)
    assert _state(team) == "void"
    (team.work.folder / name).write_bytes(before)
    assert _state(team) == "submitted"


def test_it_is_given_back_with_a_note(team: Team) -> None:
    """The note is there for whoever edits next, until it is submitted again."""
    team.edit("News")
    team.anna.submit(team.work, NOW)
    team.bo.give_back(team.work, "Who is in the picture?", NOW)
    found = approval.standing(team.work)
    assert (found.state, found.note, found.returned_by) == ("returned", "Who is in the picture?", "Bo Lind")
    with pytest.raises(PublishingError, match="Nothing waits"):
        team.bo.approve(team.work, NOW)
    assert team.anna.submit(team.work, NOW).state == "submitted"


def test_a_small_company_needs_one(tmp_path: Path) -> None:
    """Where the channel says one, submitting is enough."""
    team = begin(tmp_path, threshold=1)
    assert team.anna.submit(team.work, NOW).state == "approved"


def test_what_is_unfinished_cannot_be_submitted(team: Team) -> None:
    """What companions would refuse, or what is empty, is said with its place, and nothing is signed."""
    team.edit("")
    with pytest.raises(ChannelError, match="sets/.*json"):
        team.anna.submit(team.work, NOW)
    assert _state(team) == "draft"


def test_somebody_else_cannot_sign(team: Team) -> None:
    """A key that the channel does not name is told whom to send it to."""
    team.edit("News")
    with pytest.raises(PublishingError, match="not among those who approve this channel"):
        team.cleo.submit(team.work, NOW)


def test_one_signature_takes_an_idea_away_at_once(team: Team, joined: Store) -> None:
    """It is gone at the companions' next look, with its title and reason for somebody who is just using it."""
    item = next(iter(sorted(team.work.sets().items())))[1]["items"][0]
    title, targets = team.anna.retract(team.work, item["id"], "wrong_fact", NOW)
    assert (title, targets) == (item["title"], (str(team.www),))
    found = sync.sync(joined, "nordlys", NOW)
    assert found.items == 59
    [gone] = joined.catalogue.retractions([f"nordlys/{item['id']}"])
    assert (gone.title, gone.reason) == (item["title"], "wrong_fact")
    team.release()
    sync.sync(joined, "nordlys", NOW)
    assert joined.catalogue.retractions([f"nordlys/{item['id']}"]) == [gone]
    assert not any(item["title"].encode() in data for data in joined.catalogue.files("nordlys").values())


def test_an_idea_taken_away_comes_back_under_no_id_of_its_own(team: Team) -> None:
    """The id of what was taken away is never used again: a corrected idea is a new one."""
    from ownwords.desk import items
    from ownwords.desk.app import create_desk
    from ownwords.desk.state import Desk

    item = next(iter(sorted(team.work.sets().items())))[1]["items"][0]
    team.anna.retract(team.work, item["id"], "other", NOW)
    desk = Desk(team.work, team.anna, lambda: NOW, 8021)
    with create_desk(desk).app_context():
        assert item["id"] in items.taken()


def test_what_is_not_there_cannot_be_taken_away(team: Team) -> None:
    """A misspelled id is said, and nothing is signed."""
    before = team.work.retracted()
    with pytest.raises(PublishingError, match="No approved item"):
        team.anna.retract(team.work, "nothing", "other", NOW)
    assert team.work.retracted() == before


def test_approvers_come_and_go_by_the_root_keys_alone(team: Team, joined: Store) -> None:
    """Without two of the three root keys nobody is added; with them companions follow."""
    cleo = team.cleo.key()
    assert cleo
    without = maker(team.bo.keys.folder)
    with pytest.raises(PublishingError, match="2 of the channel's 3 root keys"):
        without.set_people(team.work, [*keyholders.people(team.work), cleo], 2, NOW)
    team.anna.set_people(team.work, [*keyholders.people(team.work), cleo], 3, NOW)
    team.edit("Three of us")
    team.anna.submit(team.work, NOW)
    assert team.bo.approve(team.work, NOW).needed == 1
    assert team.cleo.approve(team.work, NOW).state == "approved"
    team.anna.publish(team.work, str(team.www), NOW)
    found = sync.sync(joined, "nordlys", NOW)
    assert (
        found.signed and found.signed.signers == ("Anna Krogh", "Bo Lind", "Cleo Juhl") and found.signed.threshold == 3
    )


def test_a_lost_root_key_is_replaced_by_the_other_two(team: Team, joined: Store, tmp_path: Path) -> None:
    """Two of three are enough to make three new ones, and companions follow them; one is not."""
    lost = team.anna.root_folders[0] / "root-nordlys-1.key.json"
    lost.unlink()
    team.anna.rotate(team.work, [tmp_path / "new"] * 3, 2, False, NOW)
    team.anna.publish(team.work, str(team.www), NOW)
    assert sync.sync(joined, "nordlys", NOW).problem is None
    later = Maker(team.anna.keys, [tmp_path / "new"])
    cleo = team.cleo.key()
    assert cleo
    later.set_people(team.work, [*keyholders.people(team.work), cleo], 2, NOW)


def test_too_few_root_keys_replace_nothing(team: Team, tmp_path: Path) -> None:
    """One of three is not enough, and nothing is changed."""
    for number in (1, 2):
        (team.anna.root_folders[0] / f"root-nordlys-{number}.key.json").unlink()
    with pytest.raises(PublishingError, match="2 of the channel's 3 root keys"):
        team.anna.rotate(team.work, [tmp_path / "new"] * 3, 2, False, NOW)
    assert team.work.versions("root") == [1]


def test_a_lost_publishers_key_is_replaced(team: Team, joined: Store, tmp_path: Path) -> None:
    """With the root keys another computer becomes the publisher; the old key publishes nothing more."""
    bo = Maker(team.bo.keys, team.anna.root_folders)
    bo.rotate(team.work, [tmp_path / "new"] * 3, 2, True, NOW)
    bo.publish(team.work, str(team.www), NOW)
    assert sync.sync(joined, "nordlys", NOW).problem is None
    with pytest.raises(PublishingError, match="not on this computer"):
        team.anna.publish(team.work, str(team.www), NOW)


def test_a_passphrase_opens_a_key_and_no_other_does(team: Team) -> None:
    """A key at rest is sealed; the wrong words are said, and nothing is signed."""
    sealed = (team.anna.keys.folder / "person.pem").read_bytes()
    assert b"ENCRYPTED" in sealed
    other = Maker(KeyBox(team.anna.keys.folder, lambda question, new: "not these words", use_keyring=False))
    team.edit("News")
    with pytest.raises(PublishingError, match="not the passphrase"):
        other.submit(team.work, NOW)
    with pytest.raises(PublishingError, match="at least 8"):
        Maker(KeyBox(team.www / "keys", lambda question, new: "short", use_keyring=False)).make_key("Dan")


@pytest.mark.parametrize("text", [b"", b"{}", b"[1]", b"\xff", b'{"kind": "own-words-key"}', PASSPHRASE.encode()])
def test_a_file_that_is_no_key_is_said(text: bytes) -> None:
    """Whatever a colleague sends by mistake, there is a sentence."""
    with pytest.raises(PublishingError, match="not an Own Words key"):
        public_key(text)


def test_one_key_under_two_ids_is_one_person(team: Team) -> None:
    """A copy of Bo's key under another id would count as two approvers: it is no key."""
    data = json.loads((team.bo.key_file()).read_text("utf-8"))
    data["id"] = "0" * 64
    with pytest.raises(PublishingError, match="not an Own Words key"):
        public_key(json.dumps(data).encode())
