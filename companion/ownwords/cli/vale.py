"""Tips in the shape of Vale's JSON output, which editors and build scripts read already.

Source: the ``Alert`` of Vale 3 (github.com/errata-ai/vale, ``core/alert.go``): lines and columns count from 1, columns
count characters, and a span holds its last one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_SEVERITY = {"encourage": "suggestion", "improve": "warning", "pause": "error"}


def alerts(name: str, text: str, tips: Sequence[Mapping[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return the tips on ``text`` as Vale prints them, under the file's name; one on the whole draft is on line 1."""
    found = [_alert(text, tip) for tip in tips]
    return {name: sorted(found, key=lambda each: (each["Line"], each["Span"]))}


def place(text: str, tip: Mapping[str, Any]) -> tuple[int, int]:
    """Return where a tip is, in characters; its own span counts UTF-16 code units. The beginning if it has none."""
    units = text.encode("utf-16-le", "surrogatepass")
    edges = (tip["span"]["start"], tip["span"]["end"]) if tip["span"] else (0, 0)
    first, last = (len(units[: 2 * edge].decode("utf-16-le", "surrogatepass")) for edge in edges)
    return first, last


def _alert(text: str, tip: Mapping[str, Any]) -> dict[str, Any]:
    start, end = place(text, tip)
    line = text.count("\n", 0, start)
    first = start - (text.rfind("\n", 0, start) + 1)
    stop = text.find("\n", start)
    last = min(end, len(text) if stop < 0 else stop) - (start - first)
    return {
        "Action": {"Name": "replace", "Params": list(tip["replacements"])} if tip["replacements"] else _NO_ACTION,
        "Span": [first + 1, max(last, first + 1)],
        "Check": f"OwnWords.{tip['rule']}",
        "Description": tip["why"],
        "Link": tip["source"] or "",
        "Message": tip["message"],
        "Severity": _SEVERITY[tip["kind"]],
        "Match": text[start:end],
        "Line": line + 1,
    }


_NO_ACTION: Mapping[str, Any] = {"Name": "", "Params": None}
