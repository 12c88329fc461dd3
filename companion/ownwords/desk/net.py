"""Reads a pasted address: one of the desk's own, guarded door to the web.

A page on the web may lead anywhere, also to what only this computer or its network can reach. So a host is resolved
once, each of its addresses is looked at, and the connection goes to the very address that was looked at.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Thread
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

import urllib3

from ..channel.deadline import Deadline
from ..config import Limits
from ..errors import PageError
from ..models import Both

_HEADERS = {
    "User-Agent": "OwnWords desk",
    "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5",
}
_CHUNK = 32_000  # bytes
_PORTS = {None, 80, 443}
_REDIRECTS = {301, 302, 303, 307, 308}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_WEB = ipaddress.ip_network("2000::/3")  # where IPv6's addresses of the web are; all else is local, old or unused

Resolver = Callable[[str, int], Sequence[str]]
"""Returns the addresses of a host."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered: where it led to, its kind (``text/html``), its character set if said, and the bytes."""

    url: str
    kind: str
    charset: str | None
    body: bytes


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of a host, as this computer knows them."""
    return list(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def fetch(url: str, allow_private: bool, limits: Limits, resolver: Resolver = resolve, body: bool = True) -> Fetched:
    """Return what ``url`` answers, wherever it leads; without ``body`` only that it does.

    Raises:
        PageError: it cannot be read, or leads where the desk does not go.
    """
    deadline = Deadline(limits.page_seconds)
    try:
        for _ in range(limits.page_redirects + 1):
            parts = _checked(url, allow_private)
            with _opened(parts, _address(parts, allow_private, resolver, deadline), deadline) as reply:
                if reply.status not in _REDIRECTS or not reply.headers.get("Location"):
                    return _fetched(urlunsplit(parts), reply, limits.page_bytes if body else 0, deadline)
                url = urljoin(urlunsplit(parts), reply.headers["Location"])
        raise PageError(_ENDLESS)
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise PageError(_SLOW if deadline.passed else _UNREACHED) from error
    finally:
        deadline.done()


def _fetched(url: str, reply: urllib3.BaseHTTPResponse, limit: int, deadline: Deadline) -> Fetched:
    if reply.status >= 400:
        raise PageError(_status(reply.status))
    kind, _, parameters = reply.headers.get("Content-Type", "").partition(";")
    body = _read(reply, limit) if limit else b""
    if deadline.passed:  # an answer that does not say how long it is looks whole where it was cut off
        raise PageError(_SLOW)
    return Fetched(url, kind.strip().lower(), _charset(parameters), body)


def _checked(url: str, allow_private: bool) -> SplitResult:
    """Return the parts of an address that may be asked."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise PageError(_NO_ADDRESS) from error
    if parts.scheme not in {"http", "https"} or not host or parts.username or parts.password:
        raise PageError(_NO_ADDRESS)
    if not allow_private and port not in _PORTS:
        raise PageError(_PORT)
    shown = f"[{host}]" if ":" in host else host
    path, query = (quote(part, safe="/%:=&?~#+!$,;'@()*[]") for part in (parts.path or "/", parts.query))
    return SplitResult(parts.scheme, f"{shown}:{port}" if port else shown, path, query, "")


def _address(parts: SplitResult, allow_private: bool, resolver: Resolver, deadline: Deadline) -> str:
    """Return the address to connect to; every one that the host has is looked at."""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    found = _in_time(resolver, parts.hostname or "", port, deadline)
    if not found:
        raise PageError(_SLOW if deadline.passed else _UNKNOWN)
    if not allow_private and not all(is_public(address) for address in found):
        raise PageError(_PRIVATE)
    return found[0]


def _in_time(resolver: Resolver, host: str, port: int, deadline: Deadline) -> Sequence[str]:
    """Return the addresses of a host, none where nobody knows it in time: the system's own resolver has no limit."""
    found: list[str] = []

    def ask() -> None:
        with suppress(OSError, UnicodeError):
            found.extend(resolver(host, port))

    asking = Thread(target=ask, name="asks-for-an-address", daemon=True)
    asking.start()
    asking.join(deadline.left)
    return [] if asking.is_alive() else found


def is_public(address: str) -> bool:
    """Tell whether an address is one of the web's, also where it is wrapped in another."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inside = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if found in _NAT64:
            inside = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inside is not None:
            return is_public(str(inside))
        if found not in _WEB:
            return False
    return found.is_global and not found.is_multicast


@contextmanager
def _opened(parts: SplitResult, address: str, deadline: Deadline) -> Iterator[urllib3.BaseHTTPResponse]:
    """Ask ``address`` for the page of the host in ``parts``; what is open is closed at the end."""
    host = parts.hostname or ""
    named = {"assert_hostname": host, "server_hostname": host} if parts.scheme == "https" else {}
    port = parts.port or (443 if parts.scheme == "https" else 80)
    with deadline.pool(parts.scheme)(address, port, timeout=urllib3.Timeout(total=deadline.left), **named) as pool:
        reply: urllib3.BaseHTTPResponse = pool.urlopen(
            "GET",
            parts.path + (f"?{parts.query}" if parts.query else ""),
            headers=_HEADERS | {"Host": parts.netloc, "Accept-Encoding": "gzip"},
            redirect=False,
            retries=False,
            preload_content=False,
            assert_same_host=False,
        )
        try:
            yield reply
        finally:
            reply.close()


def _read(reply: urllib3.BaseHTTPResponse, limit: int) -> bytes:
    data = bytearray()
    for chunk in reply.stream(_CHUNK, decode_content=True):
        data += chunk
        if len(data) > limit:
            raise PageError(_large(limit))
    return bytes(data)


def _charset(parameters: str) -> str | None:
    for each in parameters.split(";"):
        name, _, value = each.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None


def _status(status: int) -> Both:
    return Both(
        f"The address answers that there is no page to read ({status}). Does it open in a browser without signing in?",
        f"Adressen svarer, at der ingen side er at læse ({status}). Åbner den i en browser uden at logge ind?",
    )


def _large(limit: int) -> Both:
    megabytes = limit / 1_000_000
    return Both(
        f"The page is larger than {megabytes:g} MB, so it was not read. Write the idea by hand; the address can stay.",
        f"Siden fylder mere end {megabytes:g} MB, så den blev ikke læst. Skriv idéen i hånden; adressen kan blive.",
    )


_NO_ADDRESS = Both(
    "This is not an address of a web page. Copy it from the browser's address bar; it begins with https://",
    "Det er ikke adressen på en webside. Kopiér den fra browserens adresselinje; den begynder med https://",
)
_PRIVATE = Both(
    "This address is inside your own computer or network, so it was not read: colleagues outside could not open it. If "
    "that is meant, run this with --allow-private.",
    "Adressen er inde på din egen computer eller jeres netværk, så den blev ikke læst: kolleger udenfor kan ikke åbne "
    "den. Er det meningen, så kør det med --allow-private.",
)
_PORT = Both(
    "The desk reads pages at the web's usual ports only, and this address names another. Copy it without the number "
    "after the colon, or run this with --allow-private.",
    "Skrivebordet læser kun sider ved nettets sædvanlige porte, og adressen nævner en anden. Kopiér den uden tallet "
    "efter kolonet, eller kør det med --allow-private.",
)
_UNKNOWN = Both(
    "There is no such place on the web. Is the address spelled right, and is this computer online?",
    "Det sted findes ikke på nettet. Er adressen stavet rigtigt, og er computeren på nettet?",
)
_UNREACHED = Both(
    "The page could not be reached, or broke off. Try again in a moment; does it open in a browser?",
    "Siden kunne ikke nås, eller forbindelsen brød af. Prøv igen om lidt; åbner den i en browser?",
)
_SLOW = Both(
    "The page took too long, so reading it was given up. Try again, or write the idea by hand.",
    "Siden var for længe om det, så læsningen blev opgivet. Prøv igen, eller skriv idéen i hånden.",
)
_ENDLESS = Both(
    "The address leads from one to another without end. Copy the one that the browser ends at.",
    "Adressen fører fra den ene til den anden uden ende. Kopiér den, browseren ender på.",
)
