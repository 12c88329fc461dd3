"""The labelled drafts, and what the coach says about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import yaml
from ownwords.models import Item, Language
from ownwords.review.rules import book

from tests.review.samples import ITEM, rules_of

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Labelled:
    """A draft; ``tips`` are the rules that are to speak, ``either`` those that may."""

    place: str
    text: str
    tips: frozenset[str]
    either: frozenset[str]
    used: tuple[Item, ...]


@dataclass(slots=True)
class Score:
    """How often a rule spoke rightly, wrongly, and not where it was to; ``missed`` and ``wrong`` name the drafts."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of what it said that was right; 1 when it said nothing."""
        said = self.right + len(self.wrong)
        return self.right / said if said else 1.0

    @property
    def recall(self) -> float:
        """The share of what it was to say that it said; 1 when that was nothing."""
        wanted = self.right + len(self.missed)
        return self.right / wanted if wanted else 1.0


@cache
def drafts(language: Language) -> Sequence[Labelled]:
    """Return every labelled draft of a language."""
    return tuple(_drafts(language))


def _drafts(language: Language) -> Iterator[Labelled]:
    for path in sorted((FOLDER / language).glob("*.yml")):
        for number, each in enumerate(yaml.safe_load(path.read_text("utf-8")), 1):
            item = replace(ITEM, disclosure=each.get("tier", ITEM.disclosure))
            yield Labelled(
                f"{language}/{path.stem} {number}",
                each["text"].strip(),
                frozenset(each["tips"]),
                frozenset(each.get("either", ())),
                (item,) if each.get("used") else (),
            )


@cache
def scores(language: Language) -> dict[str, Score]:
    """Return the score of each rule that spoke or was to speak."""
    found: dict[str, Score] = {}
    praise = {rule.id for rule in book(language).rules if rule.kind == "encourage"}
    for draft in drafts(language):
        said = set(rules_of(draft.text, used=draft.used, reader=language))
        # One word of praise is all that is given, so any that was due, or fits, stands for the others.
        spared = praise if said & (draft.tips | draft.either) & praise else set()
        for rule in said | draft.tips:
            score = found.setdefault(rule, Score())
            if rule in said and rule in draft.tips:
                score.right += 1
            elif rule in said and rule not in draft.either:
                score.wrong.append(draft.place)
            elif rule not in said and rule not in spared:
                score.missed.append(draft.place)
    return found


def total(each: dict[str, Score]) -> Score:
    """Return the score of all rules together."""
    whole = Score()
    for score in each.values():
        whole.right += score.right
        whole.wrong += score.wrong
        whole.missed += score.missed
    return whole


def labels(language: Language) -> Counter[str]:
    """Return how often each label was given."""
    return Counter(rule for draft in drafts(language) for rule in draft.tips)
