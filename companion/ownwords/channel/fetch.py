"""The companion's only outward network: a plain GET of a channel's files, the same from everybody.

No cookie, no identifier, no count. What is fetched is trusted by nobody here: python-tuf's client asks for it, within
the lengths that it allows, and verifies it.
"""

from __future__ import annotations

import ipaddress
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urljoin, urlsplit

import urllib3
from tuf.api.exceptions import DownloadError, DownloadHTTPError
from tuf.ngclient.fetcher import FetcherInterface

from ..config import Limits
from .deadline import Deadline

_HEADERS = {"User-Agent": "OwnWords", "Accept-Encoding": "gzip"}
_CHUNK = 64_000  # bytes
_NOT_FOUND = 404


class Getter(FetcherInterface):
    """Gets files by https, from a shared folder (``file:``), or by http from this computer itself.

    ``requests`` and ``received`` count what one look costs: GETs, and bytes of bodies after decompression.
    """

    def __init__(self, limits: Limits = Limits()) -> None:  # noqa: B008 - frozen
        self._limits = limits
        self._deadline = Deadline(limits.channel_seconds)
        self._pools: dict[str, urllib3.PoolManager] = {}
        self.requests = 0
        self.received = 0

    def _fetch(self, url: str) -> Iterator[bytes]:
        self.requests += 1
        return self._counted(_file(url) if urlsplit(url).scheme == "file" else self._get(url))

    def _counted(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        try:
            for chunk in chunks:
                if self._deadline.passed:
                    raise DownloadError("it took too long")
                self.received += len(chunk)
                yield chunk
        except urllib3.exceptions.HTTPError as error:
            raise DownloadError("it broke off") from error

    def _get(self, url: str) -> Iterator[bytes]:
        for _ in range(self._limits.channel_redirects + 1):
            reply = self._open(url)
            if reply.status not in {301, 302, 303, 307, 308}:
                return _body(reply, url)
            _leave(reply)
            url = urljoin(url, reply.headers.get("Location", ""))
            if not allowed(url):
                raise DownloadError("it leads to an address that is not https")
        raise DownloadError("it leads from one address to another without end")

    def _open(self, url: str) -> urllib3.BaseHTTPResponse:
        return self._pool(url).request(
            "GET",
            url,
            headers=_HEADERS,
            redirect=False,
            preload_content=False,
            retries=urllib3.Retry(1, redirect=False, status=False),
            timeout=urllib3.Timeout(total=self._deadline.left),
        )

    def _pool(self, url: str) -> urllib3.PoolManager:
        """Return the pool for a proxy that this computer is set up with, or the direct one."""
        parts = urlsplit(url)
        proxy = urllib.request.getproxies().get(parts.scheme, "")
        if is_this_computer(parts.hostname) or urllib.request.proxy_bypass(parts.hostname or ""):
            proxy = ""
        if proxy not in self._pools:
            pool = urllib3.ProxyManager(proxy) if proxy else urllib3.PoolManager()
            self._pools[proxy] = self._deadline.pools(pool)
        return self._pools[proxy]

    def close(self) -> None:
        """Close what is open; a look keeps its connection for all of its files."""
        self._deadline.done()
        for pool in self._pools.values():
            pool.clear()


def allowed(address: str) -> bool:
    """Tell whether a channel may be fetched there: https, a shared folder, or http on this computer itself."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
        _ = parts.port  # raises where it is no number
    except ValueError:
        return False
    if parts.username or parts.password or parts.query or parts.fragment:
        return False
    if parts.scheme == "file":
        return bool(parts.path)
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and is_this_computer(host)))


def is_this_computer(host: str | None) -> bool:
    """Tell whether a host is an address of this computer that no other can answer at."""
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return host == "localhost"


def _body(reply: urllib3.BaseHTTPResponse, url: str) -> Iterator[bytes]:
    if reply.status != 200:
        _leave(reply)
        raise DownloadHTTPError(f"{url} answered {reply.status}", reply.status)
    return _streamed(reply)


def _streamed(reply: urllib3.BaseHTTPResponse) -> Iterator[bytes]:
    with reply:  # closes what was not read to its end
        yield from reply.stream(_CHUNK, decode_content=True)


def _leave(reply: urllib3.BaseHTTPResponse) -> None:
    """Read a short answer to its end, so that its connection serves the next file; end with a long one."""
    if len(reply.read(_CHUNK, decode_content=False)) == _CHUNK:
        reply.close()


def _file(url: str) -> Iterator[bytes]:
    parts = urlsplit(url)
    path = Path(urllib.request.url2pathname(f"//{parts.netloc}{parts.path}" if parts.netloc else parts.path))
    try:
        file = path.open("rb")
    except FileNotFoundError as error:
        raise DownloadHTTPError(f"{path.name} is not there", _NOT_FOUND) from error
    except OSError as error:
        raise DownloadError(f"{path.name} cannot be read") from error
    return _chunks(file)


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while chunk := file.read(_CHUNK):
            yield chunk
