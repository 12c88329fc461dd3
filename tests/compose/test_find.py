"""The composer is found by structure from the element that has the focus; other editors on the page are left alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from .conftest import Open

pytestmark = pytest.mark.browser

CONTENT_LABEL = 'aria-label="Text editor for creating content"'
EDITOR = "<div id=editor contenteditable role=textbox {attributes}>text</div>"
POST = "<button><svg width=8 height=8></svg></button><button id=post>Slå op</button>"


def _editor(attributes: str = "") -> str:
    return EDITOR.format(attributes=attributes)


COMPOSERS = {
    "a dialog with hashed classes": (
        "/feed/",
        f'<dialog open class="a1b2"><div class="c3">{_editor()}</div>{POST}</dialog>',
    ),
    "a dialog that names its screen": (
        "/in/somebody/",
        '<dialog open><div data-sdui-screen="com.linkedin.sdui.flagshipnav.sharing.ShareCompose">'
        f"{_editor()}</div>{POST}</dialog>",
    ),
    "an editor that names itself": ("/", f"<main>{_editor('componentkey=ShareBox_textEditor')}{POST}</main>"),
    "the classic modal": ("/feed/", f'<div role=dialog class="share-box-v2__modal">{_editor()}{POST}</div>'),
    "a page of its own": ("/sharing/compose", f"<main>{_editor()}{POST}</main>"),
    "a group": ("/groups/1234/", f"<div role=dialog>{_editor()}{POST}</div>"),
    "what goes with an article": (
        "/article/edit/7300000000000000001/",
        f"<div role=dialog>{_editor(CONTENT_LABEL)}<button>Publish</button></div>",
    ),
    "a repost with thoughts": (
        "/feed/",
        f"<dialog open>{_editor()}<div><p>Theirs</p><button>Follow</button></div>{POST}</dialog>",
    ),
    "an editor around the focused element": (
        "/feed/",
        f"<div role=dialog><div contenteditable><p id=editor>text</p></div>{POST}</div>",
    ),
}

COMMENTS = {
    "in the feed": (
        "/feed/",
        f'<div componentkey="commentBox-1">{_editor("aria-label=Kommentar")}</div><button>Send</button>',
    ),
    "in a photo's dialog": (
        "/feed/",
        f'<div role=dialog><div componentkey="commentBox-1">{_editor()}</div><button>Comment</button></div>',
    ),
    "on a post's page, with the label of posts": (
        "/posts/somebody_activity-1",
        '<div class="comments-comment-box comments-comment-box--cr">'
        f"{_editor(CONTENT_LABEL)}<button>Comment</button></div>",
    ),
}

ARTICLES = {
    "by its class": ("/article/new/", f'<div class="article-editor-content">{_editor()}</div><button>Next</button>'),
    "by its mark": (
        "/article/new/",
        f"<main>{_editor('data-test-article-editor-content-textbox')}<button>Next</button></main>",
    ),
}

OTHERS = {
    "an editor that looks like a comment box": (
        "/feed/",
        f"<div>{_editor('aria-label=Comment')}<button>Comment</button></div>",
    ),
    "an article's headline": (
        "/article/new/",
        "<div class=article-editor-content><textarea id=editor></textarea><button>Next</button></div>",
    ),
    "the administration of a company's page": (
        "/company/1234/admin/page-posts/published/",
        f'<div role=dialog data-test-modal-id="sharebox">{_editor()}{POST}</div>',
    ),
    "an application for a job": (
        "/jobs/view/1234/",
        f'<div role=dialog class="jobs-easy-apply-modal">{_editor()}<textarea></textarea>{POST}</div>',
    ),
    "an application for a job, in the feed": (
        "/feed/",
        f'<div role=dialog data-test-modal-id="easy-apply-modal">{_editor()}{POST}</div>',
    ),
    "a message on the page of messages": ("/messaging/thread/2/", f"<div role=dialog>{_editor()}{POST}</div>"),
    "a comment box in a dialog, known by its label alone": (
        "/feed/",
        f"<div role=dialog>{_editor('aria-label=Kommentar')}<button>Send</button></div>",
    ),
    "a message": ("/feed/", f'<div role=dialog class="msg-overlay-bubble">{_editor()}<button>Send</button></div>'),
    "a part of a profile": (
        "/in/somebody/edit/forms/summary/new/",
        f"<div role=dialog>{_editor()}<button>Save</button></div>",
    ),
    "the search field": ("/feed/", "<div role=search><input id=editor></div>"),
    "an editor nobody sees": ("/feed/", f'<div role=dialog style="display:none">{_editor()}{POST}</div>'),
    "an editor's own helper, which takes the focus for a moment": (
        "/feed/",
        '<div role=dialog class="share-box-v2__modal"><div id=editor contenteditable tabindex=-1 '
        f'style="position:absolute;left:-100000px;height:1px;overflow:hidden"></div>{POST}</div>',
    ),
    "an editor outside every dialog": ("/feed/", f"{_editor()}{POST}"),
    "a plain field": ("/feed/", f"<div role=dialog><textarea id=editor></textarea>{POST}</div>"),
}

PLACE = "ownWords.find.composerAt(editor, ownWords.find.siteHere())?.place ?? null"


@pytest.mark.parametrize(("path", "body"), COMPOSERS.values(), ids=COMPOSERS.keys())
def test_a_post_composer_is_found(open_page: Open, path: str, body: str) -> None:
    """Every composer that LinkedIn serves is one, whatever its classes and its language."""
    assert open_page(body, path).evaluate(PLACE) == "post"


@pytest.mark.parametrize(("path", "body"), COMMENTS.values(), ids=COMMENTS.keys())
def test_a_comment_is_no_post(open_page: Open, path: str, body: str) -> None:
    """A comment box is found and told apart from a post, whatever its label says."""
    assert open_page(body, path).evaluate(PLACE) == "comment"


@pytest.mark.parametrize(("path", "body"), ARTICLES.values(), ids=ARTICLES.keys())
def test_an_article_is_no_post(open_page: Open, path: str, body: str) -> None:
    """The body of an article is found and told apart from a post."""
    assert open_page(body, path).evaluate(PLACE) == "article"


@pytest.mark.parametrize(("path", "body"), OTHERS.values(), ids=OTHERS.keys())
def test_another_editor_is_left_alone(open_page: Open, path: str, body: str) -> None:
    """Messages, applications, a company's administration, profiles and search are never looked at."""
    assert open_page(body, path).evaluate(PLACE) is None


def test_the_practice_page_is_found_on_whatever_port_the_companion_has(open_page: Open) -> None:
    """The practice page's composer is found at any port of 127.0.0.1."""
    body = "<div data-ownwords-composer contenteditable id=editor>text</div><button data-ownwords-post>Post</button>"
    assert open_page(body, "/practice", "http://127.0.0.1:45678").evaluate(PLACE) == "post"


@pytest.fixture
def page_with_buttons(open_page: Open) -> Page:
    """A composer with buttons that hold a picture, and one that holds text."""
    return open_page(
        f"<div role=dialog>{_editor()}<button>Add a photo<img></button><button id=post>Publicera</button></div>"
    )


def test_the_button_that_publishes_is_the_last_with_text_alone(page_with_buttons: Page) -> None:
    """The publish button is known in a language we do not speak."""
    button = "ownWords.find.publishButton(ownWords.find.composerAt(editor, ownWords.find.siteHere()))"
    assert page_with_buttons.evaluate(f"{button} === post")


def test_on_a_page_of_its_own_the_nearest_button_publishes(open_page: Open) -> None:
    """Where the whole page is the composer, a button of something else further down is not taken for the right one."""
    page = open_page(
        f"<main><div>{_editor()}{POST}</div></main><aside><button>Send</button></aside>", "/sharing/compose"
    )
    button = "ownWords.find.publishButton(ownWords.find.composerAt(editor, ownWords.find.siteHere()))"
    assert page.evaluate(f"{button} === post")


def test_a_composer_inside_an_open_shadow_root_is_found_from_outside(open_page: Open) -> None:
    """The focused element is found through open shadow roots, and the composer around it through their borders."""
    page = open_page("<div role=dialog id=frame><div id=host></div></div>")
    page.evaluate(
        """() => {
            const root = host.attachShadow({mode: 'open'});
            root.innerHTML = '<div contenteditable>text</div><button>Post</button>';
            root.firstChild.focus();
        }"""
    )
    found = "ownWords.find.composerAt(ownWords.find.deepActiveElement(), ownWords.find.siteHere())"
    assert page.evaluate(f"{found}.editor === host.shadowRoot.firstChild")
    assert page.evaluate(f"ownWords.find.publishButton({found}) === host.shadowRoot.lastChild")
