"""When something goes wrong at the desk: it is said in words, and nothing that was typed or written is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from ownwords.channel import beginning
from ownwords.channel.maker import Maker
from ownwords.channel.work import Work
from ownwords.config import Limits
from ownwords.desk import net, page
from ownwords.desk.app import create_desk
from ownwords.desk.state import Desk
from ownwords.errors import PageError
from ownwords.serving_desk import desk_at
from werkzeug.test import TestResponse

from tests.channel.team import NOW, PASSPHRASE, maker

OWN = "http://127.0.0.1:8021"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A channel that is begun, by somebody whose keys a passphrase opens."""
    base = tmp_path_factory.mktemp("desk")
    anna: Maker = maker(base / "keys", (base / "roots",))
    anna.make_key("Anna Krogh")
    anna.begin(Work(base / "channel"), beginning.channel("Nordlys"), 1, [], [base / "roots"] * 3, 2, NOW)
    return base


@pytest.fixture
def desk(begun: Path) -> Desk:
    """The desk at that channel, whose first set is empty again."""
    desk = desk_at(begun / "channel", begun / "keys", 8021)
    for name, data in beginning.sets().items():
        desk.work.save_set(name, data)
    return desk


class Visitor:
    """Whoever sits there, in Danish."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def get(self, path: str) -> TestResponse:
        """Open a page."""
        return self.client.get(path, base_url=OWN, headers={"Accept-Language": "da"})

    def post(self, path: str, **data: object) -> TestResponse:
        """Send a form of an open page."""
        token = re.search(r'name="form_token" value="(\w+)"', self.get("/add").text)
        form = {"form_token": token[1] if token else "", **data}
        return self.client.post(path, base_url=OWN, data=form, headers={"Accept-Language": "da"})


@pytest.fixture
def visitor(desk: Desk) -> Visitor:
    """Anna at her desk."""
    client = create_desk(desk).test_client()
    client.environ_base["HTTP_HOST"] = "127.0.0.1:8021"
    client.get(f"/sign-in/{desk.key}", base_url=OWN)
    return Visitor(client)


def test_a_passphrase_that_does_not_fit_is_asked_for_again(visitor: Visitor, desk: Desk) -> None:
    """What was sent stays in the form, but for the passphrase; once it fits, it is remembered."""
    reply = visitor.post("/people/change", threshold="1", roots=str(desk.work.folder.parent / "roots"), passphrase="no")
    assert "Det er ikke adgangssætningen" in reply.text and "Prøv igen" in reply.text
    assert (
        'name="threshold" value="1"' in reply.text
        and 'type="password"' in reply.text
        and 'value="no"' not in reply.text
    )
    roots = str(desk.work.folder.parent / "roots")
    assert visitor.post("/people/change", threshold="1", roots=roots, passphrase=PASSPHRASE).status_code == 303
    assert 'type="password"' not in visitor.get("/people").text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(b'<<<<<<< HEAD\n{"format": 1}\n=======', id="a conflict of git"),
        pytest.param(b'{"items": null}', id="no list"),
        pytest.param(b'{"items": [1, null, "x", []]}', id="things that are no ideas"),
        pytest.param(
            b'{"items": [{"id": "a", "topics": 5, "prompts": "x", "facts": [1], "url": 5}]}', id="other kinds"
        ),
        pytest.param(b'{"items": [{"id": "\\ud800", "title": "x"}]}', id="half a character"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_said(visitor: Visitor, desk: Desk, text: bytes) -> None:
    """Whichever page is opened, there is the page or a sentence in Danish, never a fault; the file stays as it is."""
    path = desk.work.folder / "sets" / "ideas.json"
    path.write_bytes(text)
    for where in ("/", "/channel", "/review?links=1", "/publishing", "/people", "/sets/ideas", "/sets/ideas/items/a"):
        reply = visitor.get(where)
        assert reply.status_code in {200, 404, 422}, where
        assert reply.status_code != 422 or "skrivebordet ikke kan vise" in reply.text or "ideas.json" in reply.text
    assert path.read_bytes() == text


def test_an_address_that_cannot_be_read_is_kept_and_written_by_hand(visitor: Visitor, desk: Desk) -> None:
    """The form is there again with the address in it, and one more way on."""
    reply = visitor.post("/add", url="http://127.0.0.1/news", set="ideas")
    assert reply.status_code == 422 and 'value="http://127.0.0.1/news"' in reply.text
    assert "Skriv den i hånden" in reply.text
    made = visitor.post("/add", url="https://nordlys.example/secret", set="ideas", by_hand="1")
    assert made.status_code == 303
    [item] = desk.work.sets()["sets/ideas.json"]["items"]
    assert item["url"] == "https://nordlys.example/secret" and item["title"] == ""


def test_of_a_feed_what_can_be_read_is_added(visitor: Visitor, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """One page that does not answer, in the test's own web, loses none of the others, and is named with the reason."""

    def fetch(url: str, allow_private: bool, limits: Limits, resolver: net.Resolver, body: bool = True) -> net.Fetched:
        if url.endswith("/b"):
            raise PageError(net._UNREACHED)
        return net.Fetched(url, "text/html", "utf-8", f"<title>About {url}</title>".encode())

    monkeypatch.setattr(page.net, "fetch", fetch)
    reply = visitor.post("/add/entries", url=["https://nordlys.example/a", "https://nordlys.example/b"], set="ideas")
    assert "1 idé blev tilføjet" in reply.text and "https://nordlys.example/b" in reply.text
    assert [each["url"] for each in desk.work.sets()["sets/ideas.json"]["items"]] == ["https://nordlys.example/a"]
