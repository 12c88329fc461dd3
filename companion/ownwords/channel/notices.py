"""What a person is told about a channel while they write: an idea in use was taken away, or its date has passed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..models import Both, ChannelState, JoinedChannel, Retraction
from ..store import Store


def notices(
    store: Store,
    used: Sequence[str],
    joined: Sequence[JoinedChannel],
    states: Mapping[str, ChannelState],
    language: str | None,
) -> list[dict[str, Any]]:
    """Return the notices as ``review.schema.json`` lists them: those on items in use first."""
    gone = [
        {"kind": "retracted", "text": _gone(each).of(language), "item": each.item_id}
        for each in store.catalogue.retractions(used)
    ]
    late = [
        {"kind": "stale", "text": _late(each, states[each.channel.id]).of(language), "item": None}
        for each in joined
        if states[each.channel.id] != "fresh"
    ]
    return (gone + late)[:20]


def _gone(retraction: Retraction) -> Both:
    why, title = _REASONS[retraction.reason], retraction.title
    return Both(
        f"The idea “{title}” was taken away: {why.en}. Does your draft still hold without it?",
        f"Idéen “{title}” er trukket tilbage: {why.da}. Holder dit udkast stadig uden den?",
    )


def _late(joined: JoinedChannel, state: ChannelState) -> Both:
    name = joined.channel.name
    if state == "hidden":
        return Both(
            f"{name} has not been renewed for more than a week, so its ideas rest until it is.",
            f"{name} er ikke blevet fornyet i mere end en uge, så idéerne derfra hviler, til det sker.",
        )
    return Both(
        f"{name} has not been renewed lately. Check an idea from there before you use it.",
        f"{name} er ikke blevet fornyet for nylig. Tjek en idé derfra, før du bruger den.",
    )


_REASONS = {
    "wrong_fact": Both("a fact in it was not right", "en oplysning i den passede ikke"),
    "outdated": Both("it is out of date", "den er ikke længere aktuel"),
    "not_public": Both("it is not public yet", "den er ikke offentlig endnu"),
    "other": Both("those who publish it changed their mind", "dem, der udgiver den, har ombestemt sig"),
}
