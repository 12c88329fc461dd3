"""Makes the files that LinkedIn sends, in each of the ways they were seen; see docs/for-you.md for what they are."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import BinaryIO

from ownwords.config import Limits
from ownwords.personal.linkedin import Export, read

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
HEADER = ("Date", "ShareLink", "ShareCommentary", "SharedUrl", "MediaUrl", "Visibility")
COMMENTS = ("Date", "Link", "Message")
FEED = "https://www.linkedin.com/feed/update/"


def link(number: int, kind: str = "share") -> str:
    """Return a post's address as an export has it: the name in it is percent-encoded."""
    return f"{FEED}urn%3Ali%3A{kind}%3A{7_264_291_213_959_204_866 + number}"


def row(number: int, text: str, day: int = 1, **more: str) -> dict[str, str]:
    """Return a row of Shares.csv by its columns."""
    date = f"2026-05-{day:02} 10:{number:02}:13"
    return {"Date": date, "ShareLink": link(number), "ShareCommentary": text, "Visibility": "MEMBER_NETWORK"} | more


def table(rows: Sequence[dict[str, str]], header: Sequence[str] = HEADER, end: str = "\n", delimiter: str = ",") -> str:
    """Return a CSV as RFC 4180 has it: each text in quotes, each quote in it doubled."""
    quoted = ['"{}"'.format(each.get(name, "").replace('"', '""')) for each in rows for name in header]
    cells = [quoted[at : at + len(header)] for at in range(0, len(quoted), len(header))]
    return end.join([delimiter.join(header), *(delimiter.join(each) for each in cells), ""])


def wrapped(text: str) -> str:
    """Return a text with LinkedIn's second layer: line breaks in quotes, quotes doubled."""
    return text.replace('"', '""').replace("\n", '"\n"')


def archive(files: dict[str, str | bytes]) -> bytes:
    """Return a ZIP of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in files.items():
            zipped.writestr(name, data)
    return made.getvalue()


def understood(*files: tuple[str, str | bytes], limits: Limits = Limits()) -> Export:  # noqa: B008 - frozen
    """Read files as an import does."""
    opened: list[tuple[str, BinaryIO]] = [
        (name, io.BytesIO(data.encode() if isinstance(data, str) else data)) for name, data in files
    ]
    return read(opened, NOW, limits, lambda part: None)
