"""Publishing to what companies have: an SFTP server and S3, both really spoken to, on this computer.

S3 is moto's server. Azure Blob has no server that this suite installs; it was tried by hand with Microsoft's Azurite.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest
from moto.server import ThreadedMotoServer
from ownwords.channel.place import Place
from ownwords.errors import PublishingError

from tests.channel.sftp_server import PASSWORD, SftpServer, serving
from tests.channel.team import NOW, Team

S3 = "s3://ideas/channel"


@pytest.fixture
def sftp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SftpServer]:
    """An SFTP server; the person's home is one that knows nothing of it yet."""
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".ssh").mkdir()
    (tmp_path / "served").mkdir()
    with serving(tmp_path / "served") as server:
        yield server
        fsspec.get_filesystem_class("sftp").clear_instance_cache()


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A bucket."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in (("ENDPOINT_URL", f"http://{host}:{port}"), ("ACCESS_KEY_ID", "x"), ("SECRET_ACCESS_KEY", "y"),
                        ("DEFAULT_REGION", "us-east-1")):  # fmt: skip
        monkeypatch.setenv(f"AWS_{name}", value)
    fsspec.filesystem("s3").mkdir("ideas")
    yield S3
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    server.stop()


def _publish_twice(team: Team, target: str) -> None:
    """Publish, be kept out by a second publisher, and publish once more."""
    team.anna.publish(team.work, target, NOW)
    place = Place.at(target)
    assert place.create("publishing.lock", json.dumps({"by": "Cleo", "at": NOW.isoformat()}).encode())
    assert not place.create("publishing.lock", b"another"), "two who try at once: one of them"
    with pytest.raises(PublishingError, match="Cleo is publishing there"):
        team.anna.publish(team.work, target, NOW)
    place.remove("publishing.lock")
    team.edit("News")
    team.anna.submit(team.work, NOW)
    team.bo.approve(team.work, NOW)
    team.anna.publish(team.work, target, NOW)
    assert place.read("metadata/timestamp.json") == (team.work.signed / "metadata" / "timestamp.json").read_bytes()
    assert not [name for name in place.sizes() if name.endswith((".lock", ".part"))]


def test_an_sftp_server_takes_a_channel(team: Team, sftp: SftpServer, tmp_path: Path) -> None:
    """Each file is renamed into its place, a second publisher is kept out, and no password is kept in the folder."""
    (tmp_path / ".ssh" / "known_hosts").write_text(sftp.known)
    _publish_twice(team, sftp.target)
    assert list((tmp_path / "served" / "www" / "targets" / "sets").iterdir())
    kept = team.work.publishing()["targets"]
    assert f"sftp://comms@127.0.0.1:{sftp.port}/www" in kept and not any(PASSWORD in each for each in kept)


def test_an_sftp_server_that_nobody_knows_gets_nothing(team: Team, sftp: SftpServer, tmp_path: Path) -> None:
    """Neither a file nor the password is sent to a server whose key is new, or another than before."""
    for known in ("", sftp.known.replace("AAAAE2Vj", "AAAAE2Vk")):
        (tmp_path / ".ssh" / "known_hosts").write_text(known)
        with pytest.raises(PublishingError, match="nothing was sent to it") as refused:
            team.anna.publish(team.work, sftp.target, NOW)
        assert "intet blev sendt" in refused.value.sentence.da and PASSWORD not in str(refused.value)
    assert not list((tmp_path / "served").iterdir())


def test_a_password_that_does_not_fit_is_a_sentence(team: Team, sftp: SftpServer, tmp_path: Path) -> None:
    """What the library raises is said in words, and the password is not in them."""
    (tmp_path / ".ssh" / "known_hosts").write_text(sftp.known)
    with pytest.raises(PublishingError, match="still whole; try again") as refused:
        team.anna.publish(team.work, sftp.target.replace(PASSWORD, "wr0ng"), NOW)
    assert "wr0ng" not in str(refused.value)


def test_s3_takes_a_channel(team: Team, s3: str) -> None:
    """The lock is S3's own conditional write, and what is there is JSON to whatever compresses it on the way."""
    _publish_twice(team, s3)
    files = fsspec.filesystem("s3")
    files.invalidate_cache()
    assert files.info(f"{s3[5:]}/metadata/timestamp.json")["ContentType"] == "application/json"
    with pytest.raises(PublishingError, match="bucket does not exist"):
        team.anna.publish(team.work, "s3://nowhere/channel", NOW)
