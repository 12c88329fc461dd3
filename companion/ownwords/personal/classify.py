"""Which kind a share is and which topics it touches, worked out where the person has not said, with the reasons."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple
from urllib.parse import urlsplit

from ..models import LANGUAGES, About, Channel, Company, Decider, Item, Language, Sign, Topic
from ..stems import spoken, stem
from ..text import word_texts

_SHORT = 3  # characters; names up to here count only as they are spelt, or "OK" would be in every text
# Begun only where a run of labels begins: trying again inside each would cost its length squared.
_HOST = re.compile(r"(?<![a-z0-9-])(?<![a-z0-9-]\.)(?:[a-z0-9-]++\.)+[a-z][a-z0-9-]+", re.IGNORECASE)
_HASHTAG = re.compile(r"#(\w+)")


class Kind(NamedTuple):
    """A kind and the signs that tell it; without a sign it is a guess, and ``field``."""

    about: About
    signs: tuple[Sign, ...] = ()

    @property
    def by(self) -> Decider:
        """Return who decided: the signs, or nobody."""
        return "signs" if self.signs else "guess"


class Classifier:
    """Works out kinds and topics with the joined channels and their items, as they are when it is made."""

    def __init__(self, items: Mapping[str, Item], channels: Iterable[Channel]) -> None:
        self._items = items
        channels = list(channels)
        self._companies = [channel.company for channel in channels]
        self._topics = _Topics([topic for channel in channels for topic in channel.topics])

    def kind(self, text: str | None, item_ids: Sequence[str] = (), *links: str | None) -> Kind:
        """Work out a kind; the person's own word always goes before this.

        In this order: the items it grew from (one about the company is enough); the name, another name, a domain or a
        hashtag of a joined company in the text or the ``links``; words about the person's own life beside "I" or "my";
        else ``field``, as a guess. Items that are no longer in the catalogue say nothing.
        """
        used = [self._items[item_id] for item_id in item_ids if item_id in self._items]
        return _of_items(used) or self._of_companies(text or "", links) or _of_life(_words(text)) or Kind("field")

    def topics(self, text: str | None, item_ids: Sequence[str] = ()) -> tuple[str, ...]:
        """Return the ids of the topics that the items have, or that the text names in either language, in order."""
        used = {topic for item_id in item_ids if item_id in self._items for topic in self._items[item_id].topics}
        return tuple(sorted(used | self._topics.named_in(_words(text))))

    def still(self, sign: Sign) -> bool:
        """Tell whether a sign seen earlier, in a text that was not kept, would still count."""
        match sign.sign:
            case "name":
                return any(sign.what in (each.name, *each.aliases) for each in self._companies)
            case "link":
                return any(sign.what in each.domains for each in self._companies)
            case "hashtag":
                return any(sign.what in each.hashtags for each in self._companies)
        return True

    def _of_companies(self, text: str, links: Iterable[str | None]) -> Kind | None:
        hosts, tags = None, None
        for company in self._companies:
            if hosts is None:
                hosts = {found.group().lower() for found in _HOST.finditer(text)} | {_host(each) for each in links}
                tags = {tag.casefold() for tag in _HASHTAG.findall(text)} if "#" in text else set()
            signs = (*_named(text, company), *_linked(hosts, company), *_tagged(tags or (), company))
            if signs:
                return Kind("company", signs)
        return None


def _of_items(used: Sequence[Item]) -> Kind | None:
    if not used:
        return None
    item = next((item for item in used if item.about == "company"), used[0])
    return Kind(item.about, (Sign("idea", item.title),))


def _named(text: str, company: Company) -> Iterator[Sign]:
    """Name the company as it is said: one name of several is enough."""
    found = next((name for name in (company.name, *company.aliases) if _name_pattern(name).search(text)), None)
    if found:
        yield Sign("name", found)


@cache
def _name_pattern(name: str) -> re.Pattern[str]:
    """Match the name as whole words, with a genitive s in either language, and not as the beginning of a domain."""
    return re.compile(
        rf"(?<!\w){re.escape(name)}(?:['’]?s)?(?!\w|(?-i:\.[a-z]))", 0 if len(name) <= _SHORT else re.IGNORECASE
    )


def _linked(hosts: Iterable[str], company: Company) -> Iterator[Sign]:
    for domain in company.domains:
        if any(host == domain or host.endswith(f".{domain}") for host in hosts):
            yield Sign("link", domain)
            return


def _host(url: str | None) -> str:
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:  # an address that no browser would open either
        return ""


def _tagged(tags: Iterable[str], company: Company) -> Iterator[Sign]:
    found = next((hashtag for hashtag in company.hashtags if hashtag.casefold() in tags), None)
    if found:
        yield Sign("hashtag", found)


@lru_cache(maxsize=8)  # a text's kind and topics are asked for one after the other
def _words(text: str | None) -> frozenset[str]:
    return frozenset(word_texts(text or ""))


def _of_life(spoken: Iterable[str]) -> Kind | None:
    said = {word.lower().replace("’", "'") for word in spoken}
    for language in LANGUAGES:
        first_person, life = _life_words()[language]
        word = min(said & life, default=None)
        if word and said & first_person:
            return Kind("personal", (Sign("life", word),))
    return None


@cache
def _life_words() -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """Read, per language, the words for oneself and the words for one's life."""
    data = json.loads(files(__package__).joinpath("life_words.json").read_text("utf-8"))
    return {language: (frozenset(each["first_person"]), frozenset(each["life"])) for language, each in data.items()}


class _Topics:
    """The topics' labels and other words as stems, in either language."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self._phrases = [
            (frozenset(found), topic.id)
            for topic in topics
            for language, phrases in _words_for(topic)
            for phrase in phrases
            if (found := [each for word in spoken(phrase) if (each := stem(word, language))])
        ]
        self._stems = frozenset(each for phrase, _ in self._phrases for each in phrase)
        self._known: dict[str, tuple[str, ...]] = {}  # of a word as written, its stems that a topic has

    def named_in(self, said: Iterable[str]) -> set[str]:
        """Return the ids of the topics of which some phrase has all its stems in the words said."""
        if not self._phrases:
            return set()
        held = {each for word in said for each in self._of(word)}
        return {topic for phrase, topic in self._phrases if phrase <= held} if held else set()

    def _of(self, word: str) -> tuple[str, ...]:
        known = self._known.get(word)
        if known is None:
            found = {stem(each, language) for each in spoken(word) for language in LANGUAGES}
            known = self._known[word] = tuple(each for each in found if each in self._stems)
        return known


def _words_for(topic: Topic) -> tuple[tuple[Language, tuple[str, ...]], ...]:
    return ("en", (topic.label.en, *topic.synonyms_en)), ("da", (topic.label.da, *topic.synonyms_da))
