"""One review from end to end: what the API and the command line both answer with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from . import consent
from .channel.notices import notices
from .config import Limits
from .models import Both, Channel, ChannelState, Draft, Grant, JoinedChannel, Language, Preferences, Suggestion
from .personal import balance
from .personal.quiet import why_quiet
from .review import Reviewed, review
from .store import Store
from .suggest import Situation, due, offer, suggest
from .text import utf16_length
from .wire import balance_json, suggestion_json, tip_json

_MOST_NOTICES = 20
_PAST = 100  # of the person's own posts that a draft is compared with
_SETTLED = timedelta(days=1)  # after posting; until then a composer with the same text is correcting it


def coach(
    store: Store, asked: Mapping[str, Any], now: datetime, limits: Limits, grant: Grant | None = None
) -> dict[str, Any]:
    """Answer ``asked`` (``draft-review.schema.json``) with ``review.schema.json``.

    A text is read under ``grant``, or under the person's consent; without a text neither is needed. The draft is kept
    nowhere.

    Raises:
        ConsentRequired: there is a text, and no consent to read it.
    """
    text = asked["text"]
    if text and grant is None:
        grant = consent.require(store, "draft_reading")
    joined = store.catalogue.channels()
    used = tuple(asked.get("used_items", ()))
    situation = replace(
        _situation(store, joined, now, limits, asked.get("language"), used), shown_items=asked.get("shown_items", ())
    )
    offered = offer(text[: limits.reviewed_text], store.catalogue, situation)
    names = {each.channel.id: each.channel for each in joined}
    reviewed = _reviewed(store, asked, situation, grant, offered.suggestions, names) if text and grant else None
    quiet = why_quiet(situation.preferences, asked["site"], bool(text.strip()), now)
    shown = [each for each in offered.suggestions if not quiet or each.item.id in used]
    instead = [offered.instead] if offered.instead and not quiet else []
    language = reviewed.language if reviewed else None
    _note_what_returned(store, situation.preferences, shown, now)
    return {
        "language": language,
        "tips": [tip_json(text, tip) for tip in reviewed.tips] if reviewed else [],
        "suggestions": [suggestion_json(each, names[each.item.channel_id], language) for each in shown],
        "instead": next((suggestion_json(each, names[each.item.channel_id], language) for each in instead), None),
        "own_words": reviewed.own_words if reviewed else None,
        "balance": balance_json(situation.balance),
        "length": utf16_length(text),
        "notices": [
            *notices(store, used, joined, _states(joined, now, limits), asked.get("language")),
            *_told("rule", reviewed.notices if reviewed else (), asked.get("language")),
            *_told("quiet", [quiet] if quiet else (), asked.get("language")),
        ][:_MOST_NOTICES],
    }


def next_ideas(store: Store, now: datetime, limits: Limits, language: Language) -> tuple[Suggestion, ...]:
    """Return what the person might share next, the best first, with their balance in mind; nothing in quiet hours."""
    hours = store.preferences.get().quiet_hours
    if hours and hours.at(now):
        return ()
    return suggest("", store.catalogue, _situation(store, store.catalogue.channels(), now, limits, language))


def _situation(
    store: Store,
    joined: Sequence[JoinedChannel],
    now: datetime,
    limits: Limits,
    language: str | None,
    used: Sequence[str] = (),
) -> Situation:
    history = consent.granted(store, "history")
    preferences = store.preferences.get()
    return Situation(
        preferences=preferences,
        balance=balance.of(store, history, now, limits.balance_days, preferences.target),
        shared_items=store.shares.shared_items() if history else (),
        used_items=used,
        topics=tuple(topic for each in joined for topic in each.channel.topics),
        now=now,
        language=language,
        limit=limits.suggestions,
        companies=tuple(name for each in joined for name in (each.channel.company.name, *each.channel.company.aliases)),
        closed_channels=[name for name, state in _states(joined, now, limits).items() if state == "hidden"],
    )


def _note_what_returned(store: Store, known: Preferences, offered: Sequence[Suggestion], now: datetime) -> None:
    """Keep which ideas that were put off have been offered again, so that each comes back once."""
    returned = due(known.later_items, [each.item.id for each in offered], now)

    def noted(before: Preferences) -> Preferences:
        later = (replace(each, returned=now) if each.item in returned else each for each in before.later_items)
        return replace(before, later_items=tuple(later))

    if returned:
        store.preferences.change(noted)


def _states(joined: Sequence[JoinedChannel], now: datetime, limits: Limits) -> dict[str, ChannelState]:
    grace = timedelta(seconds=limits.channel_grace)
    return {each.channel.id: each.state(now, grace) for each in joined}


def _told(kind: str, sentences: Sequence[Both], language: str | None) -> list[dict[str, Any]]:
    return [{"kind": kind, "text": each.of(language), "item": None} for each in sentences]


def _reviewed(
    store: Store,
    asked: Mapping[str, Any],
    situation: Situation,
    grant: Grant,
    offered: Sequence[Suggestion],
    channels: Mapping[str, Channel],
) -> Reviewed:
    items = store.catalogue.items() if situation.used_items else {}
    used = tuple(items[item_id] for item_id in situation.used_items if item_id in items)
    past = store.shares.texts(situation.now - _SETTLED, _PAST) if consent.granted(store, "history_text") else ()
    draft = Draft(asked["text"], asked["site"], used, asked.get("language"), past)
    sources = [*used, *(each.item for each in offered if each.item not in used)]
    return review(draft, grant, sources, list(channels.values()), situation.preferences.muted_rules)
