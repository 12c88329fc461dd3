"""Answers editors at ``/TOKEN/v2/``, on a port of its own. Nothing of what they send is kept.

Whoever asks has to know the address, which holds a secret, because these programs can send nothing else. A web page may
never ask, and there are no CORS headers, so that none can read an answer either.
"""

from __future__ import annotations

import hmac
import logging
from typing import Any

from flask import Flask, Response, jsonify, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from .. import consent
from ..callers import EXTENSION, check_host, from_this_site, harden
from ..errors import AddressRefused, CallerRefused, OwnWordsError, Unexpected
from ..models import Draft
from ..review import UNDETERMINED, Reviewed, kinds, review
from ..services import Services
from .answer import checked, languages
from .asked import Asked, asked, base

_log = logging.getLogger("ownwords")


def create_languagetool(services: Services, port: int) -> Flask:
    """Return the WSGI application that answers editors at ``port``."""
    app = Flask(__name__, static_folder=None)
    limit = services.config.limits.body
    app.config.update(MAX_CONTENT_LENGTH=limit, MAX_FORM_MEMORY_SIZE=limit)
    app.json.sort_keys = False  # type: ignore[attr-defined]

    @app.before_request
    def guard() -> None:
        _check_caller(port)
        _check_address(services)

    @app.route("/<token>/v2/check", methods=["GET", "POST"])
    def check(token: str) -> Response:
        return jsonify(_check(services, asked(request.values, services.config.limits.reviewed_text)))

    @app.get("/<token>/v2/languages")
    def known(token: str) -> Response:
        return jsonify(languages())

    @app.get("/<token>/v2/maxtextlength")
    def longest(token: str) -> Response:
        return _said(str(services.config.limits.reviewed_text))

    app.after_request(harden)
    app.register_error_handler(OwnWordsError, _own)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)
    return app


def _check(services: Services, wanted: Asked) -> dict[str, Any]:
    store = services.store
    grant = consent.require(store, "draft_reading")
    preferences, channels = store.preferences.get(), [each.channel for each in store.catalogue.channels()]
    muted = {*preferences.muted_rules}
    muted |= {rule for rule, kind in kinds(channels).items() if not wanted.wants(rule, kind)}
    reader = wanted.code or next(iter(wanted.variants), None) or preferences.language or wanted.mother_tongue
    found = review(Draft(wanted.text.plain, "languagetool", (), reader), grant, (), channels, muted)
    return checked(wanted, found, _language(found, reader))


def _language(found: Reviewed, reader: str | None) -> str:
    """Return the language of the text, or what it is taken for where it is too short to tell."""
    if found.language and found.language != UNDETERMINED:
        return found.language
    return base(reader) if reader else "en"


def _check_caller(port: int) -> None:
    """Refuse whoever comes under another name than ours, and every web page."""
    check_host(port)
    origin = request.headers.get("Origin")
    if origin is not None and not EXTENSION.fullmatch(origin):
        raise CallerRefused("A web page asked, and only editors may.")
    if not from_this_site():
        raise CallerRefused("Another site asked, and only editors may.")


def _check_address(services: Services) -> None:
    """Look up whether it is on at each request: switched off, it is off at once."""
    access = services.store.languagetool.get()
    given = request.path.split("/")[1].encode("utf-8", "surrogatepass")
    if access is None or not hmac.compare_digest(given, access.token.encode()):
        raise AddressRefused(
            "This address is not in use, or no longer. 'ownwords languagetool on' shows the one that is."
        )


def _own(error: OwnWordsError) -> ResponseReturnValue:
    return _said(f"Error: {error}", error.status)


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.code == 413:
        return _said("Error: This is longer than Own Words reads. Send less of it.", 413)
    return _said(f"Error: There is no such call here, or not in this way ({error.name}).", error.code or 500)


def _unexpected(error: Exception) -> ResponseReturnValue:
    # The message could hold a part of a text: only the kind of error is logged.
    _log.error("%s failed: %s", request.endpoint, type(error).__name__)
    return _said(f"Error: {Unexpected()}", 500)


def _said(sentence: str, status: int = 200) -> Response:
    return Response(sentence, status, mimetype="text/plain")
