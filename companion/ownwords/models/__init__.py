"""The shapes the companion thinks in: frozen, and importing nothing of ours.

What crosses a border is plain JSON, described in ``shared-schemas``; it becomes one of these at the border and
stays one until it leaves. Positions in a text are Python string indices here; ``text.utf16_span`` turns them into the
UTF-16 code units that browsers count in, at the border.
"""

from .content import (
    ABOUTS,
    CONSENT_PURPOSES,
    LANGUAGES,
    About,
    Both,
    Channel,
    ChannelContent,
    ChannelState,
    Company,
    ConsentPurpose,
    DisclosureTier,
    Fact,
    Item,
    ItemPurpose,
    JoinedChannel,
    Language,
    Lesson,
    Retraction,
    RetractionReason,
    Signed,
    TipKind,
    Topic,
    Verdict,
    Welcome,
)
from .person import Balance, Draft, Grant, Preferences, Share, Suggestion, Tip

__all__ = [
    "ABOUTS",
    "About",
    "Balance",
    "Both",
    "CONSENT_PURPOSES",
    "Channel",
    "ChannelContent",
    "ChannelState",
    "Company",
    "ConsentPurpose",
    "DisclosureTier",
    "Draft",
    "Fact",
    "Grant",
    "Item",
    "ItemPurpose",
    "JoinedChannel",
    "LANGUAGES",
    "Language",
    "Lesson",
    "Preferences",
    "Retraction",
    "RetractionReason",
    "Share",
    "Signed",
    "Suggestion",
    "Tip",
    "TipKind",
    "Topic",
    "Verdict",
    "Welcome",
]
