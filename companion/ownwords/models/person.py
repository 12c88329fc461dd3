"""What belongs to the person: their shares and preferences, their draft and what is said about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, tzinfo
from typing import Generic, Literal, NamedTuple, TypeVar

from .content import ABOUTS, About, Both, ConsentPurpose, Item, Language, TipKind, Verdict

Format = Literal["post", "article", "comment"]
"""What a share is."""

FORMATS: tuple[Format, ...] = ("post", "article", "comment")

Decider = Literal["person", "signs", "guess"]
"""Who decided a share's kind: the person, signs in it, or nobody really: there was no sign."""


class Sign(NamedTuple):
    """One thing that tells a kind. ``what`` is the name, domain, hashtag, idea or word; "" where it is not kept."""

    sign: Literal["idea", "name", "link", "hashtag", "life"]
    what: str

    @property
    def words(self) -> Both:
        """Return it in words, without a full stop, as in "mentions Havblik"."""
        what = self.what
        match self.sign:
            case "idea":
                return Both(en=f"grew from “{what}”", da=f"udsprang af »{what}«")
            case "name":
                return Both(en=f"mentions {what}", da=f"nævner {what}")
            case "link":
                return Both(en=f"links to {what}", da=f"linker til {what}")
            case "hashtag":
                return Both(en=f"carries #{what}", da=f"har #{what}")
            case "life":
                more = f": {what}" if what else ""
                return Both(en=f"tells of your own life{more}", da=f"fortæller om dit eget liv{more}")


@dataclass(frozen=True, slots=True)
class Share:
    """A post, article or comment the person published.

    ``about_by`` tells who decided ``about``, and ``signs`` by what; ``version`` counts its changes, from 1.
    """

    id: str
    posted_at: datetime
    site: str
    item_ids: tuple[str, ...]
    text: str | None
    url: str | None
    about: About
    own_words: float | None
    format: Format = "post"
    topics: tuple[str, ...] = ()
    about_by: Decider = "person"
    signs: tuple[Sign, ...] = ()
    version: int = 1


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which shares to find: those that fit everything that is said. ``since <= posted_at < until``.

    Each of ``words`` stands somewhere in the text, the address or the title of an idea it grew from (``ideas``: titles
    by item), in any case. ``unsure``: those whose kind is a guess.
    """

    words: tuple[str, ...] = ()
    about: About | None = None
    format: Format | None = None
    topic: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    unsure: bool = False
    ideas: Mapping[str, str] = field(default_factory=dict)


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


class Dated(NamedTuple):
    """All of a share that the balance counts."""

    posted_at: datetime
    about: About


S = TypeVar("S", Share, Dated)


@dataclass(frozen=True, slots=True)
class Stretch(Generic[S]):
    """The shares of a half-open stretch of time, ``since <= posted_at < until``: a month or a week of the person's."""

    since: datetime
    until: datetime
    shares: tuple[S, ...]

    @property
    def counts(self) -> dict[About, int]:
        """Return the number of shares of each kind."""
        found = Counter(share.about for share in self.shares)
        return {about: found[about] for about in ABOUTS}


@dataclass(frozen=True, slots=True)
class QuietHours:
    """When nothing is offered unasked, each day where the person is: ``begin <= time < end``, over midnight as well."""

    begin: time
    end: time

    def at(self, moment: datetime, zone: tzinfo | None = None) -> bool:
        """Tell whether a moment is in the quiet hours; ``zone`` None: this computer's time zone."""
        now = moment.astimezone(zone).time()
        if self.begin <= self.end:
            return self.begin <= now < self.end
        return now >= self.begin or now < self.end


@dataclass(frozen=True, slots=True)
class Later:
    """An item that the person put off ``since`` then; ``returned`` is when it was first offered again."""

    item: str
    since: datetime
    returned: datetime | None = None


@dataclass(frozen=True, slots=True)
class Preferences:
    """What one person prefers; the defaults are the product's. ``quiet_sites`` are where no ideas are offered."""

    language: Language | None = None
    target: float = 0.2
    suggestion_languages: tuple[Language, ...] = ()
    topics: tuple[str, ...] = ()
    muted_topics: tuple[str, ...] = ()
    hidden_items: tuple[str, ...] = ()
    later_items: tuple[Later, ...] = ()
    muted_rules: tuple[str, ...] = ()
    quiet_hours: QuietHours | None = None
    quiet_sites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """The text being composed, and what the person took from suggestions while writing it.

    ``reader_language`` is the language of the person's interface (a BCP 47 tag): it decides where the text is too
    short to tell. ``past`` are the texts of the person's own posts, if they let them be kept.
    """

    text: str
    site: str = "linkedin"
    used: tuple[Item, ...] = ()
    reader_language: str | None = None
    past: tuple[str, ...] = ()


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
    """An item with the reasons it is offered now, strongest first, in the reader's language.

    The item's prompts stand in the order that suits the draft: those it has not answered yet come first.
    """

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
