"""Catalogues and drafts of any size, mixed from the judged set, so that words are as frequent as in real ones."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ownwords.models import LANGUAGES, Item, Language
from ownwords.terms import of_item

from tests.suggestions.judged import channels, drafts, items

LENGTH = 3_000  # characters of a draft


@dataclass(frozen=True)
class Mixed:
    """A catalogue of ``size`` items: each takes its parts from several of one company and language."""

    size: int

    @cached_property
    def everything(self) -> Mapping[str, Item]:
        """Return the items by their ids."""
        chance, known = random.Random(4), list(items().values())
        alike = {
            (item.channel_id, item.language): [
                each for each in known if (each.channel_id, each.language) == (item.channel_id, item.language)
            ]
            for item in known
        }
        return {item.id: item for item in (_mixed(number, known, alike, chance) for number in range(self.size))}

    def items(self) -> Mapping[str, Item]:
        """Return the items by their ids."""
        return self.everything

    def terms(self) -> Iterator[tuple[str, Mapping[str, float]]]:
        """Yield the terms of each."""
        topics = {each.channel.id: each.channel.topics for each in channels()}
        return ((item.id, of_item(item, topics[item.channel_id])) for item in self.everything.values())


def _mixed(number: int, known: list[Item], alike: Mapping[tuple[str, str], list[Item]], chance: random.Random) -> Item:
    one = chance.choice(known)
    others = alike[one.channel_id, one.language]
    title, summary, prompts = (chance.choice(others) for _ in range(3))
    return replace(
        one,
        id=f"{one.channel_id}/mixed-{number}",
        title=f"{title.title} ({number})",
        summary=summary.summary,
        prompts=prompts.prompts,
        set_title=f"Set {number // 50}",
    )


def long_drafts(count: int) -> Iterator[tuple[str, Language]]:
    """Yield drafts of full length, half in each language, made of judged ones in another order each."""
    chance = random.Random(7)
    texts = {language: [each.text for each in drafts("tuning") if each.language == language] for language in LANGUAGES}
    for number in range(count):
        language = LANGUAGES[number % 2]
        chance.shuffle(texts[language])
        yield " ".join(texts[language])[:LENGTH], language
