"""Reads one of a person's articles, as LinkedIn's export has them: a page of HTML each. Pure."""

from __future__ import annotations

import re
from datetime import datetime
from html.parser import HTMLParser
from typing import NamedTuple

from .linkedin_text import address, moment

LONGEST = 100_000  # characters of a share's text
_SKIPPED = {"script", "style", "head"}
_BLOCKS = {"p", "h1", "h2", "h3", "h4", "li", "blockquote", "pre", "br", "div", "ul", "ol", "figure"}
_SAID = re.compile(r"^(?:Created|Published|Oprettet|Udgivet) (?:on|d\.|den)?\s*(.+)$", re.IGNORECASE)


class Article(NamedTuple):
    """A title, the text below it, where it stands, and when it was published, or else begun."""

    title: str
    text: str
    url: str | None
    at: datetime | None


def article(page: str) -> Article:
    """Read an article; a page that is none has an empty title and text."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    lines = [line for each in "".join(reader.body).split("\n") if (line := " ".join(each.split()))]
    dates = {word: at for line in lines if (found := _SAID.match(line)) for word, at in [_dated(line, found[1])]}
    title = " ".join("".join(reader.heading or reader.title).split())
    text = "\n".join(line for line in lines if line != title and not _SAID.match(line))
    published = dates.get("p") or dates.get("u")
    return Article(title, text[:LONGEST], reader.url, published or next((at for at in dates.values() if at), None))


def _dated(line: str, when: str) -> tuple[str, datetime | None]:
    return line[0].lower(), moment(when)


class _Reader(HTMLParser):
    """Gathers the words of a page, its first heading and the address that the heading leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.title: list[str] = []
        self.heading: list[str] = []
        self.body: list[str] = []
        self.url: str | None = None
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.body.append("\n")
        if tag == "a" and "h1" in self._open and self.url is None:
            self.url = address(dict(attributes).get("href") or "")
        if tag in {"title", "h1", *_SKIPPED}:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.body.append("\n")
        if tag in self._open:
            del self._open[self._open.index(tag) :]

    def handle_data(self, data: str) -> None:
        if "title" in self._open:
            self.title.append(data)
        elif "h1" in self._open:
            self.heading.append(data)
            self.body.append(data)
        elif not _SKIPPED.intersection(self._open):
            self.body.append(data)
