"""Serves pages with LinkedIn's structure and the real editors at LinkedIn's real address, by intercepting it."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import BrowserContext, Locator, Page, Route

SITE = Path(__file__).parent / "site"
MODULES = Path(__file__).parents[2] / "node_modules"
ORIGIN = "https://www.linkedin.com"

# Each composer that LinkedIn serves, and where.
VARIANTS = {
    "classic": "/feed/",
    "light": "/feed/",
    "sdui": "/feed/",
    "page": "/sharing/compose",
    "plain": "/company/1/admin/page-posts/published/",
}

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; frame-src 'self'; "
    "require-trusted-types-for 'script'; trusted-types default"
)
_DECOY = '<!doctype html><div class="ql-editor" contenteditable="true">A decoy</div>'


def serve(context: BrowserContext) -> None:
    """Answer for LinkedIn in every page of ``context``."""
    context.route(f"{ORIGIN}/**", _answer)


def open_composer(page: Page, variant: str, **query: str) -> Locator:
    """Go to the variant's page, start a post, and return the editor that stays."""
    page.goto(f"{ORIGIN}{VARIANTS[variant]}?{urlencode({'variant': variant, **query})}")
    page.locator("[data-test-start]").click()
    editor = page.locator("[data-ready] [contenteditable=true]").first
    editor.wait_for()
    return editor


def _answer(route: Route) -> None:
    path = urlsplit(route.request.url).path
    if path.startswith("/assets/"):
        route.fulfill(path=_asset(path.removeprefix("/assets/")))
    elif path.startswith("/preload/"):
        route.fulfill(body=_DECOY, content_type="text/html")
    elif route.request.resource_type == "document":
        headers = {"Content-Security-Policy": _POLICY, "Content-Type": "text/html; charset=utf-8"}
        route.fulfill(body=(SITE / "feed.html").read_text("utf-8"), headers=headers)
    else:
        route.fulfill(status=404)


def _asset(name: str) -> Path:
    if name.startswith("quill"):
        return MODULES / "quill" / "dist" / name
    return _bundle() if name == "tiptap.js" else SITE / name


@cache
def _bundle() -> Path:
    """Bundle the real TipTap once for all tests."""
    # npm's install script, which would choose the binary for this platform, is never run.
    esbuild = next(MODULES.glob("@esbuild/*/bin/esbuild"), None) or next(MODULES.glob("@esbuild/*/esbuild.exe"))
    bundle = Path(mkdtemp(prefix="ownwords-tiptap-")) / "tiptap.js"
    command = [esbuild, SITE / "tiptap.js", "--bundle", "--format=iife", f"--outfile={bundle}", "--log-level=error"]
    subprocess.run(command, check=True)
    return bundle
