"""Reads what a person took along, and lets nothing in that is not an export: nothing is ever unpacked to a disk."""

from __future__ import annotations

import io
import json
import lzma
import struct
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import Any

from ..config import Limits
from ..errors import InvalidRequest
from ..models import Both
from ..schemas import strict_json
from ..wire import preferences_of
from .archive import DOCUMENT
from .export import FORMAT, check

_ENCRYPTED = 0x1
_ENTRIES = 200  # files in a ZIP, more than anybody adds by hand
# What zipfile raises on a file that is damaged or made to harm.
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError),
    *(IndexError, ValueError, RuntimeError, NotImplementedError, OverflowError),
)
_SYSTEM = "__MACOSX"  # what one system adds to a folder that it packs anew

# What a share is taken for where an earlier version said nothing about it.
_EARLIER = {"format": "post", "topics": [], "about_by": "person", "signs": [], "version": 1}

_REASONS = {
    "no_export": Both(
        "This is not a file that Own Words made: it is neither such a ZIP nor its own-words.json. Choose the one from "
        "“Take everything along”, or from ownwords export.",
        "Det er ikke en fil, som Own Words har lavet: hverken sådan en ZIP eller dens own-words.json. Vælg den fra "
        "»Tag det hele med« eller fra ownwords export.",
    ),
    "damaged": Both(
        "This file is damaged on its way here, so nothing of it was brought in. Save it once more where it came from.",
        "Filen er blevet beskadiget på vej hertil, så intet af den er hentet ind. Gem den igen, hvor den kom fra.",
    ),
    "too_large": Both(
        "This file is larger, or unpacks to more, than a history can be. Nothing of it was brought in.",
        "Filen er større, eller pakker ud til mere, end en historik kan være. Intet af den er hentet ind.",
    ),
    "odd_names": Both(
        "This ZIP holds files whose names lead out of it, as no file of Own Words does. Nothing of it was brought in.",
        "ZIP-filen rummer filer, hvis navne peger ud af den. Det gør ingen fil fra Own Words. Intet er hentet ind.",
    ),
    "encrypted": Both(
        "This ZIP is locked with a password. Unlock it first, and choose the own-words.json in it.",
        "ZIP-filen er låst med en adgangskode. Lås den op først, og vælg own-words.json i den.",
    ),
    "newer": Both(
        "This file was made by a newer version of Own Words than this one. Update Own Words, and choose it again.",
        "Filen er lavet af en nyere version af Own Words end denne. Opdatér Own Words, og vælg den igen.",
    ),
    "several": Both(
        "This ZIP holds more than one own-words.json. Unpack it, and choose the one you mean.",
        "ZIP-filen rummer mere end én own-words.json. Pak den ud, og vælg den, du mener.",
    ),
}


class NotAnExport(InvalidRequest):
    """A file is not what a person took along; ``sentence`` says why in both languages, its English is the message."""

    def __init__(self, reason: str, errors: tuple[tuple[str, str], ...] = ()) -> None:
        self.sentence = _REASONS[reason]
        super().__init__(self.sentence.en, errors)


def read(data: bytes, limits: Limits = Limits()) -> dict[str, Any]:  # noqa: B008 - frozen
    """Return the export in ``data``: a ZIP, or its own-words.json.

    Raises:
        NotAnExport: it is neither, damaged, too large, hostile, or of a newer version.
    """
    text = _unpacked(data, limits) if data.startswith(b"PK") else data
    if len(text) > limits.taken_along:
        raise NotAnExport("too_large")
    try:
        document = strict_json(text.decode("utf-8-sig"))
        if b"\\u" in text:  # half of a character, which no database holds, can only be written so
            json.dumps(document, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError) as error:
        raise NotAnExport("no_export") from error
    return _checked(document)


def _checked(document: Any) -> dict[str, Any]:
    if not isinstance(document, dict) or not isinstance(document.get("shares"), list) or "consents" not in document:
        raise NotAnExport("no_export")
    version = document.get("format")
    if isinstance(version, int) and not isinstance(version, bool) and version > FORMAT:
        raise NotAnExport("newer")
    document["shares"] = [_EARLIER | share if isinstance(share, dict) else share for share in document["shares"]]
    try:
        check(document)
        preferences_of(document["preferences"])  # a change may say some things in short that an export never does
    except InvalidRequest as error:
        raise NotAnExport("no_export", error.errors) from error
    except (TypeError, ValueError, AttributeError, KeyError) as error:
        raise NotAnExport("no_export") from error
    return document


def _unpacked(data: bytes, limits: Limits) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entry = _entry(archive)
            if entry.file_size > limits.taken_along:
                raise NotAnExport("too_large")
            with archive.open(entry) as file:
                return file.read(limits.taken_along + 1)  # what the entry says of its size may be a lie
    except _DAMAGED as error:
        raise NotAnExport("damaged") from error


def _entry(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    entries = archive.infolist()
    if len(entries) > _ENTRIES:
        raise NotAnExport("too_large")
    if any(_leads_out(entry.orig_filename) for entry in entries):
        raise NotAnExport("odd_names")
    own = [entry for entry in entries if _is_own(PurePosixPath(entry.filename))]
    if len(own) != 1:
        raise NotAnExport("several" if own else "no_export")
    if own[0].flag_bits & _ENCRYPTED:
        raise NotAnExport("encrypted")
    return own[0]


def _leads_out(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or "\0" in name or ":" in parts[0]


def _is_own(path: PurePosixPath) -> bool:
    return path.name == DOCUMENT and _SYSTEM not in path.parts
