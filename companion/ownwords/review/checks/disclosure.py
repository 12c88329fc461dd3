"""Whether readers can tell that the writer works there, where something of the company's was used."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from ...models import Channel, Item
from ..patterns import Pattern, compiled
from ..reading import Reading
from ..rules import COMPANY, Rule
from .situation import Finding, Situation

ADVERT = "advert"


def affiliation(rule: Rule, situation: Situation) -> Iterator[Finding]:
    """Speak when an item of the rule's tier (its scope) was used and the draft shows none of the rule's signs.

    The replacement goes in where the span, which is empty, stands: for an advertisement what the rule's action
    says, before everything else; otherwise the channel's own sentence, after the first sentence, near the claim.
    """
    reading = situation.reading
    item = next((item for item in situation.draft.used if _tier(item) == rule.scope), None)
    if item is None or not reading.text.strip():
        return
    channel = next((each for each in situation.channels if each.id == item.channel_id), None)
    if _signs(rule, situation) or (channel and _says_so(rule, situation, channel)):
        return
    yield _at_the_top(rule, reading) if rule.scope == ADVERT else _near_the_claim(situation, channel)


def _tier(item: Item) -> str:
    """Return the item's tier; what is about the company calls for ``employee`` at least."""
    return "employee" if item.disclosure == "none" and item.about == "company" else item.disclosure


def _signs(rule: Rule, situation: Situation) -> bool:
    prose = situation.reading.prose
    return rule.id in situation.found or any(each.found(prose, 0, len(prose)) for _, each, _ in rule.apart)


def _says_so(rule: Rule, situation: Situation, channel: Channel) -> bool:
    names = (channel.company.name, *channel.company.aliases)
    patterns = (_named(template, name) for template in rule.templates for name in names)
    prose = situation.reading.prose
    return _has_sentence(situation, channel) or any(pattern.found(prose, 0, len(prose)) for pattern in patterns)


def _has_sentence(situation: Situation, channel: Channel) -> bool:
    """Tell whether the channel's own sentence stands in the draft, in either language."""
    ours = f" {' '.join(situation.reading.keys)} "
    sentences = map(_compared, (channel.disclosure.en, channel.disclosure.da))
    return any(each and f" {each} " in ours for each in sentences)


@lru_cache(maxsize=64)
def _compared(sentence: str) -> str:
    return " ".join(Reading(sentence).keys)


@lru_cache(maxsize=1024)
def _named(template: str, name: str) -> Pattern:
    return compiled(template.replace(COMPANY, regex.escape(name)), ignorecase=True, nonword=False)


def _at_the_top(rule: Rule, reading: Reading) -> Finding:
    start = len(reading.text) - len(reading.text.lstrip())
    return Finding((start, start), replacements=rule.action[1] if rule.action else ())


def _near_the_claim(situation: Situation, channel: Channel | None) -> Finding:
    sentences = situation.reading.sentences
    end = sentences[0].end if sentences else len(situation.reading.text.rstrip())
    sentence = (f" {channel.disclosure.of(situation.language)}",) if channel else ()
    return Finding((end, end), replacements=sentence)
