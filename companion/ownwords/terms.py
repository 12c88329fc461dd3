"""Turns texts into the weighted terms that drafts and items meet in: stems, parts of compounds, and meanings. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from .lexicon import meanings, phrases
from .models import LANGUAGES, Item, Language, Topic
from .stems import spoken, stem

VERSION = "1"
"""Changes whenever the same item would get other terms: another lexicon, other weights. A test compares."""

# How much a term counts beside the stem of the word itself.
MEANING = 0.9  # a word of the same meaning, or its translation
PART = 0.8  # a part of a compound
OTHER_READING = 0.7  # a keyword read in the other language: it may have been meant so
# How much a word counts by where in an item it stands.
TITLE, KEYWORD, SUMMARY, FACT, PROMPT, TOPIC = 2.5, 2.0, 1.5, 0.7, 0.7, 0.5

NAMED = "#"  # begins the terms that name one of an item's topics, by themselves

_SHORTEST_PART = 3  # letters
_SHORTEST_ALONE = 5  # letters of a part whose other half is unknown
_LINKS = ("s", "e")  # letters between the parts of a compound

Terms = Mapping[str, float]


def of_item(item: Item, topics: Iterable[Topic]) -> Terms:
    """Return the terms that an item is found by; ``topics`` are its channel's.

    Keywords and topics bring other words "in either language", so both readings count.
    """
    found: dict[str, float] = defaultdict(float)
    texts = [(item.title, TITLE), (item.summary, SUMMARY)]
    texts += [(fact.text, FACT) for fact in item.facts] + [(text, PROMPT) for text in item.prompts]
    for text, weight in texts:
        _add(found, text, item.language, weight)
    for keyword in item.keywords:
        _add_either(found, keyword, item.language)
    for topic in topics:
        if topic.id in item.topics:
            _add_topic(found, (topic.label.en, *topic.synonyms_en), "en")
            _add_topic(found, (topic.label.da, *topic.synonyms_da), "da")
    return {term: round(weight, 2) for term, weight in found.items()}


def _add(found: dict[str, float], text: str, language: Language, weight: float) -> None:
    for _, terms in read(text, language):
        for term, part in terms.items():
            found[term] += part * weight


def _add_topic(found: dict[str, float], names: tuple[str, ...], language: Language) -> None:
    said, named = _of_topic(names, language)
    for term, part in said.items():
        found[term] += part
    found.update(named)


@lru_cache(maxsize=1_000)
def _of_topic(names: tuple[str, ...], language: Language) -> tuple[Terms, Terms]:
    """Return what a topic's names say, and the terms that name it: hundreds of items share a topic."""
    said: dict[str, float] = defaultdict(float)
    named: dict[str, float] = {}
    for name in names:
        _add(said, name, language, TOPIC)
        stems = [term for word in spoken(name) if (term := stem(word, language))]
        if len(stems) == 1:
            named[NAMED + stems[0]] = 1.0
    return said, named


def _add_either(found: dict[str, float], keyword: str, language: Language) -> None:
    seen: dict[str, float] = {}
    for each in LANGUAGES:
        certain = 1.0 if each == language else OTHER_READING
        for _, terms in read(keyword, each):
            for term, part in terms.items():
                seen[term] = max(seen.get(term, 0.0), part * certain)
    for term, part in seen.items():
        found[term] += part * KEYWORD


def read(text: str, language: Language) -> list[tuple[str, Terms]]:
    """Return each word of ``text`` that carries meaning, in lower case, with what it may mean."""
    found: list[tuple[str, Terms]] = []
    follows: Mapping[str, Sequence[str]] = {}
    for word in spoken(text.casefold()):
        term, terms, leads = _meaning(word, language)
        if not term:
            continue
        together = follows.get(term) if follows else None
        found.append((word, {**terms, **dict.fromkeys(together, MEANING)} if together else terms))
        follows = leads
    return found


@lru_cache(maxsize=50_000)
def _meaning(word: str, language: Language) -> tuple[str | None, Terms, Mapping[str, Sequence[str]]]:
    """Return a word's stem, what it may mean, and what it means together with the one after it."""
    term = stem(word, language)
    return (term, terms_of_word(word, language), phrases(term, language)) if term else (None, {}, {})


@lru_cache(maxsize=50_000)
def terms_of_word(word: str, language: Language) -> Terms:
    """Return what one word may mean: its stem, things of the lexicon, and in Danish the parts of a compound."""
    found: dict[str, float] = {}
    for sense in senses(word, language):
        found = {**sense, **found}
    return found


@lru_cache(maxsize=50_000)
def senses(word: str, language: Language) -> Sequence[Terms]:
    """Return what one word may mean as a whole, and after it what each part of a Danish compound may mean."""
    term = stem(word, language)
    if not term:
        return ()
    known = meanings(term, language)
    whole = {term: 1.0, **dict.fromkeys(known, MEANING)}
    if known or language != "da":
        return (whole,)
    return (whole, *({part: PART, **dict.fromkeys(meanings(part, "da"), PART * MEANING)} for part in parts(term)))


def parts(term: str) -> Sequence[str]:
    """Return the parts of a Danish compound that the lexicon knows: both, or one that is long enough."""
    best: tuple[str, ...] = ()
    for cut in range(_SHORTEST_PART, len(term) - _SHORTEST_PART + 1):
        first, last = _known_part(term[:cut]), _known_part(term[cut:])
        if first and last:
            return (first, last)
        if last and len(term) - cut >= _SHORTEST_ALONE and not best:
            best = (last,)
        if first and cut >= _SHORTEST_ALONE:
            best = (first,)
    return best


def _known_part(piece: str) -> str | None:
    for each in (piece, *(piece[:-1] for link in _LINKS if piece.endswith(link))):
        term = stem(each, "da")
        if term and meanings(term, "da"):
            return term
    return None
