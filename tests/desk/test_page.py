"""Reading a pasted address: what a page says of itself, and nowhere that the desk does not go."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ownwords.config import HOST, Limits
from ownwords.desk import markup, net, page
from ownwords.errors import PageError

BASE = "https://nordlys.example/news/crane?id=1"
Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def serving(answer: Answer) -> Iterator[str]:
    """Serve one answer to every GET, at this computer."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer((HOST, 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def reply(body: bytes, kind: str = "text/html", **headers: str) -> Answer:
    """Return what answers with a body."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", kind)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        try:
            request.wfile.write(body)
        except OSError:
            pass  # the desk has heard enough

    return answer


def look(body: bytes, kind: str = "text/html; charset=utf-8", limits: Limits = Limits(), **headers: str) -> object:  # noqa: B008
    """Look at what a server on this computer answers."""
    with serving(reply(body, kind, **headers)) as address:
        return page.look(address, allow_private=True, limits=limits)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://0.0.0.0/", "http://10.0.0.1/",
        "http://192.168.1.1/", "http://172.16.0.1/", "http://169.254.169.254/latest/meta-data", "http://100.64.0.1/",
        "http://[::ffff:127.0.0.1]/", "http://[fd00::1]/", "http://[fe80::1]/", "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://224.0.0.1/",
        "http://[::127.0.0.1]/", "http://[fec0::1]/", "http://[64:ff9b:1::7f00:1]/", "http://[ff02::1]/",
        "http://[2001::1]/", "http://[2001:db8::1]/", "http://240.0.0.1/", "http://255.255.255.255/",
    ],
)  # fmt: skip
def test_what_only_this_computer_can_reach_is_not_read(address: str) -> None:
    """However an inner address is written, the desk says that it does not go there."""
    with pytest.raises(PageError, match="inside your own computer or network|no such place"):
        page.look(address)


@pytest.mark.parametrize("address", ["http://example.com:22/", "https://example.com:8443/news"])
def test_a_port_that_is_not_the_webs_is_named_as_such(address: str) -> None:
    """A mail server's or a router's port is not asked, and the sentence says that the number is why."""
    with pytest.raises(PageError, match="usual ports only"):
        page.look(address)


@pytest.mark.parametrize(
    "address",
    ["", "x", "ftp://example.com/", "file:///etc/passwd", "javascript:alert(1)", "https://", "https://user:pw@example.com/",
     "https://exa mple.com/", "http://[", "https://example.com:99999/", "data:text/html,x", "\x00"],
)  # fmt: skip
def test_what_is_no_web_address_is_said(address: str) -> None:
    """Whatever is pasted, there is a sentence."""
    with pytest.raises(PageError):
        page.look(address)


def test_a_name_that_leads_inside_is_not_followed() -> None:
    """Every address of a host is looked at, by a resolver of the test's own: one inner one is enough to refuse."""
    with pytest.raises(PageError, match="inside your own computer"):
        net.fetch("http://example.com/", False, Limits(), lambda host, port: ["93.184.216.34", "127.0.0.1"])


def test_a_name_is_asked_for_once_and_connected_to_as_it_was_looked_at() -> None:
    """A resolver that changes its mind, the test's own, is not asked again: what was looked at is connected to."""
    asked: list[str] = []

    def changing(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    with serving(reply(b"<title>Here</title>")) as address:
        url = address.replace(HOST, "changes.example")
        assert net.fetch(url, True, Limits(), changing).body == b"<title>Here</title>"
    assert asked == ["changes.example"]


def test_a_redirect_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page on the web cannot send the desk inside; for the test, this computer's own address counts as the web's."""
    public = net.is_public
    monkeypatch.setattr(net, "is_public", lambda address: address == HOST or public(address))

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(302)
        request.send_header("Location", "http://169.254.169.254/")
        request.end_headers()

    with serving(answer) as address:
        port = int(address.rsplit(":")[-1].strip("/"))
        monkeypatch.setattr(net, "_PORTS", {None, 80, 443, port})
        with pytest.raises(PageError, match="inside your own computer"):
            page.look(address)


def test_a_redirect_without_end_is_given_up() -> None:
    """A page that leads to itself is left after a few steps."""
    asked: list[str] = []

    def answer(request: BaseHTTPRequestHandler) -> None:
        asked.append(request.path)
        request.send_response(301)
        request.send_header("Location", "/again")
        request.end_headers()

    with serving(answer) as address, pytest.raises(PageError, match="without end"):
        page.look(address, allow_private=True)
    assert len(asked) == Limits().page_redirects + 1


def test_a_page_without_end_is_given_up() -> None:
    """A large page, and a small one that unpacks to a large one, are not read."""
    small = Limits(page_bytes=10_000)
    with pytest.raises(PageError, match="larger than"):
        look(b"x" * 20_000, limits=small)
    with pytest.raises(PageError, match="larger than"):
        look(gzip.compress(b"x" * 2_000_000), limits=small, Content_Encoding="gzip")


@pytest.mark.parametrize(
    ("before", "drop"),
    [
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", b" ", id="the body"),
        pytest.param(b"HTTP/1.1 200 OK\r\nX-Long: ", b"a", id="a header"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", gzip.compress(b""), id="nothing, packed"),
        pytest.param(b"", b"", id="never a word"),
    ],
)
def test_a_page_that_drips_is_given_up(before: bytes, drop: bytes) -> None:
    """A byte now and then, wherever it falls, keeps nobody waiting beyond the time a page has."""
    ended = Event()

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(before)
        try:
            while not ended.wait(0.01):
                request.wfile.write(drop)
        except OSError:
            pass  # the desk hung up

    with serving(answer) as address:
        try:
            with pytest.raises(PageError, match="took too long"):
                page.look(address, allow_private=True, limits=Limits(page_seconds=0.5))
        finally:
            ended.set()


def test_a_name_that_nobody_answers_for_is_given_up() -> None:
    """A resolver that hangs, the test's own, is not waited for beyond the time a page has."""
    ended = Event()
    with pytest.raises(PageError, match="took too long"):
        net.fetch("https://slow.example/", False, Limits(page_seconds=0.2), lambda host, port: [str(ended.wait(60))])
    ended.set()


def test_the_desk_says_who_it_is_and_carries_nothing() -> None:
    """One plain GET: no cookie, also none that the page set a step before."""
    seen: list[dict[str, str]] = []

    def answer(request: BaseHTTPRequestHandler) -> None:
        seen.append(dict(request.headers))
        request.send_response(302 if request.path == "/" else 200)
        request.send_header("Set-Cookie", "a=1")
        request.send_header("Location", "/next")
        request.end_headers()
        request.wfile.write(b"<title>Here</title>")

    with serving(answer) as address:
        page.look(address, allow_private=True)
    assert len(seen) == 2
    assert all(each["User-Agent"] == "OwnWords desk" and "Cookie" not in each for each in seen)


def test_open_graph_json_ld_and_plain_html_are_read() -> None:
    """What a page says is preferred in that order, and all of it comes out as plain text."""
    graph = b"""<html lang="da-DK"><head><title>T</title>
      <meta property="og:title" content="A &amp; B &lt;b&gt;x&lt;/b&gt;">
      <meta name="description" content="  Two   lines\n here "><meta property="og:image" content="/a.jpg">
      <meta property="og:image:alt" content="A crane"><link rel="canonical" href="/c#top">
      <script type="application/ld+json">{"@graph": [{"@type": "Person", "name": "P"},
      {"@type": ["NewsArticle"], "headline": "H",
       "datePublished": "2026-11-20T08:00:00+01:00"}]}</script></head></html>"""
    said = markup.read(graph, None, BASE)
    assert (said.title, said.summary, said.language, said.date) == ("A & B x", "Two lines here", "da", "2026-11-20")
    assert said.picture == ("https://nordlys.example/a.jpg", "A crane")
    assert said.url == "https://nordlys.example/c"
    plain = markup.read(b"<h1>Only a heading</h1><p>And a line.</p>", None, BASE)
    assert (plain.title, plain.summary, plain.language, plain.date) == ("Only a heading", "And a line.", None, None)
    assert plain.url == BASE


@pytest.mark.parametrize(
    "charset, header", [("utf-8", True), ("iso-8859-1", True), ("utf-8", False), ("utf-16", False)]
)
def test_danish_letters_survive_any_character_set(charset: str, header: bool) -> None:
    """The header, the byte order mark or the page itself says which it is."""
    meta = "" if header or charset == "utf-16" else f'<meta charset="{charset}">'
    body = f"<html><head>{meta}<title>Blåbærgrød på øen</title></head></html>".encode(charset)
    found = look(body, f"text/html; charset={charset}" if header else "text/html")
    assert isinstance(found, page.Page) and found.title == "Blåbærgrød på øen"


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/octet-stream"])
def test_what_is_no_page_is_said(kind: str) -> None:
    """A PDF or a picture is not guessed at."""
    with pytest.raises(PageError, match="neither a page nor a feed"):
        look(b"%PDF-1.7 \x00\x01", kind)


@pytest.mark.parametrize("status", [404, 500, 403])
def test_a_dead_link_is_told(status: int) -> None:
    """An address that answers with an error is dead, one that answers is not."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status if request.path == "/dead" else 200)
        request.end_headers()

    with serving(answer) as address:
        why = page.alive(f"{address}dead", allow_private=True)
        assert why and str(status) in why.en and str(status) in why.da
        assert page.alive(address, allow_private=True) is None


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "nonsense", "utf-16"]))
def test_whatever_a_page_holds_is_read(body: bytes, charset: str | None) -> None:
    """No bytes break the reading, and what comes out fits an item."""
    said = markup.read(body, charset, BASE)
    assert len(said.title) <= markup.TITLE and len(said.summary) <= markup.SUMMARY
    assert "\x00" not in said.title + said.summary


@given(st.recursive(st.none() | st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(
    st.sampled_from(["@type", "@graph", "headline", "image", "url", "datePublished", "inLanguage"]),
    inner)))  # fmt: skip
def test_whatever_json_ld_says_is_read(data: object) -> None:
    """Lists for texts, numbers for dates, deep nests: nothing breaks the reading."""
    body = f'<script type="application/ld+json">{json.dumps(data)}</script><title>T</title>'.encode()
    assert markup.read(body, "utf-8", BASE).language in {None, "en", "da"}


@given(st.text(max_size=600), st.integers(min_value=1, max_value=300))
def test_plain_text_is_plain_and_short(text: str, longest: int) -> None:
    """No tag, no control character, never longer than told."""
    found = markup.plain(text, longest)
    assert len(found) <= longest
    assert not any(ord(letter) < 32 for letter in found)
