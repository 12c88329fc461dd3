"""Turns models into the JSON of ``shared-schemas``, and what comes in into models."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any

from .config import Limits
from .models import (
    LANGUAGES,
    Balance,
    Both,
    Channel,
    ChannelContent,
    JoinedChannel,
    Later,
    Preferences,
    QuietHours,
    Share,
    Sign,
    Signed,
    Suggestion,
    Tip,
)
from .text import utf16_span

Json = dict[str, Any]


def time_json(moment: datetime) -> str:
    """Return RFC 3339 in UTC with milliseconds, always the same length, so that times sort as texts do."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def parse_time(text: str) -> datetime:
    """Return the moment that an RFC 3339 text names, in UTC.

    Raises:
        ValueError: it names none.
    """
    moment = datetime.fromisoformat(text.upper())  # RFC 3339 allows a small t and z
    if moment.tzinfo is None:
        raise ValueError("a time needs its offset from UTC")
    return moment.astimezone(UTC)


def share_json(share: Share) -> Json:
    """Fits ``share.schema.json``."""
    return {
        "id": share.id,
        "posted_at": time_json(share.posted_at),
        "site": share.site,
        "item_ids": list(share.item_ids),
        "text": share.text,
        "url": share.url,
        "about": share.about,
        "own_words": share.own_words,
        "format": share.format,
        "topics": list(share.topics),
        "about_by": share.about_by,
        "signs": [{"sign": each.sign, "what": each.what} for each in share.signs],
        "version": share.version,
    }


def share_of(data: Mapping[str, Any]) -> Share:
    """Return the share that JSON says, as ``share_json`` makes it."""
    values: Json = {
        **data,
        "posted_at": parse_time(data["posted_at"]),
        "item_ids": tuple(data["item_ids"]),
        "topics": tuple(data["topics"]),
        "signs": tuple(Sign(each["sign"], each["what"]) for each in data["signs"]),
    }
    return Share(**values)


def balance_json(balance: Balance) -> Json:
    """Fits ``balance.schema.json``."""
    return {
        "days": balance.days,
        "since": time_json(balance.since),
        "until": time_json(balance.until),
        "counts": dict(balance.counts),
        "total": balance.total,
        "company_share": balance.company_share,
        "target": balance.target,
        "verdict": balance.verdict,
    }


def tip_json(text: str, tip: Tip) -> Json:
    """Fits ``review.schema.json#/$defs/tip``; the span is counted in UTF-16 code units of ``text``."""
    span = None
    if tip.span is not None:
        start, end = utf16_span(text, *tip.span)
        span = {"start": start, "end": end}
    return {
        "rule": tip.rule,
        "kind": tip.kind,
        "message": tip.message,
        "why": tip.why,
        "source": tip.source,
        "span": span,
        "replacements": list(tip.replacements),
    }


def suggestion_json(suggestion: Suggestion, channel: Channel, draft: str | None) -> Json:
    """Fits ``review.schema.json#/$defs/suggestion``.

    The disclosure goes into the ``draft``, so it is in that one's language; in the item's own, where that is not known.
    """
    item = suggestion.item
    language = draft if draft in LANGUAGES else item.language
    return {
        "item": item.id,
        "title": item.title,
        "url": item.url,
        "summary": item.summary,
        "prompts": list(item.prompts),
        "facts": [{"text": fact.text, "source": fact.source} for fact in item.facts],
        "about": item.about,
        "purpose": item.purpose,
        "set_title": item.set_title,
        "publisher": channel.name,
        "reasons": list(suggestion.reasons),
        "disclosure": None if item.disclosure == "none" else channel.disclosure.of(language),
        "language": item.language,
    }


def channel_json(joined: JoinedChannel, now: datetime, language: str | None = None) -> Json:
    """Fits ``channel.schema.json#/$defs/entry``; a problem is told in ``language``."""
    channel, signed = joined.channel, joined.signed
    return {
        "id": channel.id,
        "name": channel.name,
        "welcome": {
            "leader": channel.welcome.leader,
            "role": _both(channel.welcome.role),
            "it_is_ok": _both(channel.welcome.it_is_ok),
            "why": _both(channel.welcome.why),
        },
        "policy_url": channel.policy_url,
        "sets": joined.sets,
        "items": joined.items,
        "synced_at": time_json(joined.synced_at),
        "expires": time_json(joined.valid_until) if joined.valid_until else None,
        "problem": joined.problem.of(language) if joined.problem else None,
        "signers": list(signed.signers) if signed else [],
        "threshold": signed.threshold if signed else 0,
        "address": signed.address if signed else None,
        "state": joined.state(now, timedelta(seconds=Limits().channel_grace)),
    }


def preview_json(content: ChannelContent, signed: Signed | None, joined: bool) -> Json:
    """Fits ``channel.schema.json#/$defs/preview``."""
    channel = content.channel
    ends = [end for end in (channel.expires, signed.valid_until if signed else None) if end]
    return {
        "id": channel.id,
        "name": channel.name,
        "company": channel.company.name,
        "address": signed.address if signed else None,
        "signers": list(signed.signers) if signed else [],
        "threshold": signed.threshold if signed else 0,
        "expires": time_json(min(ends)) if ends else None,
        "items": len(content.items),
        "joined": joined,
    }


def _both(texts: Both) -> Json:
    return {"en": texts.en, "da": texts.da}


def preferences_json(preferences: Preferences) -> Json:
    """Fits ``preferences.schema.json``."""
    return {
        "language": preferences.language,
        "target": preferences.target,
        "suggestion_languages": list(preferences.suggestion_languages),
        "topics": list(preferences.topics),
        "muted_topics": list(preferences.muted_topics),
        "hidden_items": list(preferences.hidden_items),
        "later_items": [
            {
                "item": each.item,
                "since": time_json(each.since),
                "returned": time_json(each.returned) if each.returned else None,
            }
            for each in preferences.later_items
        ],
        "muted_rules": list(preferences.muted_rules),
        "quiet_hours": _hours_json(preferences.quiet_hours),
        "quiet_sites": list(preferences.quiet_sites),
    }


def _hours_json(hours: QuietHours | None) -> Json | None:
    return {"begin": f"{hours.begin:%H:%M}", "end": f"{hours.end:%H:%M}"} if hours else None


def preferences_of(data: Mapping[str, Any]) -> Preferences:
    """Return the preferences that JSON says; keys left out have the product's defaults."""
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
    if hours := data.get("quiet_hours"):
        values["quiet_hours"] = QuietHours(time.fromisoformat(hours["begin"]), time.fromisoformat(hours["end"]))
    if "later_items" in values:
        values["later_items"] = tuple(_later_of(each) for each in values["later_items"])
    return Preferences(**values)


def _later_of(data: Mapping[str, Any]) -> Later:
    returned = data.get("returned")
    return Later(data["item"], parse_time(data["since"]), parse_time(returned) if returned else None)
