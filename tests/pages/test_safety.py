"""What somebody else wrote is shown as text, and nothing on a page can run that we did not put there."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from ownwords.channel import sync
from ownwords.models import ChannelContent
from ownwords.store import Store

from tests.pages.visiting import Visit, share

PAGES = [
    "/",
    "/balance",
    "/patterns",
    "/history",
    "/history/s0",
    "/history/sort",
    "/history/import",
    "/preferences",
    "/consent",
    "/data",
    "/data/erase",
    "/practice",
    "/learn",
]
ATTACK = """"><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7 * 7 }}'"""


@pytest.mark.usefixtures("remembered")
def test_a_post_is_shown_as_text(visit: Visit, store: Store, now: datetime) -> None:
    """Markup in a post's text is shown letter by letter."""
    store.shares.add(share("bad", now - timedelta(hours=1), "field", ATTACK))
    page = visit.text("/history")
    assert "<script>alert" not in page and "<img src=x" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page and "{{ 7 * 7 }}" in page


@pytest.mark.parametrize("url", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "http://x.example"])
@pytest.mark.usefixtures("remembered")
def test_only_https_is_linked(visit: Visit, store: Store, now: datetime, url: str) -> None:
    """An address of another scheme, however it came into the database, never becomes a link."""
    store.shares.add(share("bad", now - timedelta(hours=1), "field", "text", url))
    assert url not in visit.text("/history")


@pytest.mark.usefixtures("remembered")
def test_an_https_address_is_linked(visit: Visit, store: Store, now: datetime) -> None:
    """A post's own address is a link that does not say where it was followed from."""
    store.shares.add(share("good", now - timedelta(hours=1), "field", "text", "https://www.linkedin.com/feed/x"))
    assert '<a href="https://www.linkedin.com/feed/x" rel="noreferrer">' in visit.text("/history")


def test_a_channels_words_are_shown_as_text(visit: Visit, store: Store, now: datetime) -> None:
    """Markup in what a channel says is shown letter by letter."""
    sync.join(store, "demo", now)
    content = store.catalogue.channels()[0].channel
    store.catalogue.replace_channel(ChannelContent(replace(content, name=ATTACK), (), 0), "demo", now)
    assert "<script>alert" not in visit.text("/")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.usefixtures("remembered")
def test_nothing_inline_runs(visit: Visit, path: str) -> None:
    """No page has inline script, inline style or event attributes, and its policy forbids them."""
    response = visit.get(path)
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert not re.search(r"<script(?! src=)|<style|\sstyle=|\son[a-z]+=|javascript:", response.text)


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "same-site"}, {"Origin": "http://127.0.0.1:9999"}])
@pytest.mark.usefixtures("remembered")
def test_another_port_gets_a_page_without_the_person(visit: Visit, headers: dict[str, str]) -> None:
    """Another program's page on this computer, which gets our cookie too, is shown nothing of the person's."""
    visit.headers |= headers
    refused = visit.get("/history")
    assert refused.status_code == 403 and "These pages open from your own computer" in refused.text
    assert "My own line" not in refused.text and "form_token" not in refused.text


def test_an_unknown_page_is_friendly(stranger: Visit) -> None:
    """A mistyped address says that there is nothing there, in a page like the others."""
    missing = stranger.get("/ballance")
    assert missing.status_code == 404 and "There is nothing here" in missing.text


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_not_kept_by_the_browser(visit: Visit, path: str) -> None:
    """No page is stored, so that the next person at the computer cannot go back to it."""
    assert visit.get(path).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.usefixtures("remembered")
def test_pages_fetch_nothing_from_elsewhere(visit: Visit, path: str) -> None:
    """Every image, style and script a page loads comes from the companion itself."""
    loaded = re.findall(r'<(?:img|script|link)[^>]+(?:src|href)="([^"]+)"', visit.text(path))
    assert loaded and all(address.startswith("/assets/") for address in loaded)
