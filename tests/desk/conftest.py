"""A desk that is really served, and a company's web page to read."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from ownwords.config import HOST
from ownwords.desk.app import create_desk
from ownwords.desk.state import Desk
from ownwords.serving_desk import desk_at
from werkzeug.serving import make_server

PAGE = """<!doctype html><html lang="{language}"><head>
<title>{title} | Nordlys</title>
<meta property="og:title" content="{title}"><meta property="og:description"
content="Tolv l&aelig;rlinge &amp; en kran.">
<meta property="og:image" content="https://nordlys.example/crane.jpg"><meta property="og:image:alt" content="A crane">
<meta property="article:published_time" content="2026-11-20T08:00:00Z">
<link rel="canonical" href="https://nordlys.example/{name}"></head><body><h1>{title}</h1></body></html>"""
FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>News</title>
<item><title>Older</title><link>{base}/older.html</link><pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate></item>
<item><title>Newer &amp;lt;b&amp;gt;</title><link>{base}/newer.html</link>
<pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate></item>
</channel></rss>"""


@dataclass(frozen=True)
class Served:
    """A desk, where it answers, and the address that opens it."""

    desk: Desk
    address: str

    @property
    def opens(self) -> str:
        """Return the address that opens it; it works once."""
        return f"{self.address}/sign-in/{self.desk.key}"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A desk at an empty folder, with no keys yet."""
    with serve(tmp_path / "channel", tmp_path / "keys") as desk:
        yield desk


@contextmanager
def serve(folder: Path, keys: Path) -> Iterator[Served]:
    """Serve a desk for a folder while the context lasts, whatever happens in it."""
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        desk = desk_at(folder, keys, taken.getsockname()[1], allow_private=True)
        server = make_server(HOST, desk.port, create_desk(desk), threaded=True, fd=taken.fileno())
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield Served(desk, f"http://{HOST}:{desk.port}")
        finally:
            server.shutdown()
            thread.join()
            server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def website(tmp_path: Path) -> Iterator[str]:
    """A company's website on this computer: three pages and a feed."""
    folder = tmp_path / "site"
    folder.mkdir()
    server = ThreadingHTTPServer((HOST, 0), partial(_Quiet, directory=str(folder)))
    base = f"http://{HOST}:{server.server_port}"
    for name, title, language in (
        ("crane", "Apprentices lift 40 tonnes", "en"),
        ("older", "Ældre", "da"),
        ("newer", "Nyere", "da"),
    ):
        text = PAGE.format(title=title, name=name, language=language)
        (folder / f"{name}.html").write_text(text, "utf-8")
    (folder / "feed.xml").write_text(FEED.format(base=base), "utf-8")
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield base
    server.shutdown()
    thread.join()
    server.server_close()
