"""What a check says, and about which place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from ...models import Both
from .words import words

Level = Literal["stop", "advice"]
_LONGEST = 80  # characters of somebody's text that a message repeats


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a channel's files: a ``stop`` keeps them from being submitted, an ``advice`` is a thought.

    ``where`` is a JSON pointer into ``file``; ``item`` the id of the item it is about, or None.
    """

    level: Level
    file: str
    where: str
    item: str | None
    rule: str
    message: Both
    why: Both


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a channel's files."""

    file: str
    where: str = ""
    item: str | None = None

    def at(self, *steps: str | int) -> Place:
        """Return a place further in."""
        return replace(self, where=self.where + "".join(f"/{_escaped(step)}" for step in steps))

    def says(self, rule: str, **values: str | int | Both) -> Finding:
        """Return the finding that the words of ``rule`` make with ``values``."""
        said = words("check")[rule]
        message, why = _both(said["message"], values), _both(said["why"], values)
        return Finding(said["level"], self.file, self.where, self.item, rule, message, why)


def clean(text: str) -> str:
    """Return ``text`` without the halves of characters that no encoding takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _escaped(step: str | int) -> str:
    return clean(str(step)).replace("~", "~0").replace("/", "~1")


def _both(texts: dict[str, str], values: dict[str, str | int | Both]) -> Both:
    return Both(_filled(texts["en"], "en", values), _filled(texts["da"], "da", values))


def _filled(text: str, language: str, values: dict[str, str | int | Both]) -> str:
    return text.format(**{name: _shown(value, language) for name, value in values.items()})


def _shown(value: str | int | Both, language: str) -> str:
    if isinstance(value, Both):
        return value.of(language)
    text = str(value)
    printable = "".join(each if each.isprintable() else " " for each in text)
    return printable if len(printable) <= _LONGEST else printable[: _LONGEST - 1].rstrip() + "…"
