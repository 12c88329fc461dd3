"""Plain text for those who make a channel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import indent
from typing import Any

from ..channel.approval import Standing
from ..channel.publish import Published
from ..channel.renewal import Due


def begun(folder: Path, roots: Path, number: int, threshold: int, people: int, known: int) -> str:
    """Return what was made, and what comes next."""
    lines = [
        f"The channel is begun in {folder}. Fill in channel.json, or open the desk: ownwords desk {folder}",
        f"Its {number} root keys are in {roots}. Move each to a place of its own, away from this computer; "
        f"{threshold} of them change who approves.",
        "Your own key and the publisher's key stay here.",
    ]
    if known < people:
        lines.append(
            f"Each version needs {people} people, and {known} can sign so far. A colleague runs 'ownwords channel key' "
            f"and sends you the file; then: ownwords channel approver add {folder} FILE"
        )
    return "\n".join(lines)


def added(items: Sequence[dict[str, Any]], unread: Mapping[str, str], set_name: str) -> str:
    """Return what was added, what is missing in it, and which addresses could not be read."""
    lines = [f"Added to {set_name}:", *(f"  {each['title']} ({each['id']})" for each in items)] if items else []
    if any(not each["prompts"] for each in items):
        lines.append("Next: a question or two that help somebody say it in their own words (prompts).")
    lines += [f"Not added: {url}: {why}" for url, why in unread.items()]
    return "\n".join(lines or ["Everything there is in the channel already, so nothing was added."])


def findings(found: Sequence[Any]) -> str:
    """Return what has to change, then what would make it better."""
    if not found:
        return "Nothing to add. It can be submitted."
    lines = []
    for level, title in (("stop", "Before it can be submitted:"), ("advice", "What would make it better:")):
        listed = [each for each in found if each.level == level]
        if listed:
            lines.append(title)
        for each in listed:
            place = " ".join(part for part in (each.file, each.item or each.where) if part)
            lines += [f"  {place}: {each.message.en}", f"      {each.why.en}"]
    return "\n".join(lines)


def changes(found: Sequence[Any]) -> str:
    """Return what changed since the last approval, in words."""
    if not found:
        return "Nothing changed since the last approval."
    lines = []
    for each in found:
        lines.append(f"* {each.what.en}")
        lines += [indent(each.before.en, "    - ")] if each.before else []
        lines += [indent(each.after.en, "    + ")] if each.after else []
    return "\n".join(lines)


def standing(found: Standing) -> str:
    """Return where a channel stands, and what comes next."""
    by = ", ".join(found.signed_by)
    said = {
        "draft": f"A draft. Submit it when it is ready; {found.needed} people stand behind each version.",
        "submitted": f"Submitted by {found.submitted_by}; signed by {by}. {found.needed} more to approve.",
        "void": "Edited after it was submitted, so what was signed does not hold. Submit it again.",
        "returned": f"Given back by {found.returned_by}: {found.note}",
        "approved": f"Approved, signed by {by}. It goes out with: ownwords channel publish FOLDER TARGET",
        "published": f"Published, signed by {by}.",
    }
    return said[found.state]


def due(found: Due) -> str:
    """Return what is to be renewed, until when, and how."""
    how = {
        "timestamp": "What is out there holds until {day}. Renew it: ownwords channel refresh FOLDER TARGET",
        "sets": "What was approved holds until {day}. Submit and approve it once more, changed or not, and publish.",
        "keys": "What the root keys signed holds until {day}. Fetch them: ownwords channel rotate FOLDER, and publish.",
    }
    return how[found.kind].format(day=found.until.date())


def published(found: Published, target: str) -> str:
    """Return what went out."""
    taken = f"; {found.retracted} taken away" if found.retracted else ""
    return (
        f"Version {found.version} is at {target}: {_count(found.items, 'idea')} in {_count(found.sets, 'set')}{taken}. "
        f"{_count(found.files, 'file')}, {found.size:,} bytes were written. Renew it before "
        f"{found.valid_until:%Y-%m-%d} with 'channel refresh'."
    )


def retracted(title: str, targets: Sequence[str]) -> str:
    """Return what was taken away, and from where."""
    if targets:
        return (
            f"“{title}” is taken away at {', '.join(targets)}. Companions drop it at their next look, within the hour."
        )
    return f"“{title}” is taken away here. Publish from the publisher's computer now: ownwords channel publish FOLDER "
    "TARGET"


def style(names: Sequence[str], taken: Sequence[str], unsupported: Sequence[tuple[str, str]], removed: bool) -> str:
    """Return which rules of a style are in the channel now, and what cannot be used."""
    named = ", ".join(names)
    if removed:
        return f"{named} is in the channel no longer. Submit the channel, and it ends for everybody."
    lines = [f"{named}: {len(taken)} rules are in the channel's house style now. Submit it as you do an edit."]
    if unsupported:
        lines += ["What cannot be used, and why:", *(f"  {file}: {why}" for file, why in unsupported)]
    return "\n".join(lines)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
