"""Turns what went wrong into ``application/problem+json`` (RFC 9457), in words the reader uses."""

from __future__ import annotations

import logging
from typing import Any

from flask import Flask, Response, current_app, json, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from ..errors import ConsentRequired, InvalidRequest, OwnWordsError, Unexpected

_log = logging.getLogger("ownwords")

# Of an HTTP error's status: our code for it, and what to do.
_HTTP = {
    404: ("not_found", "There is no such call. Look whether its address is spelled right."),
    405: ("method_not_allowed", "This call does not take that method."),
    413: ("too_large", "The request is larger than Own Words reads. Send less of it."),
    415: ("json_only", "Own Words reads JSON only: send it as application/json."),
}


def init_app(app: Flask) -> None:
    """Answer every error under /api with a problem."""
    app.register_error_handler(OwnWordsError, _own)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def _own(error: OwnWordsError) -> Response:
    more: dict[str, Any] = {}
    if isinstance(error, ConsentRequired):
        more["purpose"] = error.purpose
    if isinstance(error, InvalidRequest) and error.errors:
        more["errors"] = [{"path": path, "message": message} for path, message in error.errors]
    return _problem(error.status, error.code, error.title, _sentence(error), **more)


def _sentence(error: OwnWordsError) -> str:
    """Return what the person reads, in Danish where the sentence has it and the caller asks for it."""
    sentence = getattr(error, "sentence", None)
    return sentence.of(request.accept_languages.best_match(["en", "da"])) if sentence else str(error)


def _http(error: HTTPException) -> Response | HTTPException:
    status = error.code or 500
    if not request.path.startswith("/api/") or status < 400:
        return error
    code, detail = _HTTP.get(status, ("invalid_request", "The request was not understood."))
    return _problem(status, code, error.name, detail)


def _unexpected(error: Exception) -> ResponseReturnValue:
    # The message could hold a part of a draft: only the kind of error and its place are logged.
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "?"
    _log.error("%s %s failed: %s at %s", request.method, request.path, type(error).__name__, where)
    return current_app.handle_user_exception(
        Unexpected()
    )  # answered in JSON here, and as a page where a page was asked


def _problem(status: int, code: str, title: str, detail: str, **more: Any) -> Response:
    body = {"type": f"urn:ownwords:problem:{code}", "title": title, "status": status, "code": code, "detail": detail}
    return Response(json.dumps(body | more), status, mimetype="application/problem+json")
