"""The file that a person takes along: safe to open in a spreadsheet, and refused where it is not one."""

from __future__ import annotations

import csv
import io
import json
import struct
import tracemalloc
import zipfile
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ownwords import consent
from ownwords.config import Limits
from ownwords.models import Share
from ownwords.personal.archive import CELL, COLUMNS, archive, table
from ownwords.personal.archive_reading import NotAnExport, read
from ownwords.personal.consent_records import consent_records
from ownwords.personal.export import export
from ownwords.store import Store
from ownwords.wire import share_json

NOON = "2026-11-24T12:00:00.000Z"


def _row(**values: Any) -> dict[str, str]:
    """Return what a spreadsheet reads of one share in the table."""
    text = table([{"posted_at": NOON, "site": "linkedin", **values}])
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";")
    return row


def test_the_table_opens_in_excel_with_danish_letters() -> None:
    """UTF-8 with its mark, semicolons between cells, a decimal comma, lines that end as Windows ends them."""
    data = table([{"posted_at": NOON, "text": "Blåbærgrød; og »æøå«", "own_words": 0.75}]).encode("utf-8")
    assert data.startswith("\ufeffposted_at;site;".encode()) and not data.startswith(b"\xef\xbb\xbfsep=")
    assert data.count(b"\r\n") == 2
    assert '"Blåbærgrød; og »æøå«"'.encode() in data and b";0,75;" in data


FORMULAS = [
    "=1+1",
    "+45 12",
    "-2",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "\n=1",
    "\r=1",
    "\ufeff=1",
    "＝1+1",
    "＠x",
    "\t",
    "\x00=1",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_becomes_a_formula(text: str) -> None:
    """What a spreadsheet would compute stands behind an apostrophe, whatever is before it."""
    assert _row(text=text)["text"].startswith("'")
    assert _row(item_ids=[text])["item_ids"].startswith("'")


@given(st.text(max_size=200))
def test_any_text_stays_in_its_cell(text: str) -> None:
    """No text opens another cell or row, and none begins as a formula does."""
    row = _row(text=text, id="s1")
    assert row["id"] == "s1" and set(row) == set(COLUMNS)
    assert row["text"].lstrip()[:1] not in tuple("=+-@＝＋－＠")


def test_a_long_text_is_cut_for_the_cell() -> None:
    """Excel holds 32,767 characters in a cell; the JSON has the whole."""
    assert len(_row(text="æ" * 100_000)["text"]) == CELL


def test_the_zip_is_for_this_user_alone_when_it_is_unpacked(store: Store, now: datetime) -> None:
    """Each file in it has mode 0600."""
    data = archive(export(store, now, "0.1.0"), consent_records(store, now), now)
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert opened.testzip() is None
        assert {entry.external_attr >> 16 for entry in opened.infolist()} == {0o100600}


def _document(**changed: Any) -> dict[str, Any]:
    """Return an export with one share."""
    share = share_json(Share("s1", datetime.fromisoformat(NOON), "linkedin", (), "Ord", None, "field", None))
    return {
        "format": 1,
        "exported_at": NOON,
        "version": "0.1.0",
        "preferences": {},
        "consents": [],
        "shares": [share | changed],
        "channels": [],
    }


def _text(document: Any) -> bytes:
    return json.dumps(document).encode()


def _zip(files: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as written:
        for name, data in files.items():
            written.writestr(name, data)
    return kept.getvalue()


def test_a_zip_packed_anew_and_the_json_alone_are_read() -> None:
    """A folder around the files, a system's own files beside them, and a byte order mark do no harm."""
    text = _text(_document())
    again = _zip({"own-words/own-words.json": text, "__MACOSX/own-words/own-words.json": b"x", "note.txt": b"mine"})
    for data in (again, text, b"\xef\xbb\xbf" + text):
        assert read(data)["shares"][0]["text"] == "Ord"


def test_an_export_from_before_shares_said_more_is_read() -> None:
    """What a share did not say then is taken as it was: a post, of a kind that the person said."""
    document = _document()
    for name in ("format", "topics", "about_by", "signs", "version"):
        del document["shares"][0][name]
    assert read(_text(document))["shares"][0]["about_by"] == "person"


HOSTILE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "not a file that Own Words made"),
    "a text": ("Kære dagbog".encode(), "not a file that Own Words made"),
    "not UTF-8": (b"\xff\xfe{}", "not a file that Own Words made"),
    "deep lists": (b"[" * 100_000, "not a file that Own Words made"),
    "a key twice": (b'{"shares": [], "shares": [], "consents": []}', "not a file that Own Words made"),
    "NaN": (b'{"format": NaN, "shares": [], "consents": []}', "not a file that Own Words made"),
    "another shape": (b'{"format": 1, "shares": [5], "consents": []}', "not a file that Own Words made"),
    "another version": (b'{"format": 2, "shares": [], "consents": []}', "newer version"),
    "another ZIP": (_zip({"Shares.csv": b"Date"}), "not a file that Own Words made"),
    "half a ZIP": (_zip({"own-words.json": b"{}" * 5000})[:60], "damaged"),
    "a name that leads out": (_zip({"../own-words.json": b"{}"}), "lead out of it"),
    "a name from the root": (_zip({"/etc/own-words.json": b"{}"}), "lead out of it"),
    "a drive": (_zip({"C:\\own-words.json": b"{}"}), "lead out of it"),
    "two of them": (_zip({"a/own-words.json": b"{}", "b/own-words.json": b"{}"}), "more than one"),
    "half a character": (_text(_document(text="\ud83d")), "not a file that Own Words made"),
    "a number beyond a database": (_text(_document(version=10**30)), "not a file that Own Words made"),
    "a moment before time": (_text(_document(posted_at="0001-01-01T00:00:00+14:00")), "not a file that Own Words made"),
    "an address that runs": (_text(_document(url="javascript:alert(1)")), "not a file that Own Words made"),
    "an item put off in short": (
        _text(_document() | {"preferences": {"later_items": ["wind"]}}),
        "not a file that Own Words made",
    ),
    "very many files": (_zip({f"{number}": b"" for number in range(500)}), "larger"),
}


@pytest.mark.parametrize(("data", "sentence"), HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_no_export_is_refused(data: bytes, sentence: str) -> None:
    """Each is refused with what it is and what to do, in both languages."""
    with pytest.raises(NotAnExport, match=sentence) as refused:
        read(data)
    assert refused.value.sentence.da != refused.value.sentence.en


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_damage_is_read_over_or_refused_in_words(data: st.DataObject) -> None:
    """Wherever a byte of the ZIP is another one, it is read as it was, or refused; nothing else happens."""
    damaged = bytearray(_zip({"own-words.json": _text(_document())}))
    damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        assert read(bytes(damaged)) == _document()
    except NotAnExport as refused:
        assert str(refused).endswith(".")


def test_a_locked_zip_is_named() -> None:
    """A password is asked for by no page of ours: unlock it first."""
    data = bytearray(_zip({"own-words.json": b"{}"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", data, data.index(signature) + offset, 1)
    with pytest.raises(NotAnExport, match="password"):
        read(bytes(data))


@pytest.mark.parametrize("honest", [True, False])
def test_a_zip_bomb_is_not_unpacked(honest: bool) -> None:
    """Whether its size is told or lied about, a small file that unpacks to much takes no more than the limit."""
    limits = Limits(taken_along=1_000_000)
    data = bytearray(_zip({"own-words.json": b" " * 50_000_000}))
    if not honest:
        for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
            struct.pack_into("<I", data, data.index(signature) + offset, 10)
    tracemalloc.start()
    with pytest.raises(NotAnExport):
        read(bytes(data), limits)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000


def test_a_record_says_what_was_read_and_decided(store: Store, now: datetime) -> None:
    """One record a purpose that was decided on, in the words of its language; a first no is a refusal."""
    consent.decide(store, "draft_reading", False, now, language="da", method="page")
    (record,) = consent_records(store, now)["records"]
    processing, (event,) = record["pii_processing"], record["events"]
    assert processing["purpose_type"] == "draft_reading" and processing["language"] == "da"
    assert "Må Own Words læse" in processing["privacy_notice"]["text"]
    assert processing["privacy_notice"]["version"] == event["privacy_notice_version"] == consent.notice_version()
    assert event["event_state"] == "refused" and processing["recipient_third_parties"] == []
