"""Opens what LinkedIn's "Get a copy of your data" sends: a ZIP or a bare CSV, and only the files in it that matter.

Nothing is ever unpacked to disk, so that no name in a ZIP can lead anywhere; what tries to is refused all the same.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, BinaryIO, Literal, NamedTuple

from ..config import Limits
from .linkedin_words import refusal

What = Literal["shares", "comments", "article", "csv"]

# What zipfile says to a ZIP that is cut off, changed, or made in a way it does not know.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
# PDF, gzip, RAR, 7z, old Excel, PNG, JPEG
_NO_TEXT = (b"%PDF", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8")
_TABLE = re.compile(r"(shares|comments)(?:[_ -]?\(?\d+\)?)*\.csv", re.IGNORECASE)
# What only LinkedIn's own archives hold: with them, one without shares is the smaller kind.
_OTHERS = re.compile(
    r"(?:Profile|Positions|Connections|Rich_Media|Reactions|Invitations|Skills|Email Addresses|messages|"
    r"Registration|Education|Learning|Votes|InstantReposts)[^/]*\.csv",
    re.IGNORECASE,
)


class Member(NamedTuple):
    """One file worth reading: what it is, its name as the person sees it, and its bytes."""

    what: What
    name: str
    file: BinaryIO


@dataclass(frozen=True, slots=True)
class Inside:
    """What an archive holds: how many files to read, and whether others of LinkedIn's are there."""

    wanted: int
    is_linkedins: bool


def look(name: str, file: BinaryIO, limits: Limits) -> Inside:
    """Look into a file without reading what is in it.

    Raises:
        NotReadable: it is neither a ZIP nor a CSV, is locked or broken, or has names that lead elsewhere.
    """
    with _opened(name, file) as archive:
        if archive is None:
            return Inside(1, False)
        infos = _checked(archive, name, limits)
        names = [info.filename for info in infos]
        return Inside(sum(_what(each) is not None for each in names), any(_OTHERS.search(each) for each in names))


def is_wanted(name: str) -> bool:
    """Tell by its path whether a file in an unpacked archive is worth reading."""
    return _what(name) is not None


def members(name: str, file: BinaryIO, limits: Limits) -> Iterator[Member]:
    """Yield the files worth reading, one after another; each is closed when the next is asked for.

    Raises:
        NotReadable: as ``look``; or what is in it is broken, or far larger than it says.
    """
    with _opened(name, file) as archive:
        if archive is None:
            yield Member(_what(name) or "csv", PurePosixPath(name.replace("\\", "/")).name, file)
            return
        left = [limits.import_unpacked]
        for info in _checked(archive, name, limits):
            what = _what(info.filename)
            if what:
                with archive.open(info) as inside:
                    yield Member(what, info.filename, io.BufferedReader(_Limited(inside, name, left)))


@contextmanager
def _opened(name: str, file: BinaryIO) -> Iterator[zipfile.ZipFile | None]:
    """Open a ZIP, or yield None for a text; whatever is wrong with the ZIP comes out as ours."""
    start = file.read(4)
    file.seek(0)
    if not start:
        raise refusal("empty", name)
    if not start.startswith(b"PK"):
        if start.startswith(
            (b"%PDF", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8")
        ):
            raise refusal("neither", name)
        yield None
        return
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except _BROKEN as error:
        raise refusal("broken", name) from error


def _checked(archive: zipfile.ZipFile, name: str, limits: Limits) -> list[zipfile.ZipInfo]:
    infos = [info for info in archive.infolist() if not info.filename.endswith("/")]  # a damaged name may be empty
    if len(infos) > limits.import_files:
        raise refusal("too_many_files", name)
    for info in infos:
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:", info.filename):
            raise refusal("leads_elsewhere", name)
        if stat.S_ISLNK(info.external_attr >> 16):
            raise refusal("leads_elsewhere", name)
        if info.flag_bits & 0x1:
            raise refusal("locked", name)
    if any(info.filename == "[Content_Types].xml" for info in infos):
        raise refusal("spreadsheet", name)
    return infos


def _what(name: str) -> What | None:
    path = PurePosixPath(name.replace("\\", "/"))
    if "__MACOSX" in path.parts or path.name.startswith("._"):
        return None
    if found := _TABLE.fullmatch(path.name):
        return "shares" if found[1].lower() == "shares" else "comments"
    in_articles = any(part.lower() == "articles" for part in path.parts[:-1])
    return "article" if in_articles and path.suffix.lower() in {".html", ".htm"} else None


class _Limited(io.RawIOBase):
    """Reads a file in a ZIP, and no more of the ZIP altogether than ``left`` allows, whatever sizes it claims."""

    def __init__(self, file: IO[bytes], name: str, left: list[int]) -> None:
        self._file, self._name, self._left = file, name, left

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._file.read(len(buffer))
        except _BROKEN as error:
            raise refusal("broken", self._name) from error
        self._left[0] -= len(data)
        if self._left[0] < 0:
            raise refusal("too_large_inside", self._name)
        buffer[: len(data)] = data
        return len(data)
