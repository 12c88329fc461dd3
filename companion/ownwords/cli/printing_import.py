"""Plain text about an import, for the command line."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import shorten
from typing import Any

_FORMATS = {"post": ("post", "posts"), "article": ("article", "articles"), "comment": ("comment", "comments")}
_REASONS = {
    "no_date": "without a date that can be read",
    "future": "with a date ahead of today",
    "nothing": "without a text or a link",
    "quotes": "lost in the text before it, where a quote is missing",
    "untitled": "an article without a title and a text",
}


def imported(found: Mapping[str, Any]) -> str:
    """Return what an import did, or would do: ``import.schema.json`` in words."""
    lines = ["Imported:" if found["kept"] else "This would be imported:"]
    lines += [f"  {_counted(found['new'])} new"]
    if found["new"]["post"] + found["new"]["article"] + found["new"]["comment"] and not found["kept"]:
        lines += [f"    {_example(each)}" for each in found["examples"]]
    lines += [f"  {found['known']:,} known already"] if found["known"] else []
    lines += [f"  {found['completed']:,} known, and now with a text or link they lacked"] if found["completed"] else []
    lines += [f"  {found['doubles']:,} more than once in the files"] if found["doubles"] else []
    lines += [f"  {count:,} skipped: {_REASONS[reason]}" for reason, count in found["skipped"].items()]
    lines += [f"    {each['file']}, line {each['line']}" for each in found["skipped_rows"] if each["line"]]
    lines += [f"  {_left_out(found['left_out'])}"] if any(found["left_out"].values()) else []
    lines += [note["en"] for note in found["notes"]]
    if found["kept"] and found["unsure"]:
        lines.append(f"For {found['unsure']:,} the kind is a guess; your history, with 'ownwords open', sorts them.")
    return "\n".join(lines)


def _counted(counts: Mapping[str, int]) -> str:
    said = [f"{counts[each]:,} {names[counts[each] != 1]}" for each, names in _FORMATS.items() if counts[each]]
    return ", ".join(said) or "nothing"


def _left_out(counts: Mapping[str, int]) -> str:
    options = [f"--{each}s" for each in ("article", "comment") if counts[each]]
    return f"{_counted(counts)} left out; to count them as well: {' '.join(options)}"


def _example(share: Mapping[str, Any]) -> str:
    kind = share["about"] + (" (a guess)" if share["about_by"] == "guess" else "")
    return f"{share['posted_at'][:10]}  {kind:<16} {shorten(share['text'] or share['url'] or '', 60)}".rstrip()
