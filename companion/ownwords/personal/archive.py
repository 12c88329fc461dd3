"""The one file that a person takes along: a ZIP with JSON for programs, CSV for a spreadsheet, and the consent records.

The CSV is written for Excel where the comma is the decimal sign, as in Denmark: semicolons between the cells, and a
byte order mark, by which Excel knows UTF-8. A first line "sep=;" would make it open elsewhere too, but Excel then
overlooks the mark, and Danish letters break (github.com/Belphemur/vue-json-csv/issues/43).
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from importlib.resources import files
from typing import Any

from ..wire import parse_time

DOCUMENT, RECORDS, TABLE, README = "own-words.json", "consent-records.json", "shares.csv", "README.txt"
COLUMNS = ("posted_at", "site", "format", "about", "own_words", "topics", "text", "url", "item_ids", "id")
CELL = 32_767  # characters that Excel holds in a cell; the whole text is in the JSON
_OWN_FILE = 0o100600 << 16  # for this user alone, when it is unpacked
# What a spreadsheet would take for a formula, also in its wide forms and behind white space.
_FORMULA = re.compile(r"[\s\ufeff\u200b]*[=+\-@＝＋－＠]|[\t\r\n]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def archive(document: Mapping[str, Any], records: Mapping[str, Any], now: datetime) -> bytes:
    """Return the ZIP of an export and its consent records; times in the table are this computer's own."""
    contents = {
        DOCUMENT: _json(document),
        TABLE: table(document["shares"]).encode("utf-8"),
        RECORDS: _json(records),
        README: files(__package__).joinpath("archive_readme.txt").read_text("utf-8").encode("utf-8-sig"),
    }
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as written:
        for name, data in contents.items():
            entry = zipfile.ZipInfo(name, now.astimezone().timetuple()[:6])
            entry.external_attr, entry.compress_type = _OWN_FILE, zipfile.ZIP_DEFLATED
            written.writestr(entry, data)
    return kept.getvalue()


def table(shares: list[dict[str, Any]]) -> str:
    """Return shares as CSV, one a row; no cell can become a formula."""
    text = io.StringIO("\ufeff")
    text.seek(0, io.SEEK_END)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for share in shares:
        writer.writerow(_cell(name, share.get(name)) for name in COLUMNS)
    return text.getvalue()


def _cell(name: str, value: Any) -> str:
    if value is None:
        return ""
    if name == "posted_at":
        return f"{parse_time(value).astimezone():%Y-%m-%d %H:%M:%S}"
    if name == "own_words":
        return f"{value:.2f}".replace(".", ",")
    text = _CONTROL.sub(" ", ", ".join(value) if isinstance(value, list) else str(value))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    safe = f"'{text}" if _FORMULA.match(text) else text
    return safe if len(safe) <= CELL else f"{safe[: CELL - 1]}…"


def _json(data: Mapping[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
