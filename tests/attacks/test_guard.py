"""Who may ask: each row is an attack on a companion as people run it, or a caller that has to get through."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.attacks.raw import API, EXTENSION, FIREFOX, OTHER_EXTENSION, Companion, bearer

HOSTS = [
    ("evil.example", "DNS rebinding brings a page's own name"),
    ("evil.example:{port}", "DNS rebinding brings a page's own name with our port"),
    ("127.0.0.1.evil.example", "a name that begins like ours"),
    ("127.0.0.1.evil.example:{port}", "a name that begins like ours, with our port"),
    ("evil.example:127.0.0.1:{port}", "a name that ends like ours"),
    ("127.0.0.1:{port}.evil.example", "ours with something behind it"),
    ("user@127.0.0.1:{port}", "ours with something before it"),
    ("127.0.0.1:{port}, evil.example", "two names in one header"),
    ("127.0.0.1:1", "another port"),
    ("127.0.0.1:0{port}", "our port written otherwise"),
    ("127.0.0.1", "no port"),
    ("127.0.0.1:", "an empty port"),
    ("127.1:{port}", "our address written otherwise"),
    ("0x7f000001:{port}", "our address in hex"),
    ("2130706433:{port}", "our address as one number"),
    ("0.0.0.0:{port}", "every address"),
    ("[::1]:{port}", "the other loopback, where another program could answer"),
    ("[::ffff:127.0.0.1]:{port}", "our address inside the other family"),
    ("localhost:{port}", "a name that others can lead elsewhere"),
    ("LOCALHOST:{port}", "the same in capitals"),
    (" ", "an empty Host"),
    (None, "no Host at all"),
]
PLACES = [
    ("GET", f"{API}/hello"),
    ("POST", f"{API}/pairings"),
    ("GET", f"{API}/export"),
    ("OPTIONS", f"{API}/reviews"),
    ("DELETE", f"{API}/personal-data"),
    ("GET", f"{API}/no-such-call"),
    ("GET", "/"),
    ("GET", "/practice"),
    ("GET", "/assets/ownwords.css"),
    ("GET", "/sign-in/key"),
    ("GET", "/no/such/page"),
    ("BREW", "/coffee"),
]


@pytest.mark.parametrize(("method", "path"), PLACES)
@pytest.mark.parametrize("host", [host for host, _ in HOSTS], ids=[why for _, why in HOSTS])
def test_only_the_exact_host_is_answered(companion: Companion, host: str | None, method: str, path: str) -> None:
    """Under any other Host no route and no method says anything, whatever token comes along."""
    named = host.format(port=companion.port) if host else host
    headers = bearer(companion.tokens[None])
    assert companion.ask(method, path, headers, host=named).status == 421


def test_two_hosts_are_not_ours(companion: Companion) -> None:
    """A request with two Host headers is refused, though the first one is ours."""
    request = f"GET {API}/hello HTTP/1.1\r\nHost: {companion.host}\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
    assert companion.send(request.encode()).status in {400, 421}


def test_an_address_in_the_request_line_does_not_stand_in_for_the_host(companion: Companion) -> None:
    """A proxy's way of asking does not get round the Host."""
    request = f"GET http://{companion.host}{API}/hello HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
    assert companion.send(request.encode()).status == 421


SIMPLE = [
    ("text/plain", b'{"text": "", "site": "linkedin"}'),
    ("application/x-www-form-urlencoded", b"text=&site=linkedin"),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n\r\n--x--\r\n'),
    ("application/json", b'{"text": "", "site": "linkedin"}'),
]
PAGES = [
    "https://evil.example",
    "http://evil.example",
    "http://localhost:{port}",
    "http://127.0.0.1:{port}",
    "null",
    "https://www.linkedin.com",
    "file://",
    "chrome-extension://",
    "chrome-extension://a/b",
    "chrome-extension://abc.evil.example",
    f"{EXTENSION}.evil.example",
    f"x{EXTENSION}",
    EXTENSION.upper(),
    f"{EXTENSION} {EXTENSION}",
    f"{EXTENSION}, https://evil.example",
    "https://chrome-extension://abc",
]


@pytest.mark.parametrize(("content_type", "body"), SIMPLE, ids=[kind for kind, _ in SIMPLE])
@pytest.mark.parametrize("site", ["cross-site", "same-site", "Cross-Site", "none, cross-site", "other"])
def test_a_request_that_another_site_made_is_refused(
    companion: Companion, content_type: str, body: bytes, site: str
) -> None:
    """Forms and scripts of other sites get nowhere, with or without an Origin, even with a stolen token."""
    headers = {"Content-Type": content_type, "Sec-Fetch-Site": site, **bearer(companion.tokens[None])}
    assert companion.ask("POST", f"{API}/reviews", headers, body).code == "caller_refused"
    named = headers | {"Origin": "https://evil.example"}
    assert companion.ask("POST", f"{API}/reviews", named, body).code == "caller_refused"


@pytest.mark.parametrize("path", ["/hello", "/pairings", "/export", "/no-such-call"])
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS", "HEAD", "PUT"])
@pytest.mark.parametrize("origin", PAGES)
def test_a_web_page_may_ask_nothing(companion: Companion, origin: str, method: str, path: str) -> None:
    """Whatever calls itself a page, or almost an extension, is refused and given no way to read the answer."""
    headers = {"Origin": origin.format(port=companion.port), **bearer(companion.tokens[EXTENSION])}
    headers |= {"Access-Control-Request-Method": "POST"} if method == "OPTIONS" else {}
    reply = companion.ask(method, API + path, headers)
    assert reply.status == 403
    assert not [name for name in reply.headers if name.startswith("access-control-")]


def test_a_local_process_without_a_token_is_refused(companion: Companion) -> None:
    """Another user of this computer reaches the port, and learns nothing more than who answers."""
    assert companion.ask("GET", f"{API}/hello").status == 200
    for method, path in [("GET", "/export"), ("GET", "/shares"), ("DELETE", "/personal-data"), ("GET", "/consents")]:
        assert companion.ask(method, API + path).code == "token_refused"


AUTHORIZATIONS = [
    "Bearer {token}x",
    "Bearer x{token}",
    "Bearer",
    "Bearer  ",
    "Basic {token}",
    "{token}",
    "Bearer {cut}",
    "Bearer {lower}",
    "Bearer {token},{token}",
    "Bearer \xe6\xf8\xe5",
    "Token {token}",
    "Bearer null",
    "Bearer undefined",
]


@pytest.mark.parametrize("value", AUTHORIZATIONS)
def test_almost_a_token_is_none(companion: Companion, value: str) -> None:
    """A token that is cut, longer, of another case or scheme opens nothing."""
    token = companion.tokens[None]
    said = value.format(token=token, cut=token[:-1], lower=token.swapcase())
    assert companion.ask("GET", f"{API}/export", {"Authorization": said}).code == "token_refused"


@pytest.mark.parametrize("query", ["token", "access_token", "authorization", "Authorization", "bearer", "auth"])
def test_a_token_in_the_address_is_not_read(companion: Companion, query: str) -> None:
    """Addresses end up in logs and histories; what stands in one opens nothing, in a cookie or body neither."""
    token = companion.tokens[None]
    assert companion.ask("GET", f"{API}/export?{query}={token}").code == "token_refused"
    assert companion.ask("GET", f"{API}/export", {"Cookie": f"{query}={token}"}).code == "token_refused"


@pytest.mark.parametrize(("holder", "user"), [(EXTENSION, FIREFOX), (FIREFOX, EXTENSION), (None, EXTENSION)])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_token_serves_only_the_origin_it_was_given_to(
    companion: Companion, holder: str | None, user: str, method: str
) -> None:
    """A token that leaked from one browser is of no use in another that is paired too."""
    headers = {"Origin": user, **bearer(companion.tokens[holder])}
    assert companion.ask(method, f"{API}/channels", headers).code == "caller_refused"


def test_a_browsers_token_changes_nothing_without_its_origin(companion: Companion) -> None:
    """A browser says its Origin with whatever changes something; a program that found its token does not get far."""
    headers = bearer(companion.tokens[EXTENSION])
    for method, path in [("POST", "/reviews"), ("PUT", "/preferences"), ("DELETE", "/personal-data")]:
        assert companion.ask(method, API + path, headers).code == "caller_refused"


def test_an_extension_that_is_not_paired_reaches_two_calls(companion: Companion) -> None:
    """Another extension with permission for this address may say hello and try to pair, and nothing else."""
    origin = {"Origin": OTHER_EXTENSION, "Sec-Fetch-Site": "cross-site"}
    hello = companion.ask("GET", f"{API}/hello", origin)
    assert (hello.status, hello.headers["access-control-allow-origin"]) == (200, OTHER_EXTENSION)
    for method, path in [("GET", "/export"), ("POST", "/reviews"), ("POST", "/hello"), ("GET", "/pairings")]:
        reply = companion.ask(method, API + path, origin | bearer(companion.tokens[EXTENSION]))
        assert reply.code == "caller_refused"
        assert "access-control-allow-origin" not in reply.headers


def test_another_extension_without_an_origin_needs_a_token(companion: Companion) -> None:
    """A GET of an extension that has permission carries no Origin, so only the token tells it from ours."""
    assert companion.ask("GET", f"{API}/export", {"Sec-Fetch-Site": "none"}).code == "token_refused"


PREFLIGHTS = [
    (EXTENSION, "POST", "/reviews", True),
    (EXTENSION, "DELETE", "/personal-data", True),
    (OTHER_EXTENSION, "GET", "/hello", True),
    (OTHER_EXTENSION, "POST", "/pairings", True),
    (OTHER_EXTENSION, "POST", "/reviews", False),
    (OTHER_EXTENSION, "DELETE", "/pairings", False),
    ("https://www.linkedin.com", "GET", "/hello", False),
    ("null", "POST", "/pairings", False),
]


@pytest.mark.parametrize(("origin", "method", "path", "allowed"), PREFLIGHTS)
def test_a_preflight_is_judged_by_the_call_it_announces(
    companion: Companion, origin: str, method: str, path: str, allowed: bool
) -> None:
    """The browser is told to go on exactly where the call itself would be answered."""
    headers = {
        "Origin": origin,
        "Sec-Fetch-Site": "cross-site",
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": "authorization,content-type",
    }
    reply = companion.ask("OPTIONS", API + path, headers)
    assert (reply.status == 200) is allowed
    assert reply.headers.get("access-control-allow-origin") == (origin if allowed else None)
    assert "access-control-allow-credentials" not in reply.headers
    assert "access-control-allow-private-network" not in reply.headers


ALLOWED = [
    (EXTENSION, "GET", {"Sec-Fetch-Site": "none"}, "Chromium reads with permission for the address"),
    (EXTENSION, "POST", {"Origin": EXTENSION, "Sec-Fetch-Site": "none"}, "Chromium writes with permission"),
    (EXTENSION, "GET", {"Origin": EXTENSION, "Sec-Fetch-Site": "cross-site"}, "Chromium after it was revoked"),
    (FIREFOX, "GET", {"Sec-Fetch-Site": "same-origin"}, "Firefox reads with permission"),
    (FIREFOX, "POST", {"Origin": FIREFOX, "Sec-Fetch-Site": "same-origin"}, "Firefox writes with permission"),
    (FIREFOX, "POST", {"Origin": FIREFOX, "Sec-Fetch-Site": "cross-site"}, "Firefox after it was revoked"),
    (None, "GET", {}, "a program reads"),
    (None, "POST", {}, "a program writes"),
]


@pytest.mark.parametrize(("holder", "method", "headers"), [row[:3] for row in ALLOWED], ids=[row[3] for row in ALLOWED])
def test_who_is_paired_gets_through(
    companion: Companion, holder: str | None, method: str, headers: dict[str, str]
) -> None:
    """Each browser, as it was seen to ask, and each program of the person's own is answered."""
    path, body = ("/reviews", b'{"text": "", "site": "linkedin"}') if method == "POST" else ("/balance", b"")
    sent = headers | bearer(companion.tokens[holder]) | {"Content-Type": "application/json"}
    reply = companion.ask(method, API + path, sent, body)
    assert reply.status == 200
    assert reply.headers.get("access-control-allow-origin") == headers.get("Origin")
    assert "Origin" in reply.headers["vary"]


@pytest.mark.parametrize("path", ["/", "/balance", "/practice", "/consent", "/sign-in/key", "/assets/ownwords.css"])
@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}],
    ids=str,
)
def test_no_other_site_opens_the_persons_pages(companion: Companion, path: str, headers: dict[str, str]) -> None:
    """A page elsewhere can neither frame, load nor probe the person's own."""
    assert companion.ask("GET", path, headers).status == 403


@pytest.mark.parametrize(
    "path", ["/", "/balance", "/practice", "/no/such/page", "/assets/none.css", f"{API}/none", "//x"]
)
def test_no_reply_can_be_framed_sniffed_or_loaded_elsewhere(companion: Companion, path: str) -> None:
    """Each page and each reply forbids what it does not need, also where there is nothing."""
    headers = companion.ask("GET", path).headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["referrer-policy"] in {"no-referrer", "same-origin"}


def test_the_reply_tells_no_versions_of_programs(companion: Companion) -> None:
    """What serves the companion is nobody's business."""
    reply = companion.ask("GET", f"{API}/hello")
    assert "server" not in reply.headers
    assert "via" not in reply.headers


def test_secrets_are_compared_in_constant_time() -> None:
    """Codes and tokens are never compared with ==, whose time tells how much of a guess fits: the source says so."""
    path = Path(__file__).parents[2] / "companion" / "ownwords" / "store" / "pairings.py"
    tree = ast.parse(path.read_text("utf-8"))
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "hmac.compare_digest"
    ]
    compared = [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Compare)]
    assert len(calls) == 2
    assert not [each for each in compared if "hash" in each or "token" in each or "code" in each]
