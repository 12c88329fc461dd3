"""Plain text for the command line, and files written whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import shorten
from typing import Any

from ..channel.sync import Preview
from ..models import ABOUTS, Balance, JoinedChannel, Share


def balance(found: Balance) -> str:
    """Return the counts and what they mean, in words."""
    lines = [f"{about:<9} {found.counts[about]:>5}" for about in ABOUTS]
    said = {
        "too_early": "Fewer than five posts: too early to say anything about a habit.",
        "within": f"{found.total - found.counts['company']} of your last {found.total} posts were useful to others or "
        "your own.",
        "above": "More of your posts than you aim for were about the company. What did you learn lately?",
    }
    return "\n".join([*lines, f"The last {found.days} days. {said[found.verdict]}"])


def history(shares: Sequence[Share]) -> str:
    """Return a line a share."""
    lines = [
        f"{share.posted_at:%Y-%m-%d %H:%M} UTC  {share.about:<9} {shorten(share.text or share.url or '', 70)}".rstrip()
        for share in shares
    ]
    return "\n".join(lines) or "Your history is empty."


def joined(channel: JoinedChannel) -> str:
    """Return what was joined, and the leader's welcome."""
    welcome = channel.channel.welcome
    return f"{_channel(channel)}\n\n{welcome.it_is_ok.en}\n    {welcome.leader}, {welcome.role.en}"


def preview(found: Preview) -> str:
    """Return who publishes, who signs, and until when."""
    channel, signed = found.content.channel, found.signed
    lines = [f"{channel.name}, about {channel.company.name}: {len(found.content.items)} ideas"]
    if signed:
        people = ", ".join(signed.signers)
        lines += [
            f"  published at  {signed.address}",
            f"  approved by   {signed.threshold} of {people}",
            f"  valid until   {signed.valid_until:%Y-%m-%d}",
        ]
    if found.joined:
        lines.append("You have joined it already; joining again renews it.")
    return "\n".join(lines)


def channels(every: Sequence[JoinedChannel]) -> str:
    """Return a line a channel."""
    return "\n".join(map(_channel, every)) or "No channel is joined. To try one: ownwords join demo"


def status(found: Mapping[str, Any]) -> str:
    """Return what there is, a line each."""
    yes = [each["purpose"] for each in found["consents"] if each["granted"]]
    names = [f"{each['name']} ({each['id']}, {each['items']} ideas)" for each in found["channels"]]
    return "\n".join(
        [
            f"Running:   {found['address'] if found['running'] else 'no; start it with: ownwords start'}",
            f"Channels:  {', '.join(names) or 'none; to try one: ownwords join demo'}",
            f"Browsers:  {', '.join(found['browsers']) or 'none; to pair one: ownwords pair'}",
            f"Consents:  {', '.join(yes) or 'none'}",
            f"Editors:   {_editors(found['languagetool'])}",
            f"Shares:    {found['shares']}",
            f"Data:      {found['home']}",
        ]
    )


def _editors(found: Mapping[str, Any]) -> str:
    if not found["on"]:
        return "may not ask for tips; to let them: ownwords languagetool on"
    where = f"may ask for tips at port {found['port']}, in LanguageTool's way"
    return where if found["running"] else f"{where}; it does not answer now"


def _channel(each: JoinedChannel) -> str:
    line = f"{each.channel.name} ({each.channel.id}): {each.items} ideas in {each.sets} sets"
    if each.signed:
        line += (
            f"\n    signed by {each.signed.threshold} of {', '.join(each.signed.signers)}; from {each.signed.address}"
        )
    return f"{line}\n    {each.problem.en}" if each.problem else line
