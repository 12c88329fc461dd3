"""LinkedIn's "Get a copy of your data" is understood, in each of the ways it was seen and some that are worse."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ownwords.personal.linkedin_text import Ref, address, comment_ref, moment, ref, unwrap
from ownwords.schemas import validate

from tests.personal.exporting import COMMENTS, FEED, HEADER, archive, link, row, table, understood, wrapped

TEXT = 'Hun sagde "hej".\n\nNæste linje på Ærø 🌊'
AT = datetime(2026, 5, 1, 10, 1, 13, tzinfo=UTC)


def texts(*files: tuple[str, str | bytes]) -> list[str]:
    """Return the texts that were understood."""
    return [entry.text for entry in understood(*files).entries]


def test_a_row_is_understood() -> None:
    """A row gives a post: when, its text, its address, what it shared, and what LinkedIn calls it."""
    found = understood(("Shares.csv", table([row(1, TEXT, SharedUrl="https://havblik.example/a")])))
    (entry,) = found.entries
    assert (entry.format, entry.at, entry.text, entry.url) == ("post", AT, TEXT, link(1))
    assert (entry.shared, entry.ref) == ("https://havblik.example/a", Ref("share", "7264291213959204867"))
    assert found.skipped == found.notes == []


@pytest.mark.parametrize("layer", [str, wrapped], ids=["one layer of quotes", "two layers"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_text_comes_out_as_it_was_written(layer: type[str], end: str, encoding: str, delimiter: str) -> None:
    """Quotes, empty lines, Danish letters and emoji are what they were, however the file was written."""
    written = table([row(1, layer(TEXT)), row(2, layer("Two\nlines, and ; a \t tab"))], end=end, delimiter=delimiter)
    assert texts(("Shares.csv", written.encode(encoding))) == [TEXT, "Two\nlines, and ; a \t tab"]


def test_the_raw_bytes_of_two_layers() -> None:
    """The very bytes that LinkedIn's export was seen to have, and the variant that wraps each paragraph whole."""
    raw = 'Date,ShareLink,ShareCommentary\n2026-05-01 10:01:13,,"He said ""hi"".""\n""""\n""Next line"\n'
    assert texts(("Shares.csv", raw)) == ['He said "hi".\n\nNext line']
    raw = 'Date,ShareLink,ShareCommentary\n2026-05-01 10:01:13,,"""One ""\n""""\n""Two """\n'
    assert texts(("Shares.csv", raw)) == ["One \n\nTwo"]


def test_lines_that_are_quotations_stay_quoted() -> None:
    """Where another text shows that the file has one layer, a post of quoted lines keeps its quotes."""
    quotations = '"We sail."\n"We stay."'
    assert texts(("Shares.csv", table([row(1, quotations), row(2, "Two\nlines")]))) == [quotations, "Two\nlines"]


@given(st.lists(st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="&")), min_size=1))
def test_taking_a_layer_off_gives_what_was_wrapped(lines: list[str]) -> None:
    """Whatever a person writes in several lines, wrapped by LinkedIn, comes back; but for spaces at its ends."""
    text = "\n".join(["a", *lines, "b"])
    assert unwrap([wrapped(text)]) == [text.strip()]


@given(st.lists(st.text(), max_size=5))
def test_no_text_breaks_the_unwrapping(given: list[str]) -> None:
    """Any texts come back as many as they were."""
    assert len(unwrap(given)) == len(given)


def test_windows_letters_are_told_from_utf8() -> None:
    """A file in Windows-1252 is read as such; one broken byte in a file of UTF-8 spoils that letter alone."""
    written = table([row(1, "Blåbær på Ærø – “sådan”")])
    assert texts(("Shares.csv", written.encode("cp1252"))) == ["Blåbær på Ærø – “sådan”"]
    broken = table([row(1, "Blåbær på Ærø " * 20 + "¤")]).encode().replace("¤".encode(), b"\xff")
    assert texts(("Shares.csv", broken))[0].startswith("Blåbær på Ærø Blåbær")


def test_entities_become_their_letters() -> None:
    """What some exports write as HTML is read as the person wrote it."""
    assert texts(("Shares.csv", table([row(1, "Fish &amp; chips &lt;3 &quot;nu&quot; &copy;")]))) == [
        'Fish & chips <3 "nu" &copy;'
    ]


def test_notes_may_stand_before_the_header() -> None:
    """Lines of notes, as other tables of LinkedIn's have, are passed over."""
    notes = '\ufeffNotes:\n"When exporting your data, you may notice\nthat some is missing."\n\n'
    assert texts(("Shares.csv", notes + table([row(1, TEXT)]))) == [TEXT]


@given(st.permutations(HEADER), st.sets(st.sampled_from(["SharedUrl", "MediaUrl", "Visibility", "ShareLink"])))
def test_columns_are_found_by_name(order: list[str], missing: set[str]) -> None:
    """Columns in any order are found, and those that are not needed may be missing."""
    header = [name for name in order if name not in missing]
    (entry,) = understood(("Shares.csv", table([row(1, TEXT)], header))).entries
    assert entry.text == TEXT and (entry.url is None) == ("ShareLink" in missing)


@pytest.mark.parametrize("header", ["DATE,Share Link,share_commentary", '"Date","ShareLink","ShareCommentary","New"'])
def test_column_names_may_be_spelt_otherwise(header: str) -> None:
    """Capitals, spaces and quotes in a column's name, and columns nobody knew, are no hindrance."""
    assert texts(("x.csv", f"{header}\n2026-05-01 10:01:13,{link(1)},Hej,x\n")) == ["Hej"]


def test_a_named_file_without_a_header_is_read_in_order() -> None:
    """Shares.csv whose header somebody cut off is read as LinkedIn orders it."""
    assert texts(("Shares.csv", f"2026-05-01 10:01:13,{link(1)},Hej\n2026-05-02 10:01:13,{link(2)},Dav\n")) == [
        "Hej",
        "Dav",
    ]


@pytest.mark.parametrize(
    ("message", "raw"),
    [
        ('He said "hi", and left', r"He said \"hi\", and left"),
        ('"All of it"', r"\"All of it\""),
        ("A path: C:\\new\\", "A path: C:\\new\\"),
        ('Line one "a"\nand two', 'Line one \\"a\\"\nand two'),
        ('Doubled "too"', 'Doubled ""too""'),
    ],
)
def test_comments_escape_quotes_with_a_backslash(message: str, raw: str) -> None:
    """Each way to write a quote in a comment is read, also at a line's end, and a backslash of the person's stays."""
    rows = "".join(f'2026-05-0{day} 10:01:13,{link(day)},"{raw}"\n' for day in (1, 2))
    found = understood(("Comments.csv", f"Date,Link,Message\n{rows}"))
    assert [(entry.format, entry.text) for entry in found.entries] == [("comment", message)] * 2


def test_comments_on_one_post_are_several() -> None:
    """Comments share the address of the post they stand below, and are still one each."""
    rows = [{"Date": f"2026-05-01 10:0{n}:00", "Link": link(1, "activity"), "Message": f"Say {n}"} for n in range(3)]
    assert texts(("Comments_123.csv", table(rows, COMMENTS))) == ["Say 0", "Say 1", "Say 2"]


@pytest.mark.parametrize(
    "name",
    [
        "Shares.csv",
        "Shares_123456789.csv",
        "shares.CSV",
        "SHARES_1.csv",
        "Complete_LinkedInDataExport_05-04-2026/Shares.csv",
        "a/b/c/d/Shares_9.csv",
        "Export\\Shares.csv",
        "Shares (1).csv",
    ],
)
def test_the_table_is_found_in_any_folder(name: str) -> None:
    """Whatever LinkedIn, a browser or a Windows program made of the name, the table is found in the ZIP."""
    data = archive(
        {"Profile.csv": "First Name\nIda\n", name: table([row(1, TEXT)]), "__MACOSX/._Shares.csv": b"\x00\x05"}
    )
    assert texts(("LinkedIn.zip", data)) == [TEXT]


def test_other_tables_are_left_alone() -> None:
    """Reactions, reposts and messages are not what the person said; they are not read."""
    other = table([{"Date": "2026-05-01 10:01:13", "Type": "LIKE", "Link": link(2)}], ("Date", "Type", "Link"))
    data = archive({"Shares.csv": table([row(1, TEXT)]), "Reactions_1.csv": other, "messages.csv": "DATE,CONTENT\n"})
    assert texts(("LinkedIn.zip", data)) == [TEXT]


def test_parts_of_an_export_come_together() -> None:
    """Several parts are one: what stands in two of them is there once, with its longest text."""
    one = archive({"Shares.csv": table([row(1, "Short"), row(2, "Two")])})
    two = archive({"Part2/Shares_7.csv": table([row(1, "Short, and longer"), row(3, "Three")])})
    found = understood(("one.zip", one), ("two.zip", two), ("Shares.csv", table([row(3, "Three")])))
    assert [entry.text for entry in found.entries] == ["Short, and longer", "Two", "Three"]
    assert found.doubles == 2 and len(found.files) == 3


def test_one_post_may_have_two_names() -> None:
    """One moment and one text are one post, also where a part calls it a share and another an activity."""
    rows = [row(1, "One"), row(1, "One", ShareLink=link(50, "activity")), row(1, "Other", ShareLink=link(51))]
    found = understood(("Shares.csv", table(rows)))
    assert [entry.text for entry in found.entries] == ["One", "Other"] and found.doubles == 1


def test_line_breaks_of_windows_are_unwrapped_too() -> None:
    """Quotes around a line break of two characters are the second layer as well."""
    text = 'One "so"\n\nTwo'
    assert texts(("Shares.csv", table([row(1, wrapped(text).replace("\n", "\r\n"))], end="\r\n"))) == [text]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (",https://x.example,Text", "no_date"),
        ("soon,https://x.example,Text", "no_date"),
        ("0001-01-01 00:00:00,https://x.example,Text", "no_date"),
        ("2031-01-01 00:00:00,https://x.example,Text", "future"),
        ("2026-05-01 10:01:13,,", "nothing"),
    ],
)
def test_what_is_passed_over_is_named(line: str, reason: str) -> None:
    """A row that cannot be a post is named with its line and why; the others are imported."""
    found = understood(("Shares.csv", f"Date,ShareLink,ShareCommentary\n{line}\n2026-05-01 10:01:13,,Fine\n"))
    assert [entry.text for entry in found.entries] == ["Fine"]
    assert found.skipped == [("Shares.csv", 2, reason)]


def test_a_missing_quote_takes_its_neighbour_only() -> None:
    """A text whose closing quote is missing does not swallow the file: the rows after are there, and it is said."""
    rows = "".join(f'2026-05-0{day} 10:01:13,{link(day)},"Day {day}"\n' for day in range(3, 7))
    broken = f'Date,ShareLink,ShareCommentary\n2026-05-01 10:01:13,{link(1)},"Open\n{rows}'
    found = understood(("Shares.csv", broken))
    assert [entry.text for entry in found.entries][0] == "Open"
    assert {"Day 5", "Day 6"} <= {entry.text for entry in found.entries}
    assert "quotes" in {each.reason for each in found.skipped}


def test_a_reshare_without_words_counts() -> None:
    """A post that only passes something on has no text, and is still something shared."""
    (entry,) = understood(("Shares.csv", table([row(1, "", SharedUrl="https://havblik.example")]))).entries
    assert (entry.text, entry.shared) == ("", "https://havblik.example")


def test_an_article_is_understood() -> None:
    """An article's page gives its title, words, address and day; one without a day is named."""
    page = (
        "<html><head><title>Vind &amp; vejr</title><style>p{}</style></head><body>"
        '<h1><a href="https://www.linkedin.com/pulse/vind-vejr">Vind &amp; vejr</a></h1>'
        '<p class="created">Created on 2026-04-30 08:00</p><p class="published">Published on 2026-05-01 10:01:13</p>'
        "<div><p>Første <b>afsnit</b>.</p><p>Andet.</p></div><script>alert(1)</script></body></html>"
    )
    data = archive(
        {"Articles/Articles/Vind-æøå.html": page, "Articles/b.html": "<h1>No day</h1>", "Articles/c.html": ""}
    )
    found = understood(("LinkedIn.zip", data))
    (entry,) = found.entries
    assert (entry.format, entry.at, entry.text) == ("article", AT, "Vind & vejr\n\nFørste afsnit.\nAndet.")
    assert entry.url == "https://www.linkedin.com/pulse/vind-vejr"
    assert found.skipped == [("Articles/b.html", 0, "no_date"), ("Articles/c.html", 0, "untitled")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-05-01 10:01:13", AT),
        ("2026-05-01 10:01:13 UTC", AT),
        ("2026-05-01T12:01:13+02:00", AT),
        ("2026-05-01T10:01:13Z", AT),
        ("2026-05-01 10:01", AT.replace(second=0)),
        ("2026-05-01", AT.replace(hour=0, minute=0, second=0)),
        ("5/1/26, 10:01\u202fAM", AT.replace(second=0)),
        ("01-05-2026 10:01", AT.replace(second=0)),
        ("01.05.2026 10.01", AT.replace(second=0)),
        ("May 1, 2026 at 10:01 AM (GMT)", AT.replace(second=0)),
        ("2026-05-01 25:01:13", None),
        ("9999-12-31T23:59:59-23:59", None),
        ("12", None),
        ("", None),
    ],
)
def test_times_are_read(text: str, expected: datetime | None) -> None:
    """LinkedIn's own time, and what a spreadsheet makes of it, are read as UTC; anything else is no time."""
    assert moment(text) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (f"{FEED}urn:li:share:7264291213959204866", Ref("share", "7264291213959204866")),
        (f"{FEED}urn%3Ali%3AugcPost%3A7264291213959204866/", Ref("ugcPost", "7264291213959204866")),
        (f"{FEED}urn%253Ali%253Aactivity%253A7264291213959204866?x=1", Ref("activity", "7264291213959204866")),
        (
            "https://www.linkedin.com/posts/ida-activity-7264291214332456960-AbCd",
            Ref("activity", "7264291214332456960"),
        ),
        ("https://www.linkedin.com/in/ida", None),
        ("%", None),
        (None, None),
    ],
)
def test_linkedins_names_are_read(url: str | None, expected: Ref | None) -> None:
    """A post's name is read from each kind of address, encoded or not."""
    assert ref(url) == expected


def test_a_comments_own_name_is_read() -> None:
    """Where an address has a comment's own name, it is not taken for the post's."""
    own = "urn%3Ali%3Acomment%3A%28activity%3A7264291214332456960%2C7264291215000000000%29"
    url = f"{FEED}urn:li:activity:7264291214332456960?commentUrn={own}"
    assert comment_ref(url) == Ref("comment", "7264291215000000000")
    assert comment_ref(link(1, "activity")) is None


@given(st.text() | st.text().map("https://{}".format) | st.from_regex(r"HTTP://[a-zæøå./]+"))
def test_an_address_is_one_that_a_share_can_have(text: str) -> None:
    """Whatever stands in the column, what is kept fits the schema of a share."""
    url = address(text)
    if url is not None:
        validate("share#change", {"url": url})
