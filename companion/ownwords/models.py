"""The shapes the companion thinks in: frozen, and importing nothing of ours.

What crosses a border is plain JSON, described in ``shared-schemas``; it becomes one of these at the border and
stays one until it leaves. Positions in a text are Python string indices here; ``text.utf16_span`` turns them into the
UTF-16 code units that browsers count in, at the border.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

About = Literal["company", "field", "personal"]
"""What a share or an item is about; the two kinds beside ``company`` stay apart (DESIGN: 80/20)."""

ABOUTS: tuple[About, ...] = ("company", "field", "personal")

ItemPurpose = Literal["sell", "recruit", "teach"]
"""What sharing an item is good for."""

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


@dataclass(frozen=True, slots=True)
class ChannelContent:
    """A whole version of a channel: what one sync accepts or refuses, never a part of it."""

    channel: Channel
    items: tuple[Item, ...]
    set_count: int


@dataclass(frozen=True, slots=True)
class JoinedChannel:
    """A channel, where it comes from, and how the last look at it went (``problem`` is a sentence, or None)."""

    channel: Channel
    source: str
    sets: int
    items: int
    synced_at: datetime
    problem: str | None


@dataclass(frozen=True, slots=True)
class Share:
    """A post the person published."""

    id: str
    posted_at: datetime
    site: str
    item_ids: tuple[str, ...]
    text: str | None
    url: str | None
    about: About
    own_words: float | None


@dataclass(frozen=True, slots=True)
class Balance:
    """How shares split in the half-open window ``since <= posted_at < until``. Shares are counted, parts are 0 to 1."""

    days: int
    since: datetime
    until: datetime
    counts: dict[About, int]
    target: float
    verdict: Verdict

    @property
    def total(self) -> int:
        """Return the number of shares in the window."""
        return sum(self.counts.values())

    @property
    def company_share(self) -> float | None:
        """Return the part that is about the company, 0 to 1, or None when there are no shares."""
        return self.counts["company"] / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class Preferences:
    """What one person prefers; the defaults are the product's."""

    language: Language | None = None
    target: float = 0.2
    suggestion_languages: tuple[Language, ...] = ()
    topics: tuple[str, ...] = ()
    muted_topics: tuple[str, ...] = ()
    hidden_items: tuple[str, ...] = ()
    muted_rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """The text being composed, and what the person took from suggestions while writing it.

    ``reader_language`` is the language of the person's interface (a BCP 47 tag): it decides where the text is too
    short to tell.
    """

    text: str
    site: str = "linkedin"
    used: tuple[Item, ...] = ()
    reader_language: str | None = None


@dataclass(frozen=True, slots=True)
class Tip:
    """One piece of coaching. ``span`` is a half-open range of Python string indices, or None for the whole draft."""

    rule: str
    kind: TipKind
    message: str
    why: str
    source: str | None = None
    span: tuple[int, int] | None = None
    replacements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An item with the reasons it is offered now, strongest first, in the reader's language."""

    item: Item
    reasons: tuple[str, ...]
    score: float = field(default=0.0)


@dataclass(frozen=True, slots=True)
class Grant:
    """Proof that the person consented to ``purpose``.

    Whatever reads a draft or touches the history takes one, and only ``consent.py`` makes one (a test reads the code
    and fails otherwise), so a forgotten check cannot be written.
    """

    purpose: ConsentPurpose
