"""Plain text for the command line, and files written whole or not at all."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from textwrap import shorten
from typing import Any

from .errors import DataFolderError
from .models import ABOUTS, Balance, JoinedChannel, Share

_MARKS = {"encourage": "+", "improve": "*", "pause": "?"}
_NOTHING_TO_ADD = {"da": "Intet at tilføje. Det lyder som dig."}


def review(text: str, found: Mapping[str, Any]) -> str:
    """Return the tips, then the ideas."""
    lines = []
    for tip in found["tips"]:
        lines += [f"{_MARKS[tip['kind']]} {tip['message']}", f"    {tip['why']}"]
    if text and not lines:
        lines.append(_NOTHING_TO_ADD.get(found["language"] or "", "Nothing to add. It sounds like you."))
    for idea in found["suggestions"]:
        lines += [
            "",
            idea["title"],
            f"    {'; '.join(idea['reasons'])}",
            *(f"    - {each}" for each in idea["prompts"]),
        ]
    return "\n".join(lines) or "There is nothing to say yet. Join a channel for ideas: ownwords join demo"


def balance(found: Balance) -> str:
    """Return the counts and what they mean, in words."""
    lines = [f"{about:<9} {found.counts[about]:>5}" for about in ABOUTS]
    said = {
        "too_early": "Fewer than five posts: too early to say anything about a habit.",
        "within": f"{found.total - found.counts['company']} of your last {found.total} posts were useful to others or "
        "your own.",
        "above": "More of your posts than you aim for were about the company. What did you learn lately?",
    }
    return "\n".join([*lines, f"The last {found.days} days. {said[found.verdict]}"])


def history(shares: Sequence[Share]) -> str:
    """Return a line a share."""
    lines = [
        f"{share.posted_at:%Y-%m-%d %H:%M} UTC  {share.about:<9} {shorten(share.text or share.url or '', 70)}".rstrip()
        for share in shares
    ]
    return "\n".join(lines) or "Your history is empty."


def joined(channel: JoinedChannel) -> str:
    """Return what was joined, and the leader's welcome."""
    welcome = channel.channel.welcome
    return f"{_channel(channel)}\n\n{welcome.it_is_ok.en}\n    {welcome.leader}, {welcome.role.en}"


def channels(every: Sequence[JoinedChannel]) -> str:
    """Return a line a channel."""
    return "\n".join(map(_channel, every)) or "No channel is joined. To try one: ownwords join demo"


def status(found: Mapping[str, Any]) -> str:
    """Return what there is, a line each."""
    yes = [each["purpose"] for each in found["consents"] if each["granted"]]
    names = [f"{each['name']} ({each['id']}, {each['items']} ideas)" for each in found["channels"]]
    return "\n".join(
        [
            f"Running:   {found['address'] if found['running'] else 'no; start it with: ownwords start'}",
            f"Channels:  {', '.join(names) or 'none; to try one: ownwords join demo'}",
            f"Browsers:  {', '.join(found['browsers']) or 'none; to pair one: ownwords pair'}",
            f"Consents:  {', '.join(yes) or 'none'}",
            f"Shares:    {found['shares']}",
            f"Data:      {found['home']}",
        ]
    )


def _channel(each: JoinedChannel) -> str:
    line = f"{each.channel.name} ({each.channel.id}): {each.items} ideas in {each.sets} sets"
    return f"{line}\n    {each.problem}" if each.problem else line


def write_private(path: Path, text: str) -> None:
    """Write a file for this user alone, whole or not at all.

    Raises:
        DataFolderError: it cannot be written there.
    """
    try:
        with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
            file.write(text)  # made with mode 0600
        os.replace(file.name, path)
    except OSError as error:
        raise _cannot_write(path, error) from error


def write_zip(folder: Path, path: Path) -> None:
    """Write every file of ``folder`` into a zip, in an order and with times that are always the same.

    Raises:
        DataFolderError: it cannot be written there.
    """
    try:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for each in sorted(each for each in folder.rglob("*") if each.is_file()):
                archive.writestr(zipfile.ZipInfo(each.relative_to(folder).as_posix()), each.read_bytes())
    except OSError as error:
        raise _cannot_write(path, error) from error


def _cannot_write(path: Path, error: OSError) -> DataFolderError:
    return DataFolderError(f"{path} could not be written: {error.strerror}. Choose another place; nothing was changed.")
