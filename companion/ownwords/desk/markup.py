"""Reads what a page says of itself, from OpenGraph, JSON-LD and plain HTML. Pure; what comes out is plain text."""

from __future__ import annotations

import html
import json
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, Tag, XMLParsedAsHTMLWarning

from ..models import Language

TITLE, SUMMARY, ALT = 200, 1000, 500  # characters, as suggestion-set.schema.json takes them
_ADDRESS = 2000
_DEEPEST = 40  # steps into somebody's JSON-LD
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_KINDS = {"article", "newsarticle", "blogposting", "jobposting", "event", "webpage", "report", "techarticle"}

warnings.filterwarnings("ignore", category=XMLParsedAsHTMLWarning)
warnings.filterwarnings("ignore", category=MarkupResemblesLocatorWarning)


@dataclass(frozen=True, slots=True)
class Said:
    """What a page says of itself; see ``page.Page``."""

    url: str | None
    title: str
    summary: str
    language: Language | None
    date: str | None
    picture: tuple[str, str] | None
    feed: str | None


def read(body: bytes, charset: str | None, base: str) -> Said:
    """Return what the page whose bytes these are says of itself; ``base`` is where it was read."""
    soup = BeautifulSoup(body, "html.parser", from_encoding=charset)
    meta, data = _meta(soup), _json_ld(soup)
    canonical = next((link for link in _links(soup, "canonical")), "") or meta.get("og:url", "")
    return Said(
        url=address(canonical, base) or address(base, base),
        title=_first(TITLE, meta.get("og:title"), data.get("headline"), data.get("title"), meta.get("twitter:title"),
                     _text(soup, "title"), _text(soup, "h1"), data.get("name")),
        summary=_first(SUMMARY, meta.get("og:description"), meta.get("description"), data.get("description"),
                       meta.get("twitter:description"), _text(soup, "p")),
        language=_language(soup, meta, data),
        date=_date(meta, data, soup),
        picture=_picture(meta, data, base),
        feed=_feed(soup, base),
    )  # fmt: skip


def plain(text: str, longest: int) -> str:
    """Return ``text`` as plain text: no tags, entities, control characters or doubled spaces, cut at a word."""
    found = BeautifulSoup(text, "html.parser").get_text(" ") if "<" in text else text
    found = " ".join(_CONTROL.sub(" ", html.unescape(found)).split())
    found = re.sub(r"<[^>]*>", " ", found)
    found = " ".join(found.split())
    if len(found) <= longest:
        return found
    cut = found[: longest - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;:–-") + "…"


def address(found: str, base: str, schemes: tuple[str, ...] = ("https",)) -> str | None:
    """Return an address in full, without a fragment, where it has one of the ``schemes``; else None."""
    if not found.strip():
        return None
    try:
        full = urljoin(base, found.strip())
        parts = urlsplit(full)
        _ = parts.port
    except ValueError:
        return None
    if (
        parts.scheme not in schemes
        or not parts.hostname
        or parts.username
        or len(full) > _ADDRESS
        or _CONTROL.search(full)
    ):
        return None
    return parts._replace(fragment="").geturl().replace(" ", "%20")


def _meta(soup: BeautifulSoup) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in soup.find_all("meta"):
        name = _attribute(tag, "property") or _attribute(tag, "name") or _attribute(tag, "itemprop")
        content = _attribute(tag, "content")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _json_ld(soup: BeautifulSoup) -> dict[str, Any]:
    for tag in soup.find_all("script", type=re.compile("ld\\+json", re.IGNORECASE)):
        try:
            data = json.loads(tag.get_text() or "")
        except (ValueError, RecursionError):
            continue
        for each in _objects(data):
            kind = each.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(isinstance(one, str) and one.lower() in _KINDS for one in kinds):
                return each
    return {}


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-LD document: alone, in a list, or in its @graph."""
    waiting, steps = [data], 0
    while waiting and steps < _DEEPEST:
        each, steps = waiting.pop(0), steps + 1
        if isinstance(each, list):
            waiting += each[:_DEEPEST]
        elif isinstance(each, dict):
            yield each
            waiting += [each[name] for name in ("@graph", "mainEntity") if name in each]


def _first(longest: int, *found: Any) -> str:
    texts = (plain(each, longest) for each in found if isinstance(each, str))
    return next((text for text in texts if text), "")


def _text(soup: BeautifulSoup, name: str) -> str:
    return next((text for text in (tag.get_text(" ") for tag in soup.find_all(name, limit=20)) if text.strip()), "")


def _language(soup: BeautifulSoup, meta: dict[str, str], data: dict[str, Any]) -> Language | None:
    tag = soup.find("html")
    said = (_attribute(tag, "lang") if isinstance(tag, Tag) else "", meta.get("og:locale", ""), data.get("inLanguage"))
    for each in said:
        short = re.split(r"[-_]", each.strip().lower())[0] if isinstance(each, str) else ""
        if short in {"en", "da"}:
            return "da" if short == "da" else "en"
    return None


def _date(meta: dict[str, str], data: dict[str, Any], soup: BeautifulSoup) -> str | None:
    tag = soup.find("time")
    said = [
        meta.get("article:published_time"), data.get("datePublished"), data.get("datePosted"), data.get("startDate"),
        meta.get("date"), meta.get("dc.date"), _attribute(tag, "datetime") if isinstance(tag, Tag) else "",
    ]  # fmt: skip
    days = (_DAY.match(each.strip()) for each in said if isinstance(each, str))
    return next((day[0] for day in days if day), None)


def _picture(meta: dict[str, str], data: dict[str, Any], base: str) -> tuple[str, str] | None:
    image = data.get("image")
    image = image[0] if isinstance(image, list) and image else image
    alt = image.get("caption") or image.get("description") if isinstance(image, dict) else None
    image = image.get("url") if isinstance(image, dict) else image
    said = (meta.get("og:image:secure_url"), meta.get("og:image"), meta.get("twitter:image"), image)
    found = next((url for url in (address(each, base) for each in said if isinstance(each, str)) if url), None)
    if found is None:
        return None
    return found, _first(ALT, meta.get("og:image:alt"), meta.get("twitter:image:alt"), alt)


def _feed(soup: BeautifulSoup, base: str) -> str | None:
    for tag in soup.find_all("link", rel="alternate"):
        if "rss" in _attribute(tag, "type") or "atom" in _attribute(tag, "type"):
            return address(_attribute(tag, "href"), base, schemes=("https", "http"))
    return None


def _links(soup: BeautifulSoup, rel: str) -> Iterator[str]:
    yield from (_attribute(tag, "href") for tag in soup.find_all("link", rel=rel))


def _attribute(tag: Any, name: str) -> str:
    value = tag.get(name) if isinstance(tag, Tag) else None
    return value if isinstance(value, str) else ""
