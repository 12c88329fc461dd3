"""Looks at a channel before it is submitted: what companions would refuse, and what a colleague would say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from ..config import Limits
from ..errors import ChannelError
from . import trust
from .checks import contradictions, prompts, reading, shape, substance, texts, voice, whole
from .checks.finding import Finding, Level, Place

__all__ = ["Finding", "Level", "check"]


def check(files: Mapping[str, bytes | Any], now: datetime, limits: Limits = Limits()) -> tuple[Finding, ...]:  # noqa: B008 - frozen
    """Return what there is to say about a working folder's files, stops first. Pure, and at home in any JSON.

    ``files`` maps ``channel.json`` and ``sets/NAME.json`` to their bytes, or to what they say once read. Without a
    ``stop`` among the findings, companions accept them.
    """
    documents, found = reading.documents(files, limits)
    found += _once([*shape.check(documents), *texts.check(documents), *contradictions.check(documents, files, limits)])
    found += [] if any(each.level == "stop" for each in found) else _refused(files, limits)
    found += [*voice.check(documents), *prompts.check(documents), *substance.check(documents, now)]
    found += whole.check(documents)
    return tuple(sorted(found, key=lambda each: each.level != "stop"))


def _once(found: list[Finding]) -> list[Finding]:
    """Return the findings without those that say the same of the same place again."""
    return list({(each.file, each.where, each.rule): each for each in reversed(found)}.values())[::-1]


def _refused(files: Mapping[str, Any], limits: Limits) -> Iterator[Finding]:
    """Yield what the companions' own door says, where nothing before it did."""
    try:
        trust.accept({name: reading.as_bytes(data) for name, data in files.items()}, limits)
    except ChannelError as error:
        yield Place("channel.json").says("channel.refused", reason=error.sentence)
