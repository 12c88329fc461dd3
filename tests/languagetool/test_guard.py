"""Who may ask at the editors' port: whoever has the address, and no web page."""

from __future__ import annotations

import pytest

from tests.attacks.raw import EXTENSION, FIREFOX
from tests.attacks.test_guard import HOSTS, PAGES
from tests.languagetool.conftest import PORT, Editor

FORM = {"language": "en-US", "text": "We are proud to announce it."}


@pytest.mark.parametrize("path", ["/v2/check", "/v2/languages", "/nothing"])
@pytest.mark.parametrize("host", [host.format(port=PORT) for host, _ in HOSTS if host])
def test_only_the_exact_host_is_answered(editor: Editor, host: str, path: str) -> None:
    """A page that leads its own name to this computer gets nothing, though it knew the address."""
    assert editor.ask(path, FORM, headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("origin", [each.format(port=PORT) for each in PAGES])
def test_no_web_page_may_ask(editor: Editor, origin: str) -> None:
    """A page that found the address is refused, reads nothing, and is not told that it may."""
    for path, form in [("/v2/check", FORM), ("/v2/languages", None)]:
        reply = editor.ask(path, form, headers={"Origin": origin})
        assert reply.status_code == 403
        assert not [name for name in reply.headers.keys() if name.startswith("Access-Control")]


@pytest.mark.parametrize("site", ["cross-site", "same-site", "Cross-Site", "none, cross-site"])
def test_no_other_site_may_ask_without_a_name(editor: Editor, site: str) -> None:
    """An image, a link or a form on a page elsewhere carries no Origin, and is refused too."""
    assert editor.ask("/v2/languages", headers={"Sec-Fetch-Site": site}).status_code == 403


def test_a_preflight_opens_nothing(editor: Editor) -> None:
    """There are no CORS headers, for anybody."""
    for origin in ("https://evil.example", EXTENSION):
        headers = {"Host": f"127.0.0.1:{PORT}", "Origin": origin, "Access-Control-Request-Method": "POST"}
        reply = editor.client.options(f"/{editor.token}/v2/check", headers=headers)
        assert not [name for name in reply.headers.keys() if name.startswith("Access-Control")]


@pytest.mark.parametrize(
    "headers",
    [{}, {"Origin": EXTENSION, "Sec-Fetch-Site": "none"}, {"Origin": FIREFOX, "Sec-Fetch-Site": "same-origin"}],
    ids=["an editor", "Chrome's add-on", "Firefox's add-on"],
)
def test_who_has_the_address_is_answered(editor: Editor, headers: dict[str, str]) -> None:
    """Editors, and LanguageTool's browser add-ons that were given the address."""
    assert editor.ask("/v2/check", FORM, headers=headers).status_code == 200


@pytest.mark.parametrize("given", ["", "x", "{token}x", "{cut}", "{other}", "{token}/../x", "%00", "æøå", "v2"])
def test_without_the_address_nothing_is_answered(editor: Editor, given: str) -> None:
    """Almost the secret is none, and the answer says no more than where to find it."""
    other = editor.token.swapcase()
    path = given.format(token=editor.token, cut=editor.token[:-1], other=other)
    for what in ("/v2/check", "/v2/languages", "/"):
        reply = editor.client.post(f"/{path}{what}", data=FORM, headers={"Host": f"127.0.0.1:{PORT}"})
        assert reply.status_code in {403, 404} and "matches" not in reply.text


def test_off_is_off_at_once(editor: Editor) -> None:
    """Switched off, the address answers nobody any more; switched on again, it is another one."""
    assert editor.store.languagetool.switch_off()
    assert editor.ask("/v2/check", FORM).status_code == 403
    assert editor.store.languagetool.switch_on(PORT).token != editor.token


def test_a_new_address_ends_the_old_one(editor: Editor) -> None:
    """Who had the old one gets nothing; asking for it again without --new-address changes nothing."""
    assert editor.store.languagetool.switch_on(PORT).token == editor.token
    editor.store.languagetool.switch_on(PORT, new_address=True)
    assert editor.ask("/v2/check", FORM).status_code == 403


def test_nothing_says_what_stood_in_a_text(editor: Editor, caplog: pytest.LogCaptureFixture) -> None:
    """Neither log nor refusal repeats the text."""
    secret = "Rumpelstiltskin"
    for form in ({"text": secret}, {"text": secret, "language": "xx"}, {"data": secret, "language": "en"}):
        assert secret not in editor.ask("/v2/check", form).text
    assert secret not in caplog.text
