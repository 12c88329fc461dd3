"""Looks whether the addresses in a channel still answer."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from ..channel.checks.finding import Finding, Place
from . import page


def dead(files: Mapping[str, bytes], allow_private: bool = False) -> Iterator[Finding]:
    """Yield a finding for each idea whose address does not answer."""
    for name, data in files.items():
        items = json.loads(data).get("items", []) if name.startswith("sets/") else []
        for number, item in enumerate(items):
            why = page.alive(item["url"], allow_private=allow_private) if item.get("url") else None
            if why:
                yield Place(name, item=item.get("id")).at("items", number, "url").says("item.dead_link", reason=why)
