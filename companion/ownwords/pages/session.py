"""Who is looking: the person's own visit, by a cookie that a one-time address sets, and the forms that belong to it."""

from __future__ import annotations

import hashlib
import hmac

from flask import g, request
from werkzeug.wrappers import Response

from .. import services


def cookie_name() -> str:
    """Return the cookie's name; with the port, because browsers share cookies between the ports of one host."""
    return f"ownwords-{services.current().config.port}"


def current() -> str | None:
    """Return this request's visit, or None when nobody is signed in."""
    if "visit" not in g:
        g.visit = _valid(request.cookies.get(cookie_name()))
    visit: str | None = g.visit
    return visit


def begin(response: Response, session_id: str) -> None:
    """Let the browser keep the visit, unreadable for scripts and never sent along from another site."""
    life = services.current().config.limits.session_life
    response.set_cookie(cookie_name(), session_id, max_age=life, path="/", httponly=True, samesite="Strict")


def end(response: Response) -> None:
    """End the visit here and in the browser."""
    visit = current()
    if visit:
        services.current().imports.forget(visit)
        services.current().store.sessions.end(visit)
    response.delete_cookie(cookie_name(), path="/", httponly=True, samesite="Strict")


def form_token() -> str:
    """Return what each form of this visit carries, or "" when nobody is signed in.

    It is made from the visit's secret, so nothing is stored, and no other site or visit can know it.
    """
    visit = current()
    return hmac.new(visit.encode(), b"form", hashlib.sha256).hexdigest() if visit else ""


def form_belongs() -> bool:
    """Tell whether the form that was sent belongs to this visit."""
    expected, given = form_token(), request.form.get("form_token", "")
    return bool(expected) and hmac.compare_digest(expected.encode(), given.encode("utf-8", "replace"))


def _valid(cookie: str | None) -> str | None:
    here = services.current()
    return cookie if cookie and here.store.sessions.valid(cookie, here.clock()) else None
