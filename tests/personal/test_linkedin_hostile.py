"""What is not LinkedIn's, is broken, or means harm, is refused in words; nothing is ever unpacked to disk."""

from __future__ import annotations

import codecs
import io
import json
import random
import re
import stat
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ownwords.config import Limits
from ownwords.errors import NotReadable
from ownwords.resources import folder

from tests.personal.exporting import archive, row, table, understood

GOOD = table([row(1, "Hej")])
SENTENCES = json.loads((folder("personal") / "linkedin_words.json").read_text("utf-8"))


def refused(name: str, data: bytes, limits: Limits = Limits()) -> str:  # noqa: B008 - frozen
    """Return the sentence that a file is refused with."""
    with pytest.raises(NotReadable) as found:
        understood((name, data), limits=limits)
    return str(found.value)


def flagged(**fields: int) -> bytes:
    """Return a ZIP whose entry has other fields than a good one's."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as zipped:
        info = zipfile.ZipInfo("Shares.csv")
        for name, value in fields.items():
            setattr(info, name, value)
        zipped.writestr(info, GOOD)
    return made.getvalue()


def locked() -> bytes:
    """Return a ZIP that says it is encrypted."""
    data = bytearray(archive({"Shares.csv": GOOD}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    return bytes(data)


def test_the_small_archive_says_how_to_get_the_complete_one() -> None:
    """Without posts, LinkedIn's own archive is told from a stranger's, and how to get the larger one is said."""
    small = archive({"Profile.csv": "First Name\n", "Connections.csv": "Notes:\n", "Rich_Media.csv": "Date/Time\n"})
    said = refused("Basic_LinkedInDataExport.zip", small)
    assert "small archive" in said and "Get a copy of your data" in said and "larger archive" in said


def test_the_small_archive_with_articles_is_read_and_says_so() -> None:
    """Articles in the small archive can be imported; that the posts are missing is said beside them."""
    page = "<h1>A</h1><p>Created on 2026-05-01 10:01</p><p>B</p>"
    found = understood(("Basic.zip", archive({"Profile.csv": "First Name\n", "Articles/Articles/a.html": page})))
    assert len(found.entries) == 1 and "small archive" in found.notes[0].en


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("holiday.zip", archive({"photo.txt": "x"}), "none of the files"),
        ("Connections.csv", b"First Name,Last Name\nIda,Holm\n", "no columns"),
        ("Reactions.csv", b"Date,Type,Link\n2026-05-01 10:00:00,LIKE,https://x.example\n", "no columns"),
        ("Shares.csv", b"ShareLink,ShareCommentary\nhttps://x.example,Hej\n", "no columns"),
        ("Shares.csv", b"", "is empty"),
        ("report.pdf", b"%PDF-1.7 ...", "neither a ZIP nor a CSV"),
        ("sheet.xlsx", archive({"[Content_Types].xml": "x", "xl/a.xml": "x"}), "spreadsheet"),
        ("LinkedIn.zip", archive({"Shares.csv": GOOD})[:-30], "not whole"),
        ("LinkedIn.zip", b"PK\x03\x04 and nothing", "not whole"),
        ("LinkedIn.zip", locked(), "locked with a password"),
        ("LinkedIn.zip", flagged(external_attr=(stat.S_IFLNK | 0o777) << 16), "points to a place outside"),
        ("LinkedIn.zip", archive({"../../Shares.csv": GOOD}), "points to a place outside"),
        ("LinkedIn.zip", archive({"..\\Shares.csv": GOOD}), "points to a place outside"),
        ("LinkedIn.zip", archive({"/etc/Shares.csv": GOOD}), "points to a place outside"),
        ("LinkedIn.zip", archive({"C:/Shares.csv": GOOD}), "points to a place outside"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_refused_in_words(name: str, data: bytes, said: str) -> None:
    """Each refusal says what happened and what to do."""
    assert said in refused(name, data)


def test_bytes_that_were_changed_are_noticed() -> None:
    """A ZIP whose content does not fit its checksum is not whole, although its list of files is."""
    data = bytearray(archive({"Shares.csv": GOOD + table([row(n, "Hej igen") for n in range(50)])}))
    data[60:64] = b"\xff\xff\xff\xff"
    assert "not whole" in refused("LinkedIn.zip", bytes(data))


def test_a_bomb_is_not_unpacked() -> None:
    """A ZIP that unpacks to far more than it may is refused as soon as that shows, whatever sizes it claims."""
    bomb = archive({f"{number}/Shares.csv": b"Date,ShareLink\n" + b"0" * 3_000_000 for number in range(3)})
    assert len(bomb) < 30_000
    assert "far larger" in refused("LinkedIn.zip", bomb, replace(Limits(), import_unpacked=5_000_000))


def test_endless_files_and_rows_are_refused() -> None:
    """A ZIP of more files, or a table of more rows, than anybody has is refused."""
    many = archive({f"{number}.csv": "" for number in range(12)})
    assert "far more files" in refused("LinkedIn.zip", many, replace(Limits(), import_files=10))
    rows = table([row(number, "x") for number in range(12)]).encode()
    assert "more rows" in refused("Shares.csv", rows, replace(Limits(), import_rows=10))


def test_a_cell_beyond_any_length_costs_itself_only() -> None:
    """A text of a million and more characters is passed over, and the rows after it are read."""
    long = table([row(1, "x" * 1_500_000), row(2, "Fine")])
    assert [entry.text for entry in understood(("Shares.csv", long)).entries] == ["Fine"]


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    """No file makes it stumble: it is understood, or refused with a sentence."""
    for name in ("Shares.csv", "Comments.csv", "any.zip", "x"):
        try:
            understood((name, data))
        except NotReadable as no:
            assert no.sentence.en and no.sentence.da


def test_a_file_in_a_zip_without_a_name_is_passed_over() -> None:
    """A ZIP whose list of files is damaged so that a name is empty is read for the others."""
    nameless = archive({"Shares.csv": GOOD, "x.txt": ""}).replace(b"x.txt", b"\0.txt")  # a name ends at its first zero
    assert [entry.text for entry in understood(("LinkedIn.zip", nameless)).entries] == ["Hej"]


@given(st.data())
def test_a_damaged_zip_is_read_or_refused_in_words(data: st.DataObject) -> None:
    """A ZIP with any few bytes changed is understood as far as it is whole, or refused."""
    whole = bytearray(archive({"Shares.csv": GOOD, "Articles/a.html": "<h1>A</h1>"}))
    for at, byte in data.draw(st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), max_size=5)):
        whole[at] = byte
    try:
        understood(("LinkedIn.zip", bytes(whole)))
    except NotReadable as no:
        assert no.sentence.da


def test_a_torn_table_is_read_as_far_as_it_goes() -> None:
    """Tables of odd cells, torn anywhere, never make it stumble."""
    chance = random.Random(4)
    cells = ['a"b', "x\ny", 'q"\n"z', "", "æ" * 300]
    whole = table([row(number % 60, chance.choice(cells)) for number in range(60)]).encode()
    for cut in range(80, len(whole), 397):
        understood(("Shares.csv", codecs.BOM_UTF8 + whole[:cut]))


@pytest.mark.parametrize("key", SENTENCES)
def test_the_sentences_speak_as_we_do(key: str) -> None:
    """Each is there in both languages, fills in the same places, and neither shouts nor scolds."""
    english, danish = SENTENCES[key]["en"], SENTENCES[key]["da"]
    assert english != danish and set(re.findall(r"{\w+}", english)) == set(re.findall(r"{\w+}", danish))
    assert "!" not in english + danish
    assert not re.search(
        r"\b(wrong|must|should|error|invalid|forkert|fejl|ugyldig|skal du|du skal)\b", english + danish
    )
