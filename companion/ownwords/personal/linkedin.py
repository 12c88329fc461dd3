"""Understands LinkedIn's "Get a copy of your data": posts, comments and articles, and what was passed over and why.

It reads open files and returns what it found; nothing is kept and nothing is asked. ``linkedin_csv`` knows the tables,
``linkedin_article`` the articles, ``linkedin_zip`` the archives, ``linkedin_text`` what stands in one cell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import BinaryIO, Literal, NamedTuple

from ..config import Limits
from ..models import Both, Format
from .linkedin_article import LONGEST, article
from .linkedin_csv import NoTable, Row, Table, rows
from .linkedin_text import Ref, address, comment_ref, moment, ref, unwrap
from .linkedin_words import refusal, sentence
from .linkedin_zip import Member, look, members

Reason = Literal["no_date", "future", "nothing", "quotes", "untitled"]
"""Why a row or an article was passed over."""

Source = tuple[str, BinaryIO]
"""A file's name, and the file, open for reading bytes."""

_EARLY = timedelta(days=1)  # that a clock or a time zone may be ahead
_EVERY = 500  # rows between two calls of ``tick``
_ADDRESS = re.compile(r"https?://\S+|\blnkd\.in/\S+")
# A row of LinkedIn's inside a text: a quote is missing, and the text has swallowed what follows.
_SWALLOWED = re.compile(r'\n"?\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?: UTC)?"?[,;\t]"?https?://')


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing the person published; ``shared`` is the address they shared in it, ``ref`` LinkedIn's name for it."""

    format: Format
    at: datetime
    text: str
    url: str | None
    shared: str | None = None
    ref: Ref | None = None

    @property
    def plain(self) -> str:
        """Return the text as texts are compared: LinkedIn changes spaces and shortens addresses."""
        return plain(self.text)


class Skipped(NamedTuple):
    """A row that was passed over: in which file, at which line (0: the whole file), and why."""

    file: str
    line: int
    reason: Reason


@dataclass(slots=True)
class Export:
    """What was understood: each thing once, oldest first; ``doubles`` stood there more than once."""

    entries: list[Entry] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    notes: list[Both] = field(default_factory=list)
    doubles: int = 0


def read(sources: Sequence[Source], now: datetime, limits: Limits, tick: Callable[[float], None]) -> Export:
    """Read the parts of an export; ``tick`` is told how much is done, 0 to 1.

    Raises:
        NotReadable: there is nothing to import, or a part is broken, locked or hostile; the sentence says what to do.
    """
    insides = [look(name, file, limits) for name, file in sources]
    total = sum(inside.wanted for inside in insides) or 1
    export, tables, done = Export(), set[str](), 0
    for name, file in sources:
        for member in members(name, file, limits):
            tables.add(_read(member, export, now, limits))
            export.files.append(member.name)
            done += 1
            tick(done / total)
    if "shares" not in tables:
        said = "no_shares" if any(inside.is_linkedins for inside in insides) else "nothing_known"
        if not export.entries:
            raise refusal(said, sources[0][0])
        if said == "no_shares":
            export.notes.append(sentence(said, sources[0][0]))
    before = len(export.entries)
    export.entries = _once_each(export.entries)
    export.doubles = before - len(export.entries)
    return export


def plain(text: str | None) -> str:
    """Return a text as texts are compared: without its addresses, its spaces single, its accents in one form."""
    return " ".join(unicodedata.normalize("NFC", _ADDRESS.sub(" ", text or "")).split())


def _read(member: Member, export: Export, now: datetime, limits: Limits) -> str:
    """Read one file into ``export``, and return what it was."""
    if member.what == "article":
        _read_article(member, export, now)
        return "article"
    named: Table | None = None if member.what == "csv" else member.what
    try:
        table, found = rows(member.file, named)
        kept = list(_passed(found, table, member.name, export, now, limits))
    except NoTable as error:
        raise refusal("not_a_table", member.name) from error
    texts = unwrap([row.text for _, row in kept])
    export.entries += [_entry(table, at, row, text) for (at, row), text in zip(kept, texts, strict=True)]
    return table


def _passed(
    found: Iterator[Row], table: Table, name: str, export: Export, now: datetime, limits: Limits
) -> Iterator[tuple[datetime, Row]]:
    """Yield the rows that are something published, with their times, and note why the others are not."""
    for number, row in enumerate(found):
        if number >= limits.import_rows:
            raise refusal("too_many_rows", name)
        at = moment(row.date)
        reason: Reason | None = None
        if at is None:
            reason = "no_date"
        elif at > now + _EARLY:
            reason = "future"
        elif not row.text.strip() and (table == "comments" or not (row.link.strip() or row.shared.strip())):
            reason = "nothing"
        elif swallowed := _SWALLOWED.search(row.text):
            export.skipped.append(Skipped(name, row.line, "quotes"))
            row = row._replace(text=row.text[: swallowed.start()])
        if at is None or reason:
            export.skipped.append(Skipped(name, row.line, reason or "no_date"))
        else:
            yield min(at, now), row


def _entry(table: Table, at: datetime, row: Row, text: str) -> Entry:
    url = address(row.link)
    if table == "comments":
        return Entry("comment", at, text[:LONGEST], url, None, comment_ref(url))
    return Entry("post", at, text[:LONGEST], url, address(row.shared), ref(url))


def _read_article(member: Member, export: Export, now: datetime) -> None:
    found = article(member.file.read().decode("utf-8", "replace"))
    if not found.title and not found.text:
        export.skipped.append(Skipped(member.name, 0, "untitled"))
    elif found.at is None or found.at > now + _EARLY:
        export.skipped.append(Skipped(member.name, 0, "future" if found.at else "no_date"))
    else:
        text = f"{found.title}\n\n{found.text}".strip()[:LONGEST]
        export.entries.append(Entry("article", min(found.at, now), text, found.url))


def _once_each(entries: Sequence[Entry]) -> list[Entry]:
    """Keep each thing once, with its longest text: parts of an export overlap, and may name one post in two ways."""
    named = _longest(entries, lambda each: each.ref and (each.format, each.ref.number))
    once = _longest(named, lambda each: (each.format, each.at, each.plain, _where(each)))
    return sorted(once, key=lambda entry: entry.at)


def _longest(entries: Iterable[Entry], key: Callable[[Entry], object]) -> list[Entry]:
    """Keep of the entries with one key the first, with the longest text; those without a key stay."""
    found: dict[object, Entry] = {}
    for entry in entries:
        of = key(entry) or id(entry)
        known = found.setdefault(of, entry)
        if len(entry.text) > len(known.text):
            found[of] = replace(known, text=entry.text)
    return list(found.values())


def _where(entry: Entry) -> str | None:
    """Return the address where it tells things of one moment and one text apart."""
    return entry.url if entry.format == "comment" or not entry.text else None
