"""Taking posts over from LinkedIn: choose the file, look at what was understood, and only then keep it."""

from __future__ import annotations

from typing import Any

from flask import Response, request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as AnyResponse

from .. import consent, services
from ..models import FORMATS, Format
from ..personal.linkedin_words import sentence
from ..wire import share_of
from . import session
from .history import row, topic_names
from .site import HEADERS, blueprint, message, show, to
from .uploads import takes_file

_WAIT = 1.0  # seconds an upload waits for its preview, before the page shows a bar instead
_POLICY = HEADERS["Content-Security-Policy"] + "; connect-src 'self'"


@blueprint.get("/history/import")
def import_page() -> Response:
    """Show where the import of this visit stands; without one, how to begin."""
    here = services.current()
    job = here.imports.get(session.current() or "", here.clock(), here.config.limits)
    return _shown(job.state if job else "nothing", job)


@blueprint.post("/history/import")
@takes_file
def import_files() -> AnyResponse:
    """Begin to read the files that were chosen."""
    here = services.current()
    consent.require(here.store, "history")
    files = [(each.filename, each.read()) for each in request.files.getlist("files") if each.filename]
    if files:
        job = here.imports.begin(session.current() or "", here.store, files, here.clock(), here.config.limits)
        job.settled.wait(_WAIT)
    return to("import_page")


@blueprint.post("/history/import/keep")
def keep_import() -> AnyResponse:
    """Keep what was understood, of the formats that were chosen."""
    here, visit = services.current(), session.current() or ""
    consent.require(here.store, "history")
    formats: list[Format] = [each for each in FORMATS if each in request.form.getlist("formats")]
    here.imports.keep(visit, here.store, formats, here.clock(), here.config.limits)
    job = here.imports.get(visit, here.clock(), here.config.limits)
    if job:
        job.settled.wait(_WAIT)
    return to("import_page")


@blueprint.post("/history/import/leave")
def leave_import() -> AnyResponse:
    """Let the import go; nothing of it is kept, unless it was before."""
    services.current().imports.forget(session.current() or "")
    return to("import_page")


@blueprint.get("/history/import/state")
def import_state() -> dict[str, Any]:
    """Tell a script where the import stands, and how much of that is done."""
    here = services.current()
    job = here.imports.get(session.current() or "", here.clock(), here.config.limits)
    return {"state": job.state if job else "nothing", "part": round(job.part, 3) if job else 0}


@blueprint.errorhandler(RequestEntityTooLarge)
def too_large(error: RequestEntityTooLarge) -> Response:
    """Say that the files are larger than the page takes, and what to do instead."""
    if request.endpoint != "pages.import_files":
        return message("problem.invalid_request", "problem.invalid_request.why", 413)
    megabytes = services.current().config.limits.import_file // 1_000_000
    return _shown("refused", None, 413, refused=sentence("too_large", "LinkedIn", megabytes=megabytes))


def _shown(state: str, job: Any, status: int = 200, **values: Any) -> Response:
    here = services.current()
    items, names = here.store.catalogue.items(), topic_names()
    examples = [row(share_of(each), items, names) for each in job.found.get("examples", ())] if job else []
    response = show(
        "import.html",
        status,
        state=state,
        kept=consent.granted(here.store, "history") is not None,
        texts=consent.granted(here.store, "history_text") is not None,
        found=job.found if job else {},
        part=job.part if job else 0,
        examples=examples,
        formats=FORMATS,
        most=here.config.limits.import_file,
        **({"refused": job.refused if job else None} | values),
    )
    response.headers["Content-Security-Policy"] = _POLICY
    return response
