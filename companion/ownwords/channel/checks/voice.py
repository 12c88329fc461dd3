"""Listens to how an item speaks: background for people to make their own, or the company's own voice to paste."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text import words
from .finding import Finding, Place
from .phrases import begins, count, find, unquoted
from .raw import Documents, Entry, entries, groups, inner, strings, text

_SUMMARY_WORDS = 60  # two or three sentences
_FIRST_PERSON_WORDS = 25  # a text in the first person that is longer is somebody's post
_HASHTAG = re.compile(r"(?<![\w&/#])#(?=\w*[^\W\d_])\w{2,}")
_LAST_HASHTAG = re.compile(rf"{_HASHTAG.pattern}\W*\Z")
_EMOJI = "[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55]"
_EMOJI_RUN = re.compile(rf"{_EMOJI}[\ufe0f\u200d\U0001f3fb-\U0001f3ff\s]*{_EMOJI}")
_CAPITAL_WORD = 5  # letters; a shorter one may be an abbreviation
_CAPITAL_PART = 0.7


def check(documents: Documents) -> Iterator[Finding]:
    """Yield what sounds like a post to paste, an opinion for others, an advert or a plea for likes."""
    for item in entries(documents, "items"):
        yield from _post(item)
        yield from _in_each_text(item)
        yield from _superlatives(item)
        yield from _loud(item)
        length = len(item.text("summary").split())
        if length > _SUMMARY_WORDS:
            yield item.place.at("summary").says("item.long_summary", title=item.title, count=length)


def _texts(item: Entry) -> Iterator[tuple[Place, str]]:
    """Yield the texts that speak in the company's name."""
    for key in ("title", "summary"):
        yield item.place.at(key), item.text(key)
    for number, fact in groups(item.data.get("facts")):
        yield item.place.at("facts", number, "text"), text(fact.get("text"))


def _prompts(item: Entry) -> Iterator[tuple[Place, str]]:
    for number, prompt in strings(item.data.get("prompts")):
        yield item.place.at("prompts", number), prompt


def _post(item: Entry) -> Iterator[Finding]:
    for place, each in [*_texts(item), *_prompts(item)]:
        if sign := _sign(each):
            yield place.says("item.finished_post", title=item.title, sign=sign)
            return
    summary = unquoted(item.text("summary"))
    if len(words(summary)) > _FIRST_PERSON_WORDS and (sign := _first_person(summary, item)):
        yield item.place.at("summary").says("item.finished_post", title=item.title, sign=sign)


def _sign(post: str) -> str | None:
    """Return what tells a finished post by, or None."""
    hashtags = _HASHTAG.findall(post)
    if len(hashtags) > 1 or _LAST_HASHTAG.search(post.rstrip()):
        return " ".join(hashtags[:3])
    if found := _EMOJI_RUN.search(post):
        return found.group()
    if begins(post.lstrip(), "greeting"):
        return " ".join(post.split()[:3]).rstrip(",!:.–")
    return find(post, "link_in_comments")


def _first_person(summary: str, item: Entry) -> str | None:
    several = count(summary, "pronouns", item.language, "any") > 1
    return find(summary, "pronouns", item.language, "subject", as_written=True) if several else None


def _in_each_text(item: Entry) -> Iterator[Finding]:
    for place, each in _texts(item):
        if phrase := find(unquoted(each), "first_person", item.language, as_written=True):
            yield place.says("item.first_person", title=item.title, phrase=phrase)
    for place, each in [*_texts(item), *_prompts(item)]:
        if phrase := find(unquoted(each), "bait"):
            yield place.says("item.bait", title=item.title, phrase=phrase)


def _superlatives(item: Entry) -> Iterator[Finding]:
    facts = [fact for _, fact in groups(item.data.get("facts"))]
    if any(_sourced(fact) and find(text(fact.get("text")), "superlatives") for fact in facts):
        return
    for place, each in _texts(item):
        if phrase := find(unquoted(each), "superlatives"):
            yield place.says("item.superlative", title=item.title, phrase=phrase)


def _sourced(fact: object) -> bool:
    return bool(text(inner(fact, "source")).strip())


def _loud(item: Entry) -> Iterator[Finding]:
    title = item.text("title")
    letters = [each for each in title if each.isalpha()]
    loud = [word.text for word in words(title) if word.text.isupper() and len(word.text) > 1]
    long = any(len(word) >= _CAPITAL_WORD for word in loud)
    if len(loud) > 1 and long and sum(map(str.isupper, letters)) >= _CAPITAL_PART * len(letters):
        yield item.place.at("title").says("item.capitals", title=title)
