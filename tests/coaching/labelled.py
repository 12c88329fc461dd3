"""The labelled drafts, and what the coach says about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import yaml
from ownwords.models import Fact, Item, Language, Tip
from ownwords.review.rules import book

from tests.review.samples import ITEM, reviewed, rules_of

FOLDER = Path(__file__).parent
SETS = ("original", "tuning", "heldout", "blind", "fresh", "unread")
"""The folders of drafts; README.md says who wrote each, and what its figures are worth."""
READ: Mapping[Language, Sequence[str]] = {"en": SETS[:-1], "da": SETS[:-2]}
"""Those whose drafts somebody who works on the rules has read."""

# What a Danish colleague clicks: the item of ``ITEM``, as comms would write it in Danish.
_DANISH = replace(
    ITEM,
    language="da",
    title="Den nye fabrik i Esbjerg åbner dørene den 1. marts",
    summary=(
        "Nordvind åbner en fabrik på havnen i Esbjerg, hvor to hundrede mennesker skal bygge pumper til fjernvarme, "
        "med lærlinge på alle hold fra første dag."
    ),
    prompts=("Hvordan var havnen, før fabrikken kom?",),
    facts=(Fact("To hundrede mennesker skal arbejde på fabrikken ved havnen, når den er fuldt bemandet."),),
)
_ITEMS = {"en": ITEM, "da": _DANISH}


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
def drafts(language: Language, which: str) -> Sequence[Labelled]:
    """Return every labelled draft of a language in one of the sets."""
    return tuple(_drafts(language, which))


def _drafts(language: Language, which: str) -> Iterator[Labelled]:
    for path in sorted((FOLDER / which / language).glob("*.yml")):
        for number, each in enumerate(yaml.safe_load(path.read_text("utf-8")), 1):
            item = replace(_ITEMS[language], disclosure=each.get("tier", ITEM.disclosure))
            yield Labelled(
                f"{which}/{language}/{path.stem} {number}",
                each["text"].strip(),
                frozenset(each["tips"]),
                frozenset(each.get("either", ())),
                (item,) if each.get("used") else (),
            )


def clean(language: Language) -> Sequence[str]:
    """Return posts of a language that an editor would leave in peace, though they come close to what rules look for."""
    texts: list[str] = yaml.safe_load((FOLDER / "clean" / f"{language}.yml").read_text("utf-8"))
    return [text.strip() for text in texts]


def disturbed(language: Language) -> Mapping[str, Sequence[Tip]]:
    """Return the clean posts that get tips all the same, with those that are no praise."""
    said = {text: reviewed(text, reader=language).tips for text in clean(language)}
    disturbing = {text: [tip for tip in tips if tip.kind != "encourage"] for text, tips in said.items()}
    return {text: tips for text, tips in disturbing.items() if tips}


@cache
def scores(language: Language, which: str) -> dict[str, Score]:
    """Return the score of each rule that spoke or was to speak in a set."""
    found: dict[str, Score] = {}
    praise = {rule.id for rule in book(language).rules if rule.kind == "encourage"}
    for draft in drafts(language, which):
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


def pooled(language: Language, sets: Sequence[str] = SETS) -> dict[str, Score]:
    """Return the score of each rule over several sets, all of them if none are named."""
    found: dict[str, Score] = {}
    for each in (scores(language, which) for which in sets):
        for rule, score in each.items():
            found[rule] = total([found.get(rule, Score()), score])
    return found


def total(each: Iterable[Score]) -> Score:
    """Return several scores as one."""
    whole = Score()
    for score in each:
        whole.right += score.right
        whole.wrong += score.wrong
        whole.missed += score.missed
    return whole


def labels(language: Language) -> Counter[str]:
    """Return how often each label was given."""
    return Counter(rule for which in SETS for draft in drafts(language, which) for rule in draft.tips)
