"""What a request at the desk needs: the folder, who sits there, the clock, and the visit."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from flask import current_app, g, request

from ..channel.maker import Maker
from ..channel.work import Work
from ..models import Language
from ..pages.language import Speech, choose


@dataclass(slots=True)
class Desk:
    """One desk: a folder, and the person who sits at it. ``key`` opens it once; ``visits`` are those it opened to."""

    work: Work
    maker: Maker
    clock: Callable[[], datetime]
    port: int
    allow_private: bool = False
    key: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    visits: set[str] = field(default_factory=set)
    passphrase: str = ""
    language: Language | None = None

    def redeem(self, key: str) -> str | None:
        """Return a new visit for the key, which works once; None for any other."""
        if not self.key or not hmac.compare_digest(key.encode("utf-8", "replace"), self.key.encode()):
            return None
        self.key = ""
        visit = secrets.token_urlsafe(32)
        self.visits.add(_hash(visit))
        return visit

    def knows(self, visit: str | None) -> bool:
        """Tell whether a visit is one that the key opened."""
        return bool(visit) and _hash(visit or "") in self.visits


def current() -> Desk:
    """Return the desk that answers this request."""
    return cast(Desk, current_app.extensions["desk"])


def cookie_name() -> str:
    """Return the cookie's name; with the port, because browsers share cookies between the ports of one host."""
    return f"ownwords-desk-{current().port}"


def visit() -> str | None:
    """Return this request's visit, or None."""
    found = request.cookies.get(cookie_name())
    return found if current().knows(found) else None


def form_token() -> str:
    """Return what each form of this visit carries: made from its secret, so nobody else can know it."""
    found = visit()
    return hmac.new(found.encode(), b"form", hashlib.sha256).hexdigest() if found else ""


def form_belongs() -> bool:
    """Tell whether the form that was sent belongs to this visit."""
    expected, given = form_token(), request.form.get("form_token", "")
    return bool(expected) and hmac.compare_digest(expected.encode(), given.encode("utf-8", "replace"))


def speech() -> Speech:
    """Return this request's speech."""
    if "desk_speech" not in g:
        g.desk_speech = choose(current().language, __package__)
    return cast(Speech, g.desk_speech)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
