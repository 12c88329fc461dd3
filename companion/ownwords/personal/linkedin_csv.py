"""Reads one CSV of LinkedIn's, whatever its encoding, line ends, delimiter and order of columns. Pure.

It reads from a stream, so that a file of any length takes the memory of what is found in it.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain, islice
from typing import BinaryIO, Literal, NamedTuple

Table = Literal["shares", "comments"]

_FIELD = 1_000_000  # characters of one cell; what is longer is no post
_NOTES = 30  # lines and rows before the header at most
_PIECE = 65_536  # bytes
_BROKEN = 0.1  # of the bytes outside ASCII may be broken UTF-8 before a file is taken for Windows-1252
# A column by its names in small letters. LinkedIn's own are English; the others are what translations would be.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "date": ("date", "datetime", "date/time", "time", "dato", "datum", "tidspunkt", "fecha", "data"),
    "link": ("sharelink", "link", "posturl", "url", "commentlink"),
    "text": ("sharecommentary", "commentary", "message", "text", "kommentar", "tekst", "besked"),
    "shared": ("sharedurl",),
}
_COLUMNS = {name: column for column, names in _NAMES.items() for name in names}
_ORDER = {"date": 0, "link": 1, "text": 2, "shared": 3}
_DAY = re.compile(r"\s*\d{4}-\d\d-\d\d")
# An odd number of backslashes before a quote: the last one escapes it.
_ESCAPED = re.compile(r'(?<!\\)((?:\\\\)*)\\"')


class Row(NamedTuple):
    """One row: its last line in the file, from 1, and its cells; what is not there is empty."""

    line: int
    date: str
    link: str
    text: str
    shared: str


class NoTable(Exception):
    """The file has no columns that are known."""


def rows(file: BinaryIO, named: Table | None = None) -> tuple[Table, Iterator[Row]]:
    """Return which table a file holds, and its rows; ``named`` is what the file's name says.

    Raises:
        NoTable: it holds neither table, or has no dates.
    """
    lines = _lines(file, _encoding(file))
    first = list(islice(lines, _NOTES))
    delimiter = max(",;\t", key=lambda each: max((len(_columns(line.split(each))) for line in first), default=0))
    lines = chain(first, lines)
    if named == "comments" or (named is None and _has_comments(first, delimiter)):
        lines = _unescaped(lines)
    csv.field_size_limit(_FIELD)
    records = _records(lines, delimiter)
    table, columns, pending = _header(records, named)
    return table, (_row(line, cells, columns) for line, cells in chain(pending, records))


def _lines(file: BinaryIO, encoding: str) -> Iterator[str]:
    """Yield the lines with their ends; the file stays open, for whoever opened it to close."""
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    try:
        for line in text:
            yield line.replace("\0", "")
    finally:
        with suppress(ValueError):  # it was closed before all was read
            text.detach()


def _encoding(file: BinaryIO) -> str:
    """Tell UTF-8, with a mark or without, from UTF-16 and from Windows-1252."""
    if file.read(2) in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        return "utf-16"
    file.seek(0)
    decoder, broken, beyond = codecs.getincrementaldecoder("utf-8")("replace"), 0, 0
    for piece in iter(lambda: file.read(_PIECE), b""):
        if not piece.isascii():
            beyond += len(piece.translate(None, bytes(range(128))))
        broken += decoder.decode(piece).count("\ufffd")
    return "utf-8-sig" if broken <= _BROKEN * beyond else "cp1252"


def _records(lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with its last line; a cell beyond any length becomes a record of nothing."""
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells = ["?"]
        if any(map(str.strip, cells)):
            yield reader.line_num, cells


def _header(
    records: Iterator[tuple[int, list[str]]], named: Table | None
) -> tuple[Table, dict[str, int], list[tuple[int, list[str]]]]:
    """Return the table, where its columns are, and the records that were read on the way and belong to it.

    Notes may stand before the header. A file whose name tells what it is may have none, or one in another language:
    then its columns are in LinkedIn's order.
    """
    for line, cells in islice(records, _NOTES):
        columns, names = _columns(cells), set(map(_name, cells))
        table = _table(names, named)
        if table and "date" in columns and columns.keys() & {"link", "text"}:
            return table, columns, []
        if named and _DAY.match(cells[0]):
            return named, _ORDER, [(line, cells)]
    raise NoTable


def _table(names: set[str], named: Table | None) -> Table | None:
    if names & {"sharelink", "sharecommentary", "sharedurl"}:
        return "shares"
    return "comments" if "message" in names else named


def _has_comments(lines: Iterable[str], delimiter: str) -> bool:
    return any(_table(set(map(_name, line.split(delimiter))), None) == "comments" for line in lines)


def _columns(cells: Iterable[str]) -> dict[str, int]:
    """Return where the known columns are; of two with one meaning, the first."""
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        column = _COLUMNS.get(_name(cell))
        if column:
            found.setdefault(column, at)
    return found


def _name(cell: str) -> str:
    return re.sub(r"[\s_\ufeff\"]", "", cell).casefold()


def _row(line: int, cells: list[str], columns: Mapping[str, int]) -> Row:
    found = {name: cells[at] for name, at in columns.items() if at < len(cells)}
    return Row(line, found.get("date", ""), found.get("link", ""), found.get("text", ""), found.get("shared", ""))


def _unescaped(lines: Iterable[str]) -> Iterator[str]:
    r"""Write ``\"``, as comments have it for a quote, as CSV does: ``""``.

    At the end of a line it may also be a backslash that the person wrote, and the end of the cell: it is, where the
    next line begins with a day, or there is none.
    """
    before: str | None = None
    for line in lines:
        if before is not None:
            yield _line_unescaped(before, ends_cell=bool(_DAY.match(line)))
        before = line
    if before is not None:
        yield _line_unescaped(before, ends_cell=True)


def _line_unescaped(line: str, ends_cell: bool) -> str:
    body = line.rstrip("\r\n")
    if ends_cell and body.endswith('\\"') and not body.endswith('\\""'):
        return _ESCAPED.sub(r'\1""', body[:-1]) + line[len(body) - 1 :]
    return _ESCAPED.sub(r'\1""', line)
