"""Why a channel's files were refused at the door, in both languages: where, what does not fit, what happens now."""

from __future__ import annotations

import re

from ..errors import ChannelError
from ..models import Both

NOT_JSON = Both("it is not JSON", "det er ikke JSON")
LONG_NUMBER = Both("it holds a number of thousands of digits", "der er et tal på tusindvis af cifre i det")
NOT_TEXT = Both("it is not UTF-8 text", "det er ikke UTF-8-tekst")
TOO_DEEP = Both("it is nested too deeply", "det er indlejret for dybt")
CONTROL = Both("it holds a control character", "der er et kontroltegn i det")
SLASH = Both("it has to be without a slash", "det kan ikke indeholde en skråstreg")
ENDS_FIRST = Both("it is not after valid_from", "det er ikke efter valid_from")
LONG_ID = Both("it is too long together with the channel's id", "det er for langt sammen med kanalens id")

# What ``schemas.validate`` says, so that it can be said in Danish as well.
_SCHEMA = tuple(
    (re.compile(pattern, re.DOTALL), danish)
    for pattern, danish in (
        (r"(.*) is missing", r"der mangler \1"),
        (r"(.*) is not known here", r"\1 er ukendt her"),
        (r"has to be one of (.*)", r"det kan kun være en af \1"),
        (r"has to be (.*)", r"det kan kun være \1"),
        (r"does not keep to (.*)", r"det holder ikke \1"),
    )
)


def at(name: str, where: str, what: Both) -> ChannelError:
    """Return that something at ``where`` (a JSON pointer, or a line) in the file ``name`` does not fit."""
    english = f"{name} at {where}" if where else name
    danish = f"{name} ved {where}" if where else name
    return _refused(f"Something in {english} does not fit: {what.en}.", f"Noget i {danish} passer ikke: {what.da}.")


def by_schema(what: str) -> Both:
    """Return what a schema refused; it never repeats the value."""
    for pattern, danish in _SCHEMA:
        if found := pattern.fullmatch(what):
            return Both(what, found.expand(danish))
    return Both(what, what)


def twice(key: str) -> Both:
    """Return that a field is there twice."""
    return Both(f"it says {key[:60]!r} twice", f"der står {key[:60]!r} to gange")


def not_number(name: str) -> Both:
    """Return that something such as NaN stands where a number belongs."""
    return Both(f"{name} is not a number", f"{name} er ikke et tal")


def unknown_topic(topic: str) -> Both:
    """Return that an item names a topic that the channel does not have."""
    return Both(f"{topic!r} is no topic of the channel", f"{topic!r} er ikke et af kanalens emner")


def missing(name: str) -> ChannelError:
    """Return that a file which has to be there is not."""
    return _refused(f"The channel's file {name} is not there.", f"Kanalens fil {name} er der ikke.")


def too_many(limit: int) -> ChannelError:
    """Return that the channel holds too many items."""
    return _refused(f"The channel holds more than {limit} ideas.", f"Kanalen har mere end {limit} idéer.")


def same_id(item_id: str) -> ChannelError:
    """Return that two items have one id."""
    return _refused(f"Two ideas have the id {item_id!r}.", f"To idéer har id'et {item_id!r}.")


def link(name: str) -> ChannelError:
    """Return that a file is a link to somewhere else."""
    return _refused(
        f"{name} is a link that leads out of the channel's folder.",
        f"{name} er et link, der fører ud af kanalens mappe.",
    )


def unreadable(name: str, why: str | None) -> ChannelError:
    """Return that the system does not give a file; ``why`` in its own words."""
    return _refused(f"{name} cannot be read ({why}).", f"{name} kan ikke læses ({why}).")


def too_large(name: str, limit: int) -> ChannelError:
    """Return that a file is larger than ``limit`` bytes."""
    megabytes = limit // 1_000_000
    return _refused(f"{name} is larger than {megabytes} MB.", f"{name} fylder mere end {megabytes} MB.")


def no_channel(folder: str) -> ChannelError:
    """Return that there is no channel in a folder."""
    return ChannelError(
        Both(
            f"There is no channel in {folder}: a channel's folder holds a file channel.json and a folder sets. Look "
            "whether the address is right, or ask whoever sent it to you.",
            f"Der er ingen kanal i {folder}: i en kanals mappe er der en fil channel.json og en mappe sets. Se efter, "
            "om adressen er rigtig, eller spørg den, der sendte dig den.",
        )
    )


def _refused(english: str, danish: str) -> ChannelError:
    return ChannelError(
        Both(
            f"{english} The channel was refused, and the last good version stays. Ask whoever publishes it.",
            f"{danish} Kanalen blev afvist, og den seneste gode version bliver. Spørg dem, der udgiver den.",
        )
    )
