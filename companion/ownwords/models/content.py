"""What comms supplies: channels, items, lessons, and who stands behind them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

About = Literal["company", "field", "personal"]
"""What a share or an item is about; the two kinds beside ``company`` stay apart (DESIGN: 80/20)."""

ABOUTS: tuple[About, ...] = ("company", "field", "personal")

ItemPurpose = Literal["sell", "recruit", "teach"]
"""What sharing an item is good for."""

ITEM_PURPOSES: tuple[ItemPurpose, ...] = ("sell", "recruit", "teach")

ConsentPurpose = Literal["draft_reading", "history", "history_text"]
"""What a person can consent to."""

CONSENT_PURPOSES: tuple[ConsentPurpose, ...] = ("draft_reading", "history", "history_text")

Language = Literal["en", "da"]
"""A language that Own Words coaches in."""

LANGUAGES: tuple[Language, ...] = ("en", "da")

DisclosureTier = Literal["none", "employee", "advert"]
"""What the writer should make clear: nothing, that they work there, or that it is an advertisement by agreement."""

TipKind = Literal["encourage", "improve", "pause"]

Verdict = Literal["too_early", "within", "above"]

ChannelState = Literal["fresh", "stale", "hidden"]
"""Whether a channel is within its date, past it and still shown, or past it for good."""


@dataclass(frozen=True, slots=True)
class Both:
    """One text in both languages."""

    en: str
    da: str

    def of(self, language: str | None) -> str:
        """Return the Danish text for Danish, the English one for everything else."""
        return self.da if language == "da" else self.en


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that can be checked, and where."""

    text: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One approved thing worth sharing, with the set it came in."""

    id: str
    title: str
    summary: str
    url: str | None
    language: Language
    about: About
    purpose: ItemPurpose
    topics: tuple[str, ...]
    prompts: tuple[str, ...]
    facts: tuple[Fact, ...]
    keywords: tuple[str, ...]
    valid_from: datetime | None
    valid_until: datetime | None
    disclosure: DisclosureTier
    channel_id: str
    set_title: str


@dataclass(frozen=True, slots=True)
class Welcome:
    """A named leader's "it is OK", and the company's WHY."""

    leader: str
    role: Both
    it_is_ok: Both
    why: Both


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic with its label and its other words, per language."""

    id: str
    label: Both
    synonyms_en: tuple[str, ...] = ()
    synonyms_da: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Company:
    """What counts as being about the company."""

    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Avoided:
    """A word or phrase to avoid, and what to say instead, best first; ``language`` None: in every language."""

    phrase: str
    instead: tuple[str, ...] = ()
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name as it is spelled, and as it is often misspelled."""

    right: str
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StyleFile:
    """A file of a style in Vale's format, as it is; ``language`` None: for drafts in every language."""

    path: str
    text: str
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """How a company writes: what the coaching adds for its people. ``never`` are names to leave unmentioned."""

    avoid: tuple[Avoided, ...] = ()
    names: tuple[Spelling, ...] = ()
    never: tuple[str, ...] = ()
    styles: tuple[StyleFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Channel:
    """One publisher's source of suggestion sets, without its items."""

    id: str
    name: str
    company: Company
    welcome: Welcome
    policy_url: str | None
    target: float
    disclosure: Both
    topics: tuple[Topic, ...]
    expires: datetime | None
    house_style: HouseStyle = HouseStyle()


@dataclass(frozen=True, slots=True)
class Lesson:
    """A micro-lesson: about 150 words (an empty line begins a paragraph) and something to try."""

    id: str
    title: str
    text: str
    exercise: str
    language: Language
    channel_id: str


RetractionReason = Literal["wrong_fact", "outdated", "not_public", "other"]
"""Why comms took an item away."""


@dataclass(frozen=True, slots=True)
class Retraction:
    """An item that comms took away; ``title`` is the one it had, for somebody who is just using it."""

    item_id: str
    title: str
    reason: RetractionReason
    at: datetime


@dataclass(frozen=True, slots=True)
class ChannelContent:
    """A whole version of a channel: what one sync accepts or refuses, never a part of it.

    ``items`` holds none of the ``retracted`` ones.
    """

    channel: Channel
    items: tuple[Item, ...]
    set_count: int
    lessons: tuple[Lesson, ...] = ()
    retracted: tuple[Retraction, ...] = ()


@dataclass(frozen=True, slots=True)
class Signed:
    """Who stands behind a channel: where it is fetched, who approves, how many it takes, and until when it holds."""

    address: str
    signers: tuple[str, ...]
    threshold: int
    valid_until: datetime


@dataclass(frozen=True, slots=True)
class JoinedChannel:
    """A channel, where it comes from, and how the last look at it went (``problem`` is a sentence, or None).

    ``signed`` is None for the demo and for a folder that somebody tries on their own computer.
    """

    channel: Channel
    source: str
    sets: int
    items: int
    synced_at: datetime
    problem: Both | None
    signed: Signed | None = None

    @property
    def valid_until(self) -> datetime | None:
        """Return when the channel stops being valid: its own date or its signatures', whichever is first."""
        ends = [self.channel.expires, self.signed.valid_until if self.signed else None]
        return min((end for end in ends if end), default=None)

    def state(self, now: datetime, grace: timedelta) -> ChannelState:
        """Return how far past its date the channel is: it is shown for ``grace`` longer, with a notice."""
        if self.valid_until is None or now < self.valid_until:
            return "fresh"
        return "stale" if now < self.valid_until + grace else "hidden"
