"""The judged set: five companies' items, and drafts with what a colleague calls perfect (2) or fine (1) for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import yaml
from ownwords.channel import trust
from ownwords.models import ChannelContent, Item, Topic

HERE = Path(__file__).parent
HALVES = ("tuning", "heldout")
"""Ranking may be tuned on the first; nothing is ever tuned on the second."""


@dataclass(frozen=True)
class Judged:
    """A draft, and the worth of each item that fits it; none where nothing fits."""

    half: str
    language: str
    text: str
    good: Mapping[str, int]

    @property
    def crosses(self) -> bool:
        """Tell whether what fits best is in the other language only."""
        best = [item for item, worth in self.good.items() if worth == 2]
        return bool(best) and not any(item.split("/")[1].startswith(f"{self.language}-") for item in best)


@cache
def channels() -> tuple[ChannelContent, ...]:
    """Return the five channels, through the same door as any: hospital, software, wholesale, lorries and wind."""
    folders = [*sorted((HERE / "catalogue").iterdir()), Path(str(files("ownwords.channel") / "demo"))]
    return tuple(
        trust.accept({str(path.relative_to(each)): path.read_bytes() for path in each.rglob("*.json")})
        for each in folders
    )


@cache
def items() -> Mapping[str, Item]:
    """Return every item by its id."""
    return {item.id: item for channel in channels() for item in channel.items}


def topics() -> tuple[Topic, ...]:
    """Return every topic of every channel."""
    return tuple(topic for each in channels() for topic in each.channel.topics)


def drafts(half: str) -> Iterator[Judged]:
    """Yield the drafts of one half, the Danish ones first."""
    for language in ("da", "en"):
        for each in yaml.safe_load((HERE / "drafts" / f"{half}.{language}.yml").read_text("utf-8")):
            yield Judged(half, language, each["text"].strip(), each["good"])
