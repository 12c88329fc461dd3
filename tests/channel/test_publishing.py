"""Publishing: a reader at any instant sees a whole version, and only one publisher is at it."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import fsspec
import pytest
from ownwords.channel import renewal, sync
from ownwords.channel.looking import look
from ownwords.channel.place import Place
from ownwords.errors import ChannelError, PublishingError
from ownwords.store import Store

from tests.channel.team import NOW, Team, begin


def _submit(team: Team, title: str) -> None:
    team.edit(title)
    team.anna.submit(team.work, NOW)
    team.bo.approve(team.work, NOW)


def test_a_reader_between_any_two_writes_sees_a_whole_version(
    team: Team, joined: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A companion that looks after each single write has the old version or the new one, and is never refused."""
    seen: list[bool] = []
    write = Place.write

    def looked(place: Place, name: str, data: bytes) -> None:
        write(place, name, data)
        if place.root == str(team.www):
            sync.sync(joined, "nordlys", NOW)
            seen.append("News" in {item.title for item in joined.catalogue.items().values()})

    _submit(team, "News")
    monkeypatch.setattr(Place, "write", looked)
    team.anna.publish(team.work, str(team.www), NOW)
    assert seen == [False] * (len(seen) - 1) + [True] and len(seen) > 3


def test_only_the_timestamp_is_ever_overwritten(team: Team) -> None:
    """Every other file keeps its bytes for as long as it is there, so that caches may keep it."""
    before = {path: path.read_bytes() for path in team.www.rglob("*.json")}
    _submit(team, "News")
    team.anna.publish(team.work, str(team.www), NOW)
    changed = {path.name for path, data in before.items() if path.exists() and path.read_bytes() != data}
    assert changed == {"timestamp.json"}


def test_content_of_two_versions_ago_is_gone(team: Team) -> None:
    """What was taken out is not to be read at the host for long: the version after next removes it."""
    for title in ("First", "Second", "Third"):
        _submit(team, title)
        team.anna.publish(team.work, str(team.www), NOW)
    texts = [path.read_text("utf-8") for path in (team.www / "targets").rglob("*.json")]
    assert [any(title in text for text in texts) for title in ("First", "Second", "Third")] == [False, True, True]


def test_a_second_publisher_at_once_is_refused(team: Team) -> None:
    """It is said who is at it and since when; a quarter of an hour later it has broken off and is passed over."""
    lock = json.dumps({"by": "Cleo Juhl", "at": NOW.isoformat()})
    (team.www / "publishing.lock").write_text(lock)
    with pytest.raises(PublishingError, match="Cleo Juhl is publishing there since"):
        team.anna.publish(team.work, str(team.www), NOW)
    assert (team.www / "publishing.lock").read_text() == lock
    team.anna.publish(team.work, str(team.www), NOW + timedelta(minutes=16))
    assert not (team.www / "publishing.lock").exists()


def test_a_folder_that_is_behind_does_not_publish(team: Team, tmp_path: Path) -> None:
    """An old copy of the folder cannot put an old version in the place of a newer one."""
    import shutil

    from ownwords.channel.work import Work

    old = Work(Path(shutil.copytree(team.work.folder, tmp_path / "old")))
    team.anna.publish(team.work, str(team.www), NOW)
    with pytest.raises(PublishingError, match="newer than this folder"):
        team.anna.publish(old, str(team.www), NOW)


def test_another_channels_place_is_left_alone(team: Team, tmp_path: Path) -> None:
    """Two channels in one folder would each take the other's files away; the second is refused, and writes nothing."""
    other = begin(tmp_path / "other")
    other.anna.submit(other.work, NOW)
    other.bo.approve(other.work, NOW)
    before = {path: path.read_bytes() for path in team.www.rglob("*.json")}
    with pytest.raises(PublishingError, match="another channel at that place"):
        other.anna.publish(other.work, str(team.www), NOW)
    assert {path: path.read_bytes() for path in team.www.rglob("*") if path.is_file()} == before


def test_a_retraction_goes_wherever_it_can(team: Team, tmp_path: Path) -> None:
    """A target that is gone keeps the others from nothing, and is named."""
    gone = tmp_path / "gone"
    gone.write_text("a file where a folder was")
    team.work.save_publishing({"targets": [str(gone), str(team.www)], "address": None})
    item = team.edit("Wrong by ten")
    with pytest.raises(PublishingError, match=f"Done at {team.www}. Not done yet at {gone}"):
        team.anna.retract(team.work, item, "wrong_fact", NOW)
    assert any(item in path.read_text("utf-8") for path in (team.www / "targets").glob("*.retracted.json"))


def test_renewing_changes_the_timestamp_alone(team: Team, joined: Store) -> None:
    """What is out there holds longer, and companions fetch two files to know it."""
    before = {path: path.read_bytes() for path in team.www.rglob("*.json")}
    later = NOW + timedelta(days=9)
    assert renewal.due(team.work, later) and not renewal.due(team.work, NOW)
    until = team.anna.refresh(team.work, str(team.www), later)
    after = {path: path.read_bytes() for path in team.www.rglob("*.json")}
    assert {path.name for path in after if before.get(path) != after[path]} == {"timestamp.json"}
    [channel] = [sync.sync(joined, "nordlys", NOW)]
    assert channel.signed and channel.signed.valid_until == until


def test_nothing_goes_out_that_was_not_approved(team: Team) -> None:
    """An edit that nobody approved stays at home: what is published again is what was approved."""
    team.edit("Not approved")
    team.anna.publish(team.work, str(team.www), NOW)
    assert not any("Not approved" in path.read_text("utf-8") for path in team.www.rglob("*.json"))


@pytest.mark.parametrize(
    "target, said", [("https://ideas.example/", "can only be read"), ("nonsense://x/y", "Nothing here can write")]
)
def test_a_target_that_cannot_be_written_is_explained(team: Team, target: str, said: str) -> None:
    """A web address, or a kind of storage that nothing here knows."""
    with pytest.raises(PublishingError, match=said) as refused:
        team.anna.publish(team.work, target, NOW)
    assert refused.value.sentence.da != refused.value.sentence.en


def test_a_target_that_breaks_leaves_the_old_version_whole(
    team: Team, joined: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fills up in the middle: a sentence, and readers see what was there before."""
    local: Any = type(fsspec.filesystem("file"))
    _submit(team, "News")
    pipe, left = local.pipe_file, [3]

    def full(self: Any, path: str, value: bytes, **options: Any) -> Any:
        if "www" in path and "lock" not in path:
            left[0] -= 1
            if left[0] < 0:
                pipe(self, path, value[: len(value) // 2])
                raise OSError(28, "No space left on device")
        return pipe(self, path, value, **options)

    monkeypatch.setattr(local, "pipe_file", full)
    with pytest.raises(PublishingError, match="What was there before is still whole"):
        team.anna.publish(team.work, str(team.www), NOW)
    monkeypatch.undo()
    sync.sync(joined, "nordlys", NOW)
    assert "News" not in {item.title for item in joined.catalogue.items().values()}
    assert not list(team.www.rglob("*.part"))
    team.anna.publish(team.work, str(team.www), NOW)


def test_a_cloud_is_a_place_like_a_folder(team: Team) -> None:
    """The same files by fsspec's other way in, here its memory: the order, the lock and the cleaning are ours."""
    memory = fsspec.filesystem("memory")
    team.anna.publish(team.work, "memory://channel", NOW)
    assert memory.exists("/channel/metadata/timestamp.json") and not memory.exists("/channel/publishing.lock")
    memory.pipe_file("/channel/publishing.lock", json.dumps({"by": "Cleo", "at": NOW.isoformat()}).encode())
    with pytest.raises(PublishingError, match="Cleo is publishing"):
        team.anna.publish(team.work, "memory://channel", NOW)
    memory.rm("/channel", recursive=True)


def test_a_host_that_lost_a_file_gets_it_again(team: Team) -> None:
    """Publishing once more writes what is missing or cut short."""
    path = next((team.www / "targets" / "sets").iterdir())
    path.write_bytes(path.read_bytes()[:100])
    team.anna.publish(team.work, str(team.www), NOW)
    root = (team.www / "metadata" / "1.root.json").read_bytes()
    assert look(team.www.as_uri(), root, {}).content


def test_without_the_publishers_key_nothing_goes_out(team: Team) -> None:
    """Bo approves, and does not publish: the key is on Anna's computer."""
    _submit(team, "News")
    with pytest.raises(ChannelError, match="not on this computer"):
        team.bo.publish(team.work, str(team.www), NOW)
