"""Looks whether the addresses in a channel still answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..channel.checks import reading
from ..channel.checks.finding import Finding
from ..channel.checks.raw import entries
from ..config import Limits
from . import page


def dead(files: Mapping[str, bytes], allow_private: bool = False) -> Iterator[Finding]:
    """Yield a finding for each idea whose address does not answer; a file that cannot be read has none."""
    documents, _ = reading.documents(files, Limits())
    for item in entries(documents, "items"):
        url = item.text("url")
        why = page.alive(url, allow_private=allow_private) if url else None
        if why:
            yield item.place.at("url").says("item.dead_link", reason=why)
