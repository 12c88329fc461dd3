"""Ideas fit the draft, the person and their balance, and each reason is true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ownwords.channel import sync
from ownwords.models import Preferences, Share, Topic
from ownwords.personal.balance import balance
from ownwords.store import Store
from ownwords.suggest import Situation, suggest
from ownwords.suggest.relevance import TERMS

# Drafts as people write them, and an item that has to be among the first three.
JUDGED = [
    ("da", "Hvad gør vi med gamle møllevinger, når de er slidt op?", "havblik/da-company-vinger-bliver-til-cykelskure"),
    ("da", "I fredags var jeg på kranskolen i kantinen.", "havblik/da-company-kranskolen"),
    ("da", "Min makker fra Polen lærte mig at spørge.", "havblik/da-makkeren-der-laerte-dig-at-spoerge"),
    ("da", "Jeg har vagt juleaften igen i år.", "havblik/da-juleaften-paa-vagt"),
    ("da", "Glasfiber og blæsevejr hører ikke sammen.", "havblik/da-glasfiber-i-blaesevejr"),
    ("en", "I cycled to the harbour in the dark this morning.", "havblik/en-riding-to-the-harbour-in-the-dark"),
    ("en", "What rain does to the leading edge of a blade tip.", "havblik/en-rain-on-a-blade-tip"),
    ("en", "A drone found a crack, and I went up to feel it.", "havblik/en-drone-and-hand"),
    ("en", "We are looking for crane technicians in Aarhus.", "havblik/en-company-referral-crane-technicians"),
    ("en", "Fourteen weeks of waiting for one bearing.", "havblik/en-fourteen-weeks-for-a-bearing"),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with the demo channel."""
    home: Path = tmp_path_factory.mktemp("suggest") / "home"
    store = Store.open(home / "ownwords.db")
    sync.join(store, "demo", datetime.fromisoformat("2026-11-24T12:00:00Z"))
    yield store
    store.close()


@pytest.fixture(scope="module")
def situation(store: Store) -> Situation:
    """A Danish reader on a Tuesday, with an empty history."""
    now = datetime.fromisoformat("2026-11-24T12:00:00Z")
    topics: tuple[Topic, ...] = store.catalogue.channels()[0].channel.topics
    return Situation(Preferences(), balance([], now, 90, 0.2), (), (), topics, now, "da", 5)


@pytest.mark.parametrize(("language", "draft", "wanted"), JUDGED)
def test_what_the_draft_is_about_comes_among_the_first_three(
    store: Store, situation: Situation, language: str, draft: str, wanted: str
) -> None:
    """A draft finds the item that a colleague would think of, and the reason names words of the draft."""
    found = suggest(draft, store.catalogue, replace(situation, language=language))[:3]
    assert wanted in [each.item.id for each in found]
    spoken = found[0].reasons[0].split("about " if language == "en" else "om ")[-1].replace(" og ", " and ")
    assert all(word.lower() in draft.lower() for word in spoken.replace(",", " and").split(" and "))


def test_an_empty_draft_gets_ideas_of_every_kind(store: Store, situation: Situation) -> None:
    """Before a word is written there are five ideas, of all three kinds, in the reader's language above all."""
    found = suggest("", store.catalogue, situation)
    assert {each.item.about for each in found} == {"company", "field", "personal"}
    assert sum(each.item.language == "da" for each in found) >= 3
    assert all(each.reasons for each in found)


def test_too_much_about_the_company_puts_everything_else_first(store: Store, situation: Situation) -> None:
    """Above the target the company's items come last, also where they fit best, and the others say why."""
    shares = [
        Share(str(n), situation.now - timedelta(days=1), "linkedin", (), None, None, "company", None) for n in range(6)
    ]
    above = replace(situation, balance=balance(shares, situation.now, 90, 0.2))
    draft = "I fredags var jeg på kranskolen i kantinen."
    found = suggest(draft, store.catalogue, above)
    kinds = [each.item.about == "company" for each in found]
    assert kinds == sorted(kinds) and not kinds[0]
    assert any("firmaet" in reason for reason in found[0].reasons)
    assert suggest(draft, store.catalogue, situation)[0].item.about == "company"


def test_what_is_not_wanted_is_not_offered(store: Store, situation: Situation) -> None:
    """Hidden, shared, muted, in another language, not begun or ended: none of it is offered."""
    every = suggest("", store.catalogue, replace(situation, limit=60))
    hidden, shared, muted = every[0].item, every[1].item, every[2].item.topics[0]
    wishes = Preferences(suggestion_languages=("da",), hidden_items=(hidden.id,), muted_topics=(muted,))
    found = suggest("", store.catalogue, replace(situation, limit=60, preferences=wishes, shared_items={shared.id}))
    for each in found:
        item = each.item
        assert item.language == "da" and item.id not in {hidden.id, shared.id} and muted not in item.topics
        assert item.valid_from is None or item.valid_from <= situation.now
        assert item.valid_until is None or item.valid_until > situation.now


def test_an_item_in_use_stays_first(store: Store, situation: Situation) -> None:
    """What the person took from stays first, whatever the draft becomes."""
    used = next(iter(store.catalogue.items()))
    found = suggest("Noget helt andet om min have.", store.catalogue, replace(situation, used_items=(used,)))
    assert (found[0].item.id, found[0].reasons[0]) == (used, "Den er du i gang med")


class _Counting:
    """The real catalogue, counting the stems that it is asked for."""

    def __init__(self, store: Store) -> None:
        self.items, self.frequencies, self._match = (
            store.catalogue.items, store.catalogue.frequencies, store.catalogue.match,
        )  # fmt: skip
        self.asked = 0

    def match(self, terms: list[str], limit: int) -> list[tuple[str, float]]:
        self.asked = len(terms)
        return self._match(terms, limit)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=400) | st.text("aeikrnst æøå.-'#", max_size=2000))
def test_any_text_gets_ideas_with_few_stems(store: Store, situation: Situation, text: str) -> None:
    """Whatever is typed, five different ideas come back, and the index is asked for no more than 24 stems."""
    catalogue = _Counting(store)
    found = suggest(text, catalogue, situation)  # type: ignore[arg-type]
    assert len({each.item.id for each in found}) == 5 and catalogue.asked <= TERMS
    assert all(1 <= len(each.reasons) <= 3 for each in found)
