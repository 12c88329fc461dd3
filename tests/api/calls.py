"""Every call of the API, with the schemas of what it takes and gives: the tests hold the companion to this table."""

from __future__ import annotations

import re
from dataclasses import dataclass

PREFIX = "/api/v1"


@dataclass(frozen=True, slots=True)
class Call:
    """One call. ``path`` has its variables in braces; a schema is None where there is no body."""

    method: str
    path: str
    takes: str | None
    gives: str | None
    status: int = 200

    def fits(self, method: str, path: str) -> bool:
        """Tell whether a request is this call."""
        pattern = re.sub(r"\\\{[a-z]+\\\}", "[^?]+", re.escape(self.path))
        return method == self.method and re.fullmatch(pattern, path.partition("?")[0]) is not None


CALLS = (
    Call("GET", "/hello", None, "pairing#hello"),
    Call("POST", "/pairings", "pairing", "pairing#paired", 201),
    Call("DELETE", "/pairings/current", None, None, 204),
    Call("POST", "/reviews", "draft-review", "review"),
    Call("POST", "/shares", "share#new", "share", 201),
    Call("GET", "/shares", None, "share#page"),
    Call("GET", "/shares/{id}", None, "share"),
    Call("PATCH", "/shares/{id}", "share#change", "share"),
    Call("DELETE", "/shares/{id}", None, None, 204),
    Call("POST", "/shares/{id}/restore", None, "share"),
    Call("GET", "/balance", None, "balance"),
    Call("GET", "/preferences", None, "preferences"),
    Call("PUT", "/preferences", "preferences", "preferences"),
    Call("GET", "/consents", None, "consent#list"),
    Call("PUT", "/consents/{purpose}", "consent#decision", "consent"),
    Call("GET", "/channels", None, "channel#list"),
    Call("POST", "/channels", "channel#join", "channel#entry", 201),
    Call("POST", "/channels/preview", "channel#join", "channel#preview", 200),
    Call("DELETE", "/channels/{id}", None, None, 204),
    Call("POST", "/channels/{id}/sync", None, "channel#entry"),
    Call("GET", "/export", None, "export"),
    Call("GET", "/personal-data", None, "erasing"),
    Call("DELETE", "/personal-data", None, None, 204),
    Call("POST", "/sessions", "pairing#session_request", "pairing#session", 201),
)


def call_of(method: str, path: str) -> Call | None:
    """Return the call that a request is, or None."""
    return next((call for call in CALLS if call.fits(method, path)), None)
