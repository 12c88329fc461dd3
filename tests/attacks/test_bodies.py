"""What a request can carry: each body that cannot be read is refused with a sentence, never with a fault."""

from __future__ import annotations

import json

import pytest
from ownwords.config import Limits

from tests.attacks.raw import API, Companion, bearer

BODIES = {
    "nothing": b"",
    "no JSON": b"text=hello",
    "half of it": b'{"text": "", "site": ',
    "two documents": b'{"text": "", "site": "linkedin"}{}',
    "a list": b"[]",
    "null": b"null",
    "deep lists": b"[" * 200_000,
    "deep objects": b'{"a":' * 100_000,
    "deep inside": b'{"text": "", "site": "linkedin", "used_items": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
    "not UTF-8": b'{"text": "\xff\xfe", "site": "linkedin"}',
    "half a character in UTF-8": b'{"text": "\xed\xa0\x80", "site": "linkedin"}',
    "an overlong slash": b'{"text": "", "site": "\xc0\xaf"}',
    "UTF-16": '{"text": "", "site": "linkedin"}'.encode("utf-16"),
    "a byte order mark": b'\xef\xbb\xbf{"text": "", "site": "linkedin"}',
    "a raw NUL": b'{"text": "\x00", "site": "linkedin"}',
    "a NUL in an id": b'{"text": "", "site": "linked\\u0000in"}',
    "a key twice": b'{"text": "", "site": "linkedin", "text": "secret"}',
    "NaN": b'{"text": "", "site": NaN}',
    "infinity": b'{"text": "", "site": -Infinity}',
    "a number beyond floats": b'{"text": "", "site": 1e999}',
    "a number of ten thousand digits": b'{"text": "", "site": ' + b"1" * 10_000 + b"}",
    "a number for a text": b'{"text": 5, "site": "linkedin"}',
    "a key too many": b'{"text": "", "site": "linkedin", "__proto__": {}}',
    "very many keys": b'{"text": "", "site": "linkedin", ' + b",".join(b'"k%d":0' % n for n in range(200_000)) + b"}",
    "a very long key": b'{"text": "", "site": "linkedin", "' + b"k" * 1_000_000 + b'": 0}',
    "a text too long": b'{"text": "' + b"a" * 1_000_001 + b'", "site": "linkedin"}',
    "too many used items": b'{"text": "", "site": "linkedin", "used_items": [' + b",".join([b'"a"'] * 51) + b"]}",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_what_cannot_be_read_is_refused(companion: Companion, body: bytes) -> None:
    """The refusal is a problem in JSON with a sentence, and repeats nothing long."""
    headers = bearer(companion.tokens[None]) | {"Content-Type": "application/json"}
    reply = companion.ask("POST", f"{API}/reviews", headers, body)
    assert (reply.status, reply.code) == (400, "invalid_request")
    assert len(reply.body) < 5_000
    assert json.loads(reply.body)["detail"].endswith(".")


@pytest.mark.parametrize("content_type", ["text/plain", "text/json", "application/x-www-form-urlencoded", "", "json"])
def test_only_json_is_read(companion: Companion, content_type: str) -> None:
    """A body that is not sent as JSON is not looked at: that is what a form can send."""
    headers = bearer(companion.tokens[None]) | {"Content-Type": content_type}
    reply = companion.ask("POST", f"{API}/reviews", headers, b'{"text": "", "site": "linkedin"}')
    assert (reply.status, reply.code) == (415, "json_only")


def test_a_body_beyond_the_limit_is_refused_in_words(companion: Companion) -> None:
    """One byte too many is too large, and said so."""
    headers = bearer(companion.tokens[None]) | {"Content-Type": "application/json"}
    reply = companion.ask("POST", f"{API}/reviews", headers, b" " * (Limits().body + 1))
    assert (reply.status, reply.code) == (413, "too_large")


def test_a_body_that_says_it_is_endless_is_not_waited_for(companion: Companion) -> None:
    """A length of a terabyte is answered at once, before a byte of it was read."""
    request = (
        f"POST {API}/reviews HTTP/1.1\r\nHost: {companion.host}\r\n"
        "Content-Type: application/json\r\nContent-Length: 1000000000000\r\n\r\n"
    )
    assert companion.send(request.encode()).status == 413


def test_pieces_without_a_length_are_counted_too(companion: Companion) -> None:
    """A chunked body does not get round the limit."""
    token = companion.tokens[None]
    head = (
        f"POST {API}/reviews HTTP/1.1\r\nHost: {companion.host}\r\nAuthorization: Bearer {token}\r\n"
        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    )
    piece = b" " * 100_000
    chunks = (b"%x\r\n%s\r\n" % (len(piece), piece)) * (Limits().body // len(piece) + 1)
    assert companion.send(head.encode() + chunks + b"0\r\n\r\n").status == 413


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_stranger_is_refused_before_the_body_is_looked_at(companion: Companion, method: str) -> None:
    """Who may not ask is told that, whatever they sent."""
    headers = {"Content-Type": "application/json"}
    assert companion.ask(method, f"{API}/reviews", headers, b"[" * 200_000).code == "token_refused"


def test_two_lengths_are_no_way_to_smuggle_a_request(companion: Companion) -> None:
    """A request whose end is unclear is refused, and what follows it is not taken for another one."""
    request = (
        f"POST {API}/reviews HTTP/1.1\r\nHost: {companion.host}\r\nContent-Length: 0\r\nContent-Length: 60\r\n"
        f"Connection: close\r\n\r\nGET {API}/hello HTTP/1.1\r\nHost: {companion.host}\r\n\r\n"
    )
    assert companion.send(request.encode()).status == 400
