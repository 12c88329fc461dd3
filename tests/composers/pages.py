"""Serves pages with LinkedIn's structure and the real editors at LinkedIn's real address, by intercepting it."""

from __future__ import annotations

import subprocess
from functools import cache
from mimetypes import guess_type
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import BrowserContext, Locator, Page, Route

SITE = Path(__file__).parent / "site"
EDITORS = Path(__file__).parent / "editors"
MODULES = Path(__file__).parents[2] / "node_modules"
ORIGIN = "https://www.linkedin.com"

# Each composer that LinkedIn serves, and where.
VARIANTS = {
    "classic": "/feed/",
    "light": "/feed/",
    "sdui": "/feed/",
    "page": "/sharing/compose",
    "plain": "/groups/1/",
}

# Other places to write, and the editor that each has.
ELSEWHERE = {"x": "https://x.com/home", "bluesky": "https://bsky.app/", "mastodon": "https://social.example/home"}
_EDITOR_OF = {"x.com": "draft", "bsky.app": "tiptap", "social.example": "textarea"}

# Each real editor, and the scripts of its page.
EDITOR_SCRIPTS = {
    "contenteditable": ["editors/contenteditable.js"],
    "textarea": ["editors/textarea.js"],
    "quill 1.3": ["quill.js", "editors/quill.js"],
    "quill 2": ["quill2/quill.js", "editors/quill.js"],
    "prosemirror": ["editors/prosemirror.js"],
    "tiptap": ["editors/tiptap.js"],
    "lexical": ["editors/lexical.js"],
    "draft": ["editors/draft.js"],
    "slate": ["editors/slate.js"],
    "ckeditor": ["editors/ckeditor.js"],
}

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; frame-src 'self'; "
    "require-trusted-types-for 'script'; trusted-types default"
)
_DECOY = '<!doctype html><div class="ql-editor" contenteditable="true">A decoy</div>'


def serve(context: BrowserContext) -> None:
    """Answer for LinkedIn, and for the other places to write, in every page of ``context``."""
    for address in (ORIGIN, *ELSEWHERE.values()):
        context.route(f"{urlsplit(address).scheme}://{urlsplit(address).netloc}/**", _answer)


def open_composer(page: Page, variant: str, **query: str) -> Locator:
    """Go to the variant's page, start a post, and return the editor that stays."""
    page.goto(f"{ORIGIN}{VARIANTS[variant]}?{urlencode({'variant': variant, **query})}")
    page.locator("[data-test-start]").click()
    editor = page.locator("[data-ready] [contenteditable=true]").first
    editor.wait_for()
    return editor


def open_editor(page: Page, editor: str, home: str, draft: str) -> Locator:
    """Go to a page with one real editor in its ``home``: light, shadow (in a modal dialog), iframe or blank."""
    page.goto(f"{ORIGIN}/feed/?{urlencode({'editor': editor, 'home': home, 'draft': draft})}")
    inside = {"iframe": page.frame_locator("iframe"), "blank": page.frame_locator("iframe")}.get(home, page)
    field = inside.locator("[contenteditable=true], textarea").first
    field.wait_for()
    return field


def _page(url: str) -> str:
    editor = _editor(url)
    if not editor:
        return (SITE / "feed.html").read_text("utf-8")
    scripts = "".join(f'<script src="/assets/{name}" defer></script>' for name in EDITOR_SCRIPTS[editor])
    return (EDITORS / "editor.html").read_text("utf-8").replace("</head>", f"{scripts}</head>")


def _editor(url: str) -> str | None:
    parts = urlsplit(url)
    return _EDITOR_OF.get(parts.netloc) or parse_qs(parts.query).get("editor", [None])[0]


def _headers(url: str) -> dict[str, str]:
    """LinkedIn's policy asks for Trusted Types, which not every editor knows."""
    return {
        "Content-Security-Policy": _POLICY.partition(" require-trusted")[0] if _editor(url) else _POLICY,
        "Content-Type": "text/html; charset=utf-8",
    }


class Answer(NamedTuple):
    """What is answered for an address."""

    status: int
    headers: dict[str, str]
    body: bytes


def answer(url: str, document: bool) -> Answer:
    """Answer for LinkedIn, or another place to write; ``document`` says that a page is asked for."""
    path = urlsplit(url).path
    if path.startswith("/assets/"):
        asset = _asset(path.removeprefix("/assets/"))
        kind = guess_type(asset.name)[0] or "application/octet-stream"
        return Answer(200, {"Content-Type": f"{kind}; charset=utf-8"}, asset.read_bytes())
    if path.startswith("/preload/") and not path.startswith("/preload/sharebox"):
        return Answer(200, {"Content-Type": "text/html"}, _DECOY.encode())
    return Answer(200, _headers(url), _page(url).encode()) if document else Answer(404, {}, b"")


def _answer(route: Route) -> None:
    found = answer(route.request.url, route.request.resource_type == "document")
    route.fulfill(status=found.status, headers=found.headers, body=found.body)


def _asset(name: str) -> Path:
    if name.startswith("quill"):
        folder, _, file = name.rpartition("/")
        return MODULES / (folder or "quill") / "dist" / file
    if name.startswith("editors/"):
        return _bundle(EDITORS / name.removeprefix("editors/"))
    return _bundle(SITE / name) if name == "tiptap.js" else SITE / name


@cache
def _bundle(source: Path) -> Path:
    """Bundle a real editor once for all tests."""
    # npm's install script, which would choose the binary for this platform, is never run.
    esbuild = next(MODULES.glob("@esbuild/*/bin/esbuild"), None) or next(MODULES.glob("@esbuild/*/esbuild.exe"))
    bundle = Path(mkdtemp(prefix="ownwords-editor-")) / source.name
    options = ["--bundle", "--format=iife", "--loader:.css=empty", "--log-level=error", f"--outfile={bundle}"]
    defined = ["--define:global=globalThis", '--define:process.env.NODE_ENV="production"']
    subprocess.run([esbuild, source, *options, *defined], check=True)
    return bundle
