"""Looks at a channel as a whole: what it is about, for whom, and what in it nobody needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any

from ...models import LANGUAGES, Both
from .finding import Finding, Place, clean
from .naming import CHANNEL
from .raw import Documents, Entry, entries, groups, inner, strings, text

_TARGET = 0.2  # of the ideas about the company: DESIGN's rule of thumb
_ENOUGH = 5  # ideas; fewer say nothing about a balance


def check(documents: Documents) -> Iterator[Finding]:
    """Yield what is out of balance, missing or not used in the channel as a whole."""
    items = list(entries(documents, "items"))
    if items:
        yield from _balance(items)
        yield from _personal(items)
        yield from _languages(items)
        yield from _addresses(items)
    yield from _topics(documents.get(CHANNEL, {}), items)


def _about_company(items: Sequence[Entry]) -> int:
    return sum(item.data.get("about") == "company" for item in items)


def _others(items: Sequence[Entry]) -> int:
    return sum(item.data.get("about") in ("field", "personal") for item in items)


def _balance(items: Sequence[Entry]) -> Iterator[Finding]:
    """Speak of the sets that hold nothing else; where all sets are mixed, of the channel."""
    company, others = _about_company(items), _others(items)
    if others and company <= ceil(_TARGET * len(items)):
        return
    alone = [file for file in dict.fromkeys(item.place.file for item in items) if _is_company_only(file, items)]
    for file in alone:
        yield Place(file).at("items").says("set.company_only", count=company, total=len(items))
    if not alone and len(items) >= _ENOUGH:
        yield Place(CHANNEL).says("channel.balance", count=company, total=len(items))


def _is_company_only(file: str, items: Sequence[Entry]) -> bool:
    own = [item for item in items if item.place.file == file]
    return _about_company(own) > _TARGET * len(own) and not _others(own)


def _personal(items: Sequence[Entry]) -> Iterator[Finding]:
    if not any(item.data.get("about") == "personal" and not item.text("url") for item in items):
        yield Place(CHANNEL).says("channel.no_personal")


def _languages(items: Sequence[Entry]) -> Iterator[Finding]:
    spoken = {item.data.get("language") for item in items if item.data.get("language") in LANGUAGES}
    if len(spoken) == 1:
        yield Place(CHANNEL).says("channel.only_danish" if spoken == {"da"} else "channel.only_english")


def _addresses(items: Sequence[Entry]) -> Iterator[Finding]:
    """Speak of two items with one address; in two languages they are one idea for two kinds of readers."""
    seen: dict[tuple[str, str], Entry] = {}
    for item in items:
        address = (item.text("url").partition("#")[0].rstrip("/").lower(), item.language)
        if address[0] and address in seen:
            yield item.place.at("url").says("item.same_address", title=item.title, other=seen[address].title)
        seen.setdefault(address, item)


def _topics(channel: Any, items: Sequence[Entry]) -> Iterator[Finding]:
    used = {topic for item in items for _, topic in strings(item.data.get("topics"))}
    for number, topic in groups(channel.get("topics")):
        place = Place(CHANNEL).at("topics", number)
        if items and text(topic.get("id")) not in used:
            yield place.says("topic.not_used", topic=_name(topic))
        else:
            yield from _synonyms(place, topic)


def _synonyms(place: Place, topic: Any) -> Iterator[Finding]:
    """Speak of a topic that only its own name finds, and of words that find nothing more."""
    groups_of_words = {language: list(strings(inner(topic, "synonyms", language))) for language in LANGUAGES}
    if not any(groups_of_words.values()):
        yield place.at("synonyms").says("topic.no_synonyms", topic=_name(topic))
    for language, found in groups_of_words.items():
        seen = {text(inner(topic, "label", language)).strip().casefold()}
        for number, word in found:
            if word.strip() and word.strip().casefold() in seen:
                yield place.at("synonyms", language, number).says("topic.idle_synonym", topic=_name(topic), word=word)
            seen.add(word.strip().casefold())


def _name(topic: Any) -> Both:
    label = [text(inner(topic, "label", language)) or text(topic.get("id")) or "?" for language in LANGUAGES]
    return Both(*(clean(each)[:80] for each in label))
