"""Packs the browser extension as stores and policies install it: its files, without the comments in its scripts."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from .files import cannot_write

_COMMENT = re.compile(
    r"""
    ^[ \t]*                                     # nothing but a comment is in its lines
    (?: //.* | /\* (?:(?!\*/).|\n)* \*/ [ \t]* )
    $
    """,
    re.MULTILINE | re.VERBOSE,
)


def write_zip(folder: Path, path: Path) -> None:
    """Write every file of the extension into a zip, in an order and with times that are always the same.

    Raises:
        DataFolderError: it cannot be written there.
    """
    try:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in packed(folder):
                archive.writestr(zipfile.ZipInfo(name), content)
    except OSError as error:
        raise cannot_write(path, error) from error


def packed(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield each file of the extension by its name within the folder, in order."""
    for each in sorted(each for each in folder.rglob("*") if each.is_file()):
        content = each.read_bytes()
        if each.suffix == ".js":
            content = without_comments(content.decode()).encode()
        yield each.relative_to(folder).as_posix(), content


def without_comments(script: str) -> str:
    """Return a script whose comments on lines of their own are gone; every other line keeps its number and its text.

    Strings that run over several lines are not looked for: the extension has none, and a test says so.
    """
    return _COMMENT.sub(lambda found: "\n" * found.group().count("\n"), script)
