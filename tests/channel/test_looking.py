"""Looking for news over real HTTP: what is asked for, how little, what a bad server gets, and when it is done."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from ownwords.channel import sync
from ownwords.channel.fetch import allowed
from ownwords.channel.hourly import Looker
from ownwords.coaching import coach
from ownwords.config import Limits
from ownwords.errors import ChannelError
from ownwords.store import Store

from tests.channel.team import NOW, Team


@dataclass
class Host:
    """A web server on this computer, with what it was asked. ``first`` may answer instead of the files."""

    address: str
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    first: Callable[[SimpleHTTPRequestHandler], bool] = lambda request: False


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, host: Host, **options: object) -> None:
        self.host = host
        super().__init__(*args, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self.host.asked.append((self.command, self.path, dict(self.headers.items())))
        if not self.host.first(self):
            super().do_GET()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *args: object) -> None:
        """Say nothing of a companion that hung up."""


@pytest.fixture
def host(team: Team) -> Iterator[Host]:
    """The team's channel on a web server."""
    host = Host("")
    server = _Server(("127.0.0.1", 0), partial(_Handler, host=host, directory=str(team.www)))
    host.address = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield host
    server.shutdown()
    server.server_close()


@pytest.fixture
def joined_there(team: Team, store: Store, host: Host) -> Store:
    """A companion that joined the channel at the web server."""
    sync.join(store, team.invitation().replace(team.www.as_uri(), host.address), NOW)
    host.asked.clear()
    return store


def _title(store: Store, item_id: str) -> str:
    return store.catalogue.items()[f"nordlys/{item_id}"].title


def test_a_look_that_finds_nothing_new_is_two_plain_gets(joined_there: Store, host: Host) -> None:
    """The next root, which is not there, and the timestamp: no more."""
    sync.sync(joined_there, "nordlys", NOW)

    assert [(method, path) for method, path, _ in host.asked] == [
        ("GET", "/metadata/2.root.json"),
        ("GET", "/metadata/timestamp.json"),
    ]


def test_nothing_in_a_look_tells_one_person_from_another(joined_there: Store, host: Host) -> None:
    """No cookie, no identifier, no language, no version: the headers are the same from everybody, each time."""
    host.first = lambda request: _cookie(request)
    sync.sync(joined_there, "nordlys", NOW)
    sync.sync(joined_there, "nordlys", NOW)

    sent = [{name: value for name, value in headers.items() if name != "Host"} for _, _, headers in host.asked]
    assert all(each == {"User-Agent": "OwnWords", "Accept-Encoding": "gzip"} for each in sent)
    assert all("?" not in path for _, path, _ in host.asked)


def _cookie(request: SimpleHTTPRequestHandler) -> bool:
    if not request.path.endswith(".root.json"):
        return False
    request.send_response(404)
    request.send_header("Set-Cookie", "who=you; Max-Age=999999")
    request.send_header("Content-Length", "0")
    request.end_headers()
    return True


def test_one_changed_set_alone_is_fetched(team: Team, joined_there: Store, host: Host) -> None:
    """What did not change is kept, not fetched again."""
    item_id = team.edit("Another title")
    team.release()
    sync.sync(joined_there, "nordlys", NOW)

    assert _title(joined_there, item_id) == "Another title"
    assert len([path for _, path, _ in host.asked if "/targets/" in path]) == 1, host.asked


def _drip(request: SimpleHTTPRequestHandler, before: bytes, drop: bytes) -> bool:
    """Answer with one drop after another until the other side hangs up."""
    request.wfile.write(before)
    try:
        while True:
            request.wfile.write(drop)
            time.sleep(0.01)
    except OSError:
        request.close_connection = True
        return True


_NOTHING_PACKED = gzip.compress(b"")


@pytest.mark.parametrize(
    ("before", "drop"),
    [
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b" ", id="the body"),
        pytest.param(b"HTTP/1.1 404 Not Found\r\nContent-Length: 9999999\r\n\r\n", b" ", id="a body nobody needs"),
        pytest.param(b"HTTP/1.1 200 OK\r\nX-Long: ", b"a", id="a header"),
        pytest.param(b"HTTP/1.1 100 Continue\r\n", b"\r\nHTTP/1.1 100 Continue\r\n", id="wait a moment"),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", _NOTHING_PACKED, id="nothing, packed without end"
        ),
    ],
)
def test_a_server_that_drips_is_given_up(joined_there: Store, host: Host, before: bytes, drop: bytes) -> None:
    """A byte now and then, wherever it falls, keeps nobody's companion waiting; what it had stays."""
    host.first = lambda request: _drip(request, before, drop)
    with pytest.raises(ChannelError):
        sync.sync(joined_there, "nordlys", NOW, replace(Limits(), channel_seconds=1))
    assert joined_there.catalogue.items()


def test_an_answer_that_breaks_off_is_refused(joined_there: Store, host: Host) -> None:
    """Half a file is a sentence about the channel, not a fault of ours."""

    def break_off(request: SimpleHTTPRequestHandler) -> bool:
        request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf")
        request.close_connection = True
        return True

    host.first = break_off
    with pytest.raises(ChannelError):
        sync.sync(joined_there, "nordlys", NOW)
    assert joined_there.catalogue.items()


@pytest.mark.parametrize(
    "elsewhere", ["http://news.example/", "file:///etc/", "ftp://127.0.0.1/", "/metadata/timestamp.json"]
)
def test_a_redirect_cannot_lead_off_the_safe_ways(joined_there: Store, host: Host, elsewhere: str) -> None:
    """Neither to an address that is not https, nor round and round."""

    def lead_away(request: SimpleHTTPRequestHandler) -> bool:
        request.send_response(302)
        request.send_header("Location", elsewhere)
        request.send_header("Content-Length", "0")
        request.end_headers()
        return True

    host.first = lead_away
    with pytest.raises(ChannelError):
        sync.sync(joined_there, "nordlys", NOW)
    assert len(host.asked) <= 10, "round and round"
    assert joined_there.catalogue.items()


@pytest.mark.parametrize(
    ("address", "so"),
    [
        ("https://news.example/channel", True),
        ("file:///srv/channel", True),
        ("http://127.0.0.1:8080", True),
        ("http://localhost:8080", True),
        ("http://[::1]:8080", True),
        ("http://news.example", False),
        ("http://10.0.0.8", False),
        ("http://127.0.0.1.news.example", False),
        ("ftp://news.example", False),
        ("https://anna:secret@news.example", False),
        ("https://news.example/?who=anna", False),
        ("https://news.example:port", False),
        ("", False),
    ],
)
def test_a_channel_may_be_fetched_from_safe_places_only(address: str, so: bool) -> None:
    """https, a shared folder, or this computer itself; nothing that could carry who asks."""
    assert allowed(address) is so


def test_news_comes_by_itself_and_sooner_when_a_composer_opens(team: Team, joined: Store) -> None:
    """An opened composer looks at once, but not twice within a minute; a refusal ends nothing."""
    now = [NOW]
    looker = Looker(joined, lambda: now[0], replace(Limits(), look_every=3600.0))
    looked = threading.Semaphore(0)
    really_look = looker.look
    looker.look = lambda: (really_look(), looked.release())[0]  # type: ignore[method-assign]
    item_id = team.edit("Title of the day")
    team.release()
    looker.start()
    try:
        looker.composer_opened()
        assert looked.acquire(timeout=30)
        assert _title(joined, item_id) == "Title of the day"

        now[0] += timedelta(seconds=30)
        looker.composer_opened()
        assert not looker._wake.is_set(), "within the minute"

        (team.www / "metadata" / "timestamp.json").write_text("{}", "utf-8")
        now[0] += timedelta(seconds=61)
        looker.composer_opened()
        assert looked.acquire(timeout=30)
        assert joined.catalogue.channels()[0].problem is not None
        assert looker._thread.is_alive()
    finally:
        looker.stop()


def test_an_expired_channel_says_so_for_a_week_and_then_rests(joined: Store) -> None:
    """Suggestions stay for seven days with a plain notice, and then hide; a renewed one brings them back."""
    signed = joined.catalogue.channels()[0].signed
    assert signed
    day = timedelta(days=1)
    asked = {"text": "", "site": "linkedin", "language": "da"}

    before = coach(joined, asked, signed.valid_until - day, Limits())
    stale = coach(joined, asked, signed.valid_until + 6 * day, Limits())
    hidden = coach(joined, asked, signed.valid_until + 8 * day, Limits())

    assert (before["notices"], bool(before["suggestions"])) == ([], True)
    assert [each["kind"] for each in stale["notices"]] == ["stale"]
    assert stale["suggestions"]
    assert "hviler" in hidden["notices"][0]["text"]
    assert hidden["suggestions"] == []


def test_an_idea_in_use_that_was_retracted_is_spoken_of(team: Team, joined: Store) -> None:
    """Somebody who is just writing about it is told why, and that the draft may need another look."""
    item_id = team.edit("Wrong by ten", 1)
    full_id = f"nordlys/{item_id}"
    team.release()
    sync.sync(joined, "nordlys", NOW)
    team.anna.retract(team.work, item_id, "wrong_fact", NOW)
    sync.sync(joined, "nordlys", NOW)

    answer = coach(joined, {"text": "", "site": "linkedin", "language": "en", "used_items": [full_id]}, NOW, Limits())

    assert [(each["kind"], each["item"]) for each in answer["notices"]] == [("retracted", full_id)]
    assert "Wrong by ten" in answer["notices"][0]["text"]
    assert full_id not in [each["item"] for each in answer["suggestions"]]
