"""A draft is read as the lines a person sees, and every position in it leads back to its place in the page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from .conftest import EXTENSION, Open

pytestmark = pytest.mark.browser

EDITOR = '<div contenteditable id=editor style="width:30em;white-space:{space}">{inner}</div>'

CASES = {
    "an empty editor": ("normal", "", ""),
    "an editor that shows only its caret": ("normal", "<p><br></p>", ""),
    "paragraphs": ("normal", "<p>One</p><p>Two</p>", "One\nTwo"),
    "a blank line": ("normal", "<p>One</p><p><br></p><p>Two</p>", "One\n\nTwo"),
    "a blank line at the end": ("normal", "<p>One</p><p><br></p>", "One\n"),
    "text and then blocks, as Chromium makes them": (
        "normal",
        "One<div>Two</div><div><br></div><div>Three</div>",
        "One\nTwo\n\nThree",
    ),
    "line breaks inside a paragraph": ("normal", "<p>One<br>Two<br></p>", "One\nTwo"),
    "line breaks as characters": ("pre-wrap", "One\nTwo\n", "One\nTwo"),
    "line breaks of the page's source": ("normal", "\n  <p>One\n  and one</p>\n  <p>Two</p>\n", "One and one\nTwo"),
    "spaces that cannot break": ("normal", "<p>One&nbsp; two</p>", "One  two"),
    "characters that editors park the caret in": ("normal", "<p>One\ufeff<span>\u200b</span>two</p>", "Onetwo"),
    "words in bold and links": ("normal", "<p>One <b>two</b> <a href='#'>three</a></p>", "One two three"),
    "a mention": ("normal", "<p>With <span contenteditable=false>Mette Holm</span>.</p>", "With Mette Holm."),
    "a list": ("normal", "<ul><li>One</li><li>Two</li></ul>", "One\nTwo"),
    "nested blocks": ("normal", "<div><div>One</div><div><div>Two</div></div></div>", "One\nTwo"),
    "an editor's placeholder": ("normal", "<p><span data-slate-placeholder>Write</span><br></p>", ""),
    "a placeholder behind the caret's own line": (
        "pre-wrap",
        "<div><span>\ufeff<br></span><span data-slate-placeholder style='display:block'>Write</span></div>",
        "",
    ),
    "what is hidden": ("normal", "<p>One<span aria-hidden=true>x</span><span style='display:none'>y</span></p>", "One"),
    "an emoji of several characters": ("normal", "<p>Tak 👩🏽‍🔧 Søren</p>", "Tak 👩🏽‍🔧 Søren"),
}


@pytest.mark.parametrize(("space", "inner", "expected"), CASES.values(), ids=CASES.keys())
def test_a_draft_reads_as_a_person_sees_it(open_page: Open, space: str, inner: str, expected: str) -> None:
    """Each shape that editors give to lines reads as those lines."""
    page = open_page(EDITOR.format(space=space, inner=inner))
    assert page.evaluate("ownWords.read.readDraft(editor).text") == expected


@pytest.mark.parametrize(("space", "inner", "expected"), CASES.values(), ids=CASES.keys())
def test_each_position_leads_to_its_place_and_back(open_page: Open, space: str, inner: str, expected: str) -> None:
    """From a position to its place in the page and back is the same position."""
    page = open_page(EDITOR.format(space=space, inner=inner))
    assert _positions_there_and_back(page) == list(range(len(expected.encode("utf-16-le")) // 2 + 1))


def _positions_there_and_back(page: Page) -> list[int]:
    positions: list[int] = page.evaluate(
        """() => {
            const reading = ownWords.read.readDraft(editor);
            return Array.from({length: reading.text.length + 1}, (_, position) => {
                const atTheEnd = {node: editor, offset: editor.childNodes.length};
                return ownWords.read.positionOf(reading, ownWords.read.placeAt(reading, position) ?? atTheEnd);
            });
        }"""
    )
    return positions


LINES = st.lists(
    st.text(
        st.characters(codec="utf-8", exclude_characters="\u200b\u2060\ufeff\u00a0", exclude_categories=["C", "Z"]),
        max_size=12,
    ),
    min_size=1,
    max_size=6,
)

SHAPES = {
    "paragraphs": "lines.map((line) => `<p>${line || '<br>'}</p>`).join('')",
    "text, then blocks": "lines.map((line, i) => i ? `<div>${line || '<br>'}</div>` : line).join('')",
    "line breaks": "lines.join('<br>') + (lines.at(-1) ? '' : '<br>')",
}


@pytest.fixture(scope="module")
def blank_page(plain_chromium: Browser) -> Iterator[Page]:
    """One page for all the examples of a property."""
    context = plain_chromium.new_context()
    page = context.new_page()
    page.route(
        "**/*", lambda route: route.fulfill(body=EDITOR.format(space="pre-wrap", inner=""), content_type="text/html")
    )
    page.goto("https://www.linkedin.com/feed/")
    page.evaluate("globalThis.ownWords = {sites: []}")
    page.add_script_tag(path=EXTENSION / "compose/read.js")
    yield page
    context.close()


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=LINES)
def test_lines_read_back_whatever_shape_they_have(blank_page: Page, shape: str, lines: list[str]) -> None:
    """Any lines of any characters, in any of the three shapes that editors use, read back as those lines."""
    blank_page.evaluate(
        "([lines, shape]) => { const escape = (text) => text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);"
        " editor.innerHTML = new Function('lines', 'return ' + shape)(lines.map(escape)); }",
        [lines, shape],
    )
    text = blank_page.evaluate("ownWords.read.readDraft(editor).text")
    first_line_is_nothing = shape == SHAPES["text, then blocks"] and lines[0] == ""
    assert text == "\n".join(lines[1:] if first_line_is_nothing else lines)
    assert _positions_there_and_back(blank_page) == list(range(len(text.encode("utf-16-le")) // 2 + 1))
