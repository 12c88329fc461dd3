"""A real server, and requests written byte by byte: what no HTTP library would send."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ownwords.config import HOST, Config
from ownwords.store import Store

EXTENSION = "chrome-extension://abcdefghijklmnopabcdefghijklmnop"
OTHER_EXTENSION = "chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba"
FIREFOX = "moz-extension://0b5a7a8c-1b1f-4d7e-9f0e-3a1c2b4d5e6f"
API = "/api/v1"


@dataclass(frozen=True)
class Reply:
    """What came back. Header names are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def code(self) -> str | None:
        """Return the problem's code, or None when it is none."""
        return json.loads(self.body).get("code") if "problem+json" in self.headers.get("content-type", "") else None


@dataclass(frozen=True)
class Companion:
    """A companion that answers at ``port``; ``tokens`` are those it gave, by the Origin that asked."""

    port: int
    store: Store
    tokens: Mapping[str | None, str]

    @property
    def host(self) -> str:
        """Return the only Host it answers to."""
        return f"{HOST}:{self.port}"

    def ask(
        self, method: str, path: str, headers: Mapping[str, str] | None = None, body: bytes = b"", host: str | None = ""
    ) -> Reply:
        """Ask as a well-formed client does, but with any Host; None sends none."""
        lines = [f"{method} {path} HTTP/1.1"]
        if host is not None:
            lines.append(f"Host: {host or self.host}")
        lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
        if body:
            lines.append(f"Content-Length: {len(body)}")
        return self.send("\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1") + body)

    def send(self, request: bytes) -> Reply:
        """Send bytes, and read until the server closes."""
        with socket.create_connection((HOST, self.port), timeout=20) as connection:
            connection.sendall(request)
            data = b"".join(iter(lambda: connection.recv(65536), b""))
        head, _, body = data.partition(b"\r\n\r\n")
        first, *rest = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in rest)}
        return Reply(int(first.split()[1]), headers, body)


def bearer(token: str) -> dict[str, str]:
    """Return the header that carries a token."""
    return {"Authorization": f"Bearer {token}"}


@contextmanager
def running(home: Path) -> Iterator[Companion]:
    """Run ``ownwords start`` on a free port, paired with two browsers and a program."""
    command = [sys.executable, "-m", "ownwords", "start", "--no-browser", "--port", "0", "--home", str(home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        port = int(process.stdout.readline().rstrip("/\n").rpartition(":")[2])
        store = Store.open(Config(home).database)
        try:
            yield Companion(port, store, {origin: _pair(store, origin) for origin in (EXTENSION, FIREFOX, None)})
        finally:
            store.close()
            process.terminate()


def _pair(store: Store, origin: str | None) -> str:
    now = datetime.now(UTC)
    return store.pairings.redeem(store.pairings.create_code(now).code, origin, "Test", now).token
