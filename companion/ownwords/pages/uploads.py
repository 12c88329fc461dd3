"""Files that the person hands over on their pages: larger than other requests, and kept in memory alone."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import IO, Any, TypeVar

from flask import Request, request

from .. import services

View = TypeVar("View", bound=Callable[..., Any])
_TAKE_FILES: set[str] = set()  # endpoints


class PageRequest(Request):
    """A request whose files never become temporary files, which a kill could leave behind."""

    def _get_file_stream(self, *_: Any, **__: Any) -> IO[bytes]:
        return BytesIO()


def takes_file(view: View) -> View:
    """Let a view of the person's pages take a file; it stands below the route."""
    _TAKE_FILES.add(f"pages.{view.__name__}")
    return view


def allow() -> None:
    """Let this request be as large as a file, where its view takes one; asked once it is known who sends it."""
    if request.endpoint in _TAKE_FILES:
        request.max_content_length = services.current().config.limits.import_file


def handed_over(field: str) -> bytes:
    """Return the bytes of the file in a form's field; none where no file was chosen."""
    file = request.files.get(field)
    return file.stream.read() if file else b""
