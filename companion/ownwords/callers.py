"""What every port of the companion asks of a caller and adds to a reply, before anything is read of a request."""

from __future__ import annotations

import re

from flask import Response, request

from .config import HOST
from .errors import CallerRefused

EXTENSION = re.compile(r"(?:chrome|moz|safari-web)-extension://[A-Za-z0-9-]{1,64}", re.ASCII)  # an Origin
_SAME_SITE = {None, "none", "same-origin"}
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def check_host(port: int) -> None:
    """Refuse whoever comes under another name than ours, as a rebound DNS name does.

    Raises:
        CallerRefused: 421.
    """
    if request.headers.get("Host") != f"{HOST}:{port}":
        raise CallerRefused("Own Words answers at its own address on this computer only.", status=421)


def from_this_site() -> bool:
    """Tell whether a browser says that no other site asks; programs that are no browser say nothing."""
    return request.headers.get("Sec-Fetch-Site") in _SAME_SITE


def harden(response: Response) -> Response:
    """Forbid whatever a reply does not need; what a page has said of itself stays."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response
