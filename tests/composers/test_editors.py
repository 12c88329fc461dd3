"""Every real editor, wherever a site may put it, takes text as if it was typed, or it is refused; never twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page

from .isolated import Isolated
from .pages import EDITOR_SCRIPTS, ORIGIN, open_editor, serve

pytestmark = pytest.mark.browser

HOMES = ("shadow", "iframe")  # nested shadow roots in a modal dialog; the light DOM of a frame of the same origin
BEFORE = "Yesterday\n\nI learnt"
SEVERAL_LINES = "One 👩🏽‍🔧\n\nTwo"
# CKEditor in a shadow root does not move its caret to the end by Ctrl+End: it throws on the way.
CANNOT = {("draft", "shadow"), ("ckeditor", "shadow")}


@pytest.fixture
def context(plain_chromium: Browser) -> Iterator[BrowserContext]:
    """A browser where LinkedIn's address leads to our pages."""
    context = plain_chromium.new_context()
    serve(context)
    yield context
    context.close()


class Place(NamedTuple):
    """A page with an editor, and the world of our scripts beside it."""

    home: str
    page: Page
    frame: Page | Frame
    scripts: Isolated

    @classmethod
    def open(cls, context: BrowserContext, editor: str, home: str) -> Place:
        """Open an editor, and put the caret at the end of its draft."""
        page = context.new_page()
        open_editor(page, editor, home, BEFORE).click()
        page.keyboard.press("Control+End")
        place = cls(home, page, page.frames[-1], Isolated(page, "home=light"))
        assert place.scripts.follow() == BEFORE, home
        return place

    def holds(self, text: str) -> None:
        """Wait until the editor's own model holds this."""
        # A plain contenteditable has no model; its innerText shows one more line for each blank one.
        same = "text => modelText().replace(/\\n\\n\\n/g, '\\n\\n') === text"
        self.frame.wait_for_function(same, arg=text, timeout=5_000)

    def type_at_the_end(self, text: str) -> None:
        """Type as a person who sees the caret: Slate draws it after an undo, and hears of its moves 100 ms later."""
        self.page.bring_to_front()
        self.frame.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        self.page.keyboard.press("Control+End")
        self.frame.wait_for_function("() => caretAtEnd()", timeout=5_000)
        self.page.keyboard.type(text)


def _write(places: list[Place], kind: str, **fields: object) -> None:
    """Write in all of them at once: each waits until what was typed is an undo step of its own."""
    for place in places:
        place.scripts.begin_writing(kind, **fields)
    for place in places:
        assert place.scripts.outcome() == "written", place.home


def _undo(places: list[Place]) -> None:
    for place in places:
        place.page.keyboard.press("Control+z")


@pytest.mark.parametrize("editor", EDITOR_SCRIPTS)
def test_text_goes_in_as_if_typed_and_comes_out_with_one_undo(context: BrowserContext, editor: str) -> None:
    """Read, insert lines and an emoji at the caret, replace a span, one undo for each, and Post posts what is seen."""
    places = [Place.open(context, editor, home) for home in HOMES if (editor, home) not in CANNOT]

    _write(places, "insert", text=SEVERAL_LINES)
    for place in places:
        place.holds(f"{BEFORE} {SEVERAL_LINES}")
        assert place.scripts.text() == f"{BEFORE} {SEVERAL_LINES}"
    _undo(places)
    for place in places:
        place.holds(BEFORE)

    _write(places, "replace", before="", expected="Yesterday", after="\n\nI learnt", text="Today")
    for place in places:
        place.holds("Today\n\nI learnt")
    _undo(places)
    for place in places:
        place.holds(BEFORE)
        place.type_at_the_end(" much")
        place.holds(f"{BEFORE} much")  # a page in the background takes what was typed a moment later

    _write(places, "insert", text="https://havblik.example/a")
    for place in places:
        place.holds(f"{BEFORE} much https://havblik.example/a")
    _undo(places)
    for place in places:
        place.holds(f"{BEFORE} much")
        place.frame.get_by_role("button", name="Post").click()
        assert place.frame.evaluate("posted.at(-1).startsWith('Yesterday')")


@pytest.mark.parametrize("editor", EDITOR_SCRIPTS)
def test_the_pages_own_button_wakes_up(context: BrowserContext, editor: str) -> None:
    """What goes into an empty draft enables Post, so the page itself knows of it."""
    page = context.new_page()
    open_editor(page, editor, "light", "").click()
    assert page.get_by_role("button", name="Post").is_disabled()
    scripts = Isolated(page)
    assert scripts.follow() == ""
    scripts.begin_writing("insert", text="Hello")
    assert scripts.outcome() == "written"
    page.get_by_role("button", name="Post").click()
    assert page.evaluate("posted") == ["Hello"]


def test_an_editor_that_cannot_be_written_in_is_refused_and_left_alone(context: BrowserContext) -> None:
    """Draft.js in a shadow root would take the text somewhere else: it is refused, and the draft stays as it was."""
    page = context.new_page()
    open_editor(page, "draft", "shadow", BEFORE).click()
    scripts = Isolated(page)
    scripts.follow()
    scripts.begin_writing("insert", text=SEVERAL_LINES)
    assert scripts.outcome() == "refused"
    assert page.evaluate("modelText()") == BEFORE


def test_an_empty_frame_that_the_page_fills_is_read_and_written(context: BrowserContext) -> None:
    """The editor is in a frame without an address of its own, the Post button outside it: it is one composer."""
    page = context.new_page()
    open_editor(page, "contenteditable", "blank", BEFORE).click()
    page.keyboard.press("Control+End")
    scripts = Isolated(page, "about:blank")
    assert scripts.follow() == BEFORE
    assert scripts.run("ownWords.find.publishButton(composer)?.textContent") == "Post"
    scripts.begin_writing("insert", text="A\nB")
    assert (scripts.outcome(), scripts.text()) == ("written", f"{BEFORE} A\nB")


HOSTILE = {
    "takes everything back": ("editor.textContent = 'Before'", "refused", "Before"),
    "takes it back, and comes with it later": (
        "editor.textContent = 'Before'; setTimeout(() => { editor.textContent += ' text'; }, 1500)",
        "written",
        "Before text",
    ),
    "makes something else of it": ("editor.textContent = 'Before TEXT'", "changed", "Before TEXT"),
}


@pytest.mark.parametrize(("listener", "outcome", "left"), HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_is_ever_written_twice(context: BrowserContext, listener: str, outcome: str, left: str) -> None:
    """An editor that says no, is late, or changes what it gets has the text once at most, and that is told."""
    page = context.new_page()
    page.route("**/*", lambda route: route.fulfill(body=_HOSTILE, content_type="text/html"))
    page.goto(f"{ORIGIN}/feed/")
    page.locator("#editor").evaluate(f"editor => editor.addEventListener('input', () => {{ {listener}; }})")
    page.locator("#editor").click()
    page.keyboard.press("Control+End")
    scripts = Isolated(page)
    scripts.follow()
    scripts.begin_writing("insert", text="text")
    assert scripts.outcome() == outcome
    page.wait_for_function("left => editor.textContent === left", arg=left)
    assert scripts.text() == left


_HOSTILE = (
    "<!doctype html><div role=dialog data-test-modal-id=sharebox>"
    "<div id=editor contenteditable>Before</div><button>Post</button></div>"
)
