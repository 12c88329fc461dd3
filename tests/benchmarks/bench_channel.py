"""What a channel costs: to publish, to look at, to serve to a whole company, and to take an idea away again.

Requests and bytes are counted on the wire by a proxy in front of the web server. A company's hourly looks are those of
the real client, recorded once and sent again, on a connection of its own each, as thousands of companions do. The web
server is nginx where it is installed (Debian: apt install nginx-light).
"""

from __future__ import annotations

import json
import shutil
import socket
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from ownwords.channel import sync
from ownwords.store import Store

from tests.channel.team import NOW, Team, begin

from .measuring import Row, milliseconds

HOST = "127.0.0.1"
ITEMS, SETS = 500, 10
COMPANIES = (16_000, 145_000)
LOOKS = 16_000  # replayed: one hour of the smaller company
MONTH = 30 * 24

_NGINX = """worker_processes 1; error_log {folder}/error.log; pid {folder}/nginx.pid; daemon off;
events {{ worker_connections 1024; }}
http {{ access_log off; types {{ application/json json; }} gzip on; gzip_types application/json;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder}; uwsgi_temp_path {folder};
  scgi_temp_path {folder}; server {{ listen {host}:{port}; root {root}; }} }}
"""


def measure() -> list[Row]:
    """Publish 500 items, look with a real companion, and serve the looks of two companies."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # nginx reads it as another user
        team = begin(folder)
        _fill(team)
        first, *seconds = [_published(team, number) for number in range(6)]
        rows: list[Row] = [
            (f"publish {ITEMS} items for the first time", f"{first:.2f} s", "<= 5 s"),
            (f"publish {ITEMS} items, one of them edited", f"median {statistics.median(seconds):.2f} s", "<= 5 s"),
        ]
        if shutil.which("nginx") is None:
            with _plain(team.www) as port:
                without = (
                    "serving a company's hourly looks",
                    "not measured: it takes nginx (apt install nginx-light)",
                    "",
                )
                return [*rows, *_looks(team, folder, port)[0], without]
        with _nginx(team.www, folder) as port:
            looks, sent, size = _looks(team, folder, port)
            return [*rows, *looks, *_companies(port, sent, size)]


def _fill(team: Team) -> None:
    """Spread 500 items over ten sets, made of the demo's."""
    known = [item for data in team.work.sets().values() for item in data["items"]]
    for name, data in team.work.sets().items():
        first = list(team.work.sets()).index(name) * (ITEMS // SETS)
        items = [known[(first + n) % len(known)] | {"id": f"item-{first + n}"} for n in range(ITEMS // SETS)]
        team.work.save_set(name, data | {"items": items})


def _published(team: Team, number: int) -> float:
    team.edit(f"Edited {number}")
    team.anna.submit(team.work, NOW)
    team.bo.approve(team.work, NOW)
    begun = time.perf_counter()
    team.anna.publish(team.work, str(team.www), NOW)
    return time.perf_counter() - begun


def _looks(team: Team, folder: Path, port: int) -> tuple[list[Row], bytes, int]:
    """Return what looks cost, and the bytes that one that found nothing sent, and took in all."""
    store = Store.open(folder / "home" / "ownwords.db")
    with _recording(port) as (proxy, taps):
        invitation = json.loads(team.invitation()) | {"address": f"http://{HOST}:{proxy}/"}
        sync.join(store, json.dumps(invitation), NOW)
        first = _drain(taps)
        sync.sync(store, "nordlys", NOW)
        nothing = _drain(taps)
        _published(team, 99)
        sync.sync(store, "nordlys", NOW)
        news = _drain(taps)
        gone = [_gone(team, store, number) for number in range(5)]
        taps.clear()
        begun = time.perf_counter()
        sync.sync(store, "nordlys", NOW)
        alone = time.perf_counter() - begun
        sent, size = b"".join(taps[-1][0]), nothing[1]
    store.close()
    rows: list[Row] = [
        ("a look that finds nothing", f"{nothing[0]} requests, {nothing[1]:,} bytes", "2 requests, <= 1,500 bytes"),
        ("a look that finds one set edited", f"{news[0]} requests, {news[1]:,} bytes", ""),
        ("joining", f"{first[0]} requests, {first[1]:,} bytes", ""),
        ("one look in the companion", f"{alone * 1000:.1f} ms", ""),
        ("from retract to gone in a companion that looks", milliseconds(gone), ""),
    ]
    return rows, sent, size


def _companies(port: int, sent: bytes, size: int) -> list[Row]:
    rate = _replay(port, sent)
    return [
        ("nginx serving recorded looks, one connection each", f"{rate:,.0f} looks a second", ""),
        *(_company(people, size, rate) for people in COMPANIES),
    ]


def _company(people: int, size: int, rate: float) -> Row:
    needed = people / 3600
    month = people * MONTH * size / 1e9
    return (
        f"{people:,} companions looking each hour: {needed:.1f} a second",
        f"{needed / rate:.1%} of it; {month:.1f} GB a month",
        "",
    )


def _gone(team: Team, store: Store, number: int) -> float:
    item = f"item-{number}"
    begun = time.perf_counter()
    team.anna.retract(team.work, item, "wrong_fact", NOW)
    sync.sync(store, "nordlys", NOW)
    assert f"nordlys/{item}" not in store.catalogue.items()
    return time.perf_counter() - begun


@contextmanager
def _plain(root: Path) -> Iterator[int]:
    """Serve without nginx: for the bytes and requests of one companion, not for a company's."""
    with ThreadingHTTPServer((HOST, 0), partial(_Quiet, directory=str(root))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def _nginx(root: Path, folder: Path) -> Iterator[int]:
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    for path in [root, *root.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    config = folder / "nginx.conf"
    config.write_text(_NGINX.format(folder=folder, host=HOST, port=port, root=root))
    with subprocess.Popen(["nginx", "-c", str(config), "-p", str(folder)], stderr=subprocess.DEVNULL) as server:
        while server.poll() is None:
            try:
                socket.create_connection((HOST, port), 1).close()
                break
            except OSError:
                continue
        yield port
        server.terminate()


Tap = tuple[list[bytes], list[bytes]]


@contextmanager
def _recording(port: int) -> Iterator[tuple[int, list[Tap]]]:
    """Pass connections on to the server, and keep what each side said."""
    taps: list[Tap] = []
    listening = socket.create_server((HOST, 0))

    def serve() -> None:
        while True:
            try:
                client, _ = listening.accept()
            except OSError:
                return
            tap: Tap = ([], [])
            taps.append(tap)
            server = socket.create_connection((HOST, port))
            for here, there, kept in ((client, server, tap[0]), (server, client, tap[1])):
                Thread(target=_pass, args=(here, there, kept), daemon=True).start()

    Thread(target=serve, daemon=True).start()
    yield listening.getsockname()[1], taps
    listening.close()


def _pass(here: socket.socket, there: socket.socket, kept: list[bytes]) -> None:
    try:
        while data := here.recv(65_536):
            kept.append(data)
            there.sendall(data)
        there.shutdown(socket.SHUT_WR)
    except OSError:
        pass


def _drain(taps: list[Tap]) -> tuple[int, int]:
    """Return the requests and bytes since the last time, both ways together."""
    found = [b"".join(side) for tap in taps for side in tap]
    requests = sum(each.count(b"GET /") for each in found[::2])
    taps.clear()
    return requests, sum(map(len, found))


def _replay(port: int, sent: bytes) -> float:
    """Send a recorded look again and again, on a connection of its own each; return looks a second."""
    requests = [part + b"\r\n\r\n" for part in sent.split(b"\r\n\r\n") if part]
    last = requests[-1].replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    whole = b"".join([*requests[:-1], last])

    def look(_: int) -> None:
        with socket.create_connection((HOST, port)) as connection:
            connection.sendall(whole)
            while connection.recv(65_536):
                pass

    begun = time.perf_counter()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(look, range(LOOKS)))
    return LOOKS / (time.perf_counter() - begun)
