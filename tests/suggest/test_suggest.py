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
from ownwords.models import Later, Preferences, Share, Topic
from ownwords.personal.balance import balance
from ownwords.store import Store
from ownwords.suggest import Situation, due, offer, suggest

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
CRANES = "I fredags var jeg på kranskolen i kantinen."
NOTHING = "Our cathedral has a new organ with four thousand pipes, and I played the smallest one."


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
    return Situation(Preferences(), balance([], now, 90, 0.2), (), (), topics, now, "da", 5, companies=("Havblik",))


@pytest.mark.parametrize(("language", "draft", "wanted"), JUDGED)
def test_what_the_draft_is_about_comes_among_the_first_three(
    store: Store, situation: Situation, language: str, draft: str, wanted: str
) -> None:
    """A draft finds the item that a colleague would think of, and the reason names words of the draft."""
    found = suggest(draft, store.catalogue, replace(situation, language=language))[:3]
    assert wanted in [each.item.id for each in found]
    spoken = found[0].reasons[0].split("about " if language == "en" else "om ")[-1].replace(" og ", " and ")
    assert all(word.lower() in draft.lower() for word in spoken.replace(",", " and").split(" and "))


@pytest.mark.parametrize(
    ("draft", "said", "not_said"),
    [("I was in Esbjerg with two crane technicians.", "Esbjerg", "esbjerg"), ("Cranes. Cranes.", "cranes", "Cranes")],
)
def test_a_reason_spells_names_as_the_draft_does(
    store: Store, situation: Situation, draft: str, said: str, not_said: str
) -> None:
    """Esbjerg keeps its capital, and a word that only began a sentence does not."""
    found = suggest(draft, store.catalogue, replace(situation, language="en"))
    reasons = " ".join(reason for each in found for reason in each.reasons)
    assert said in reasons and not_said not in reasons


def test_a_compound_finds_its_parts(store: Store, situation: Situation) -> None:
    """What Danish writes as one word finds ideas about either part."""
    found = suggest("Min vindmøllelærling stillede et godt spørgsmål i dag.", store.catalogue, situation)
    assert "apprentices" in {topic for each in found for topic in each.item.topics}


@pytest.mark.parametrize(
    ("draft", "other"),
    [
        ("Jeg skal på nattevagt i en hel uge, og jeg sover dårligt om dagen.", "en"),
        ("Twenty years of noise have cost me some hearing. Wear your ear protection.", "da"),
    ],
)
def test_a_draft_finds_ideas_in_the_other_language(store: Store, situation: Situation, draft: str, other: str) -> None:
    """Topics and the lexicon say the same thing in both languages, so neither keeps to itself."""
    only = replace(situation, preferences=Preferences(suggestion_languages=(other,)))  # type: ignore[arg-type]
    found = suggest(draft, store.catalogue, only)
    assert found and all(each.item.language == other for each in found)


def test_an_empty_draft_gets_ideas_that_differ(store: Store, situation: Situation) -> None:
    """Before a word is written there are five ideas; the first three differ in kind, and none shares a topic."""
    found = suggest("", store.catalogue, situation)
    assert len(found) == 5 and all(each.reasons for each in found)
    assert {each.item.about for each in found[:3]} == {"company", "field", "personal"}
    topics = [topic for each in found[:3] for topic in each.item.topics]
    assert len(topics) == len(set(topics))


def test_a_draft_that_nothing_fits_gets_nothing_but_a_question(store: Store, situation: Situation) -> None:
    """No idea is pushed; one that needs no link is there, unless the company is named."""
    found = offer(NOTHING, store.catalogue, replace(situation, language="en"))
    assert found.suggestions == () and found.instead is not None
    item = found.instead.item
    assert (item.about, item.url, found.instead.reasons[0]) == ("personal", None, "A story only you can tell")
    assert offer(f"{NOTHING} Havblik.", store.catalogue, situation).instead is None


@pytest.mark.parametrize("text", ["", "  \n", "Hej", "God morgen alle"])
def test_a_draft_that_has_only_begun_keeps_the_days_ideas(store: Store, situation: Situation, text: str) -> None:
    """Two words say nothing yet, so the list does not go away at the first key."""
    assert suggest(text, store.catalogue, situation) == suggest("", store.catalogue, situation)


def _above(situation: Situation, company: int = 6) -> Situation:
    shares = [
        Share(str(n), situation.now - timedelta(days=1), "linkedin", (), None, None, "company", None)
        for n in range(company)
    ]
    return replace(situation, balance=balance(shares, situation.now, 90, 0.2))


def test_too_much_about_the_company_puts_everything_else_first(store: Store, situation: Situation) -> None:
    """Above the target the day's ideas begin with all that is not about the company, and say why."""
    found = suggest("", store.catalogue, _above(situation))
    kinds = [each.item.about == "company" for each in found]
    assert kinds == sorted(kinds) and not kinds[0]
    assert any("firmaet" in reason for reason in found[0].reasons)


def test_a_draft_plainly_about_the_company_finds_the_company_all_the_same(store: Store, situation: Situation) -> None:
    """The balance makes the company's ideas step back, and never takes away what the person is writing about."""
    found = [each.item.id for each in suggest(CRANES, store.catalogue, _above(situation))]
    assert "havblik/da-company-kranskolen" in found


def test_what_is_not_wanted_is_not_offered(store: Store, situation: Situation) -> None:
    """Hidden, shared, muted, in another language, not begun or ended: none of it is offered."""
    every = suggest("", store.catalogue, replace(situation, limit=20))
    hidden, shared, muted = every[0].item, every[1].item, every[2].item.topics[0]
    wishes = Preferences(suggestion_languages=("da",), hidden_items=(hidden.id,), muted_topics=(muted,))
    found = suggest("", store.catalogue, replace(situation, limit=20, preferences=wishes, shared_items={shared.id}))
    assert found
    for each in found:
        item = each.item
        assert item.language == "da" and item.id not in {hidden.id, shared.id} and muted not in item.topics
        assert item.valid_from is None or item.valid_from <= situation.now
        assert item.valid_until is None or item.valid_until > situation.now


def test_an_item_in_use_stays_first_and_what_goes_with_it_is_no_advert(store: Store, situation: Situation) -> None:
    """What the person took from stays first, whatever the draft becomes; beside it stand no adverts."""
    used = "havblik/da-company-kranskolen"
    found = suggest("Noget helt andet om min have.", store.catalogue, replace(situation, used_items=(used,)))
    assert (found[0].item.id, found[0].reasons) == (used, ("Den er du i gang med",))
    assert len(found) > 1
    assert all(each.item.about != "company" and each.item.disclosure != "advert" for each in found[1:])
    assert all(set(each.item.topics) & set(found[0].item.topics) for each in found[1:])


def test_later_brings_an_idea_back_once(store: Store, situation: Situation) -> None:
    """Put off, it is away; the next day it is first, and says so; after that it is an idea like any other."""
    item = suggest("", store.catalogue, situation)[0].item.id

    def shown(later: Later, hours: float) -> tuple[list[str], Situation]:
        wishes = Preferences(later_items=(later,))
        at = replace(situation, now=situation.now + timedelta(hours=hours), preferences=wishes)
        return [each.item.id for each in suggest("", store.catalogue, at)], at

    put_off = Later(item, situation.now)
    assert item not in shown(put_off, 1)[0]
    ids, at = shown(put_off, 24)
    assert ids[0] == item and due(at.preferences.later_items, ids, at.now) == [item]
    assert suggest("", store.catalogue, at)[0].reasons[0] == "Den gemte du til senere"
    back = replace(put_off, returned=at.now)
    ids, at = shown(back, 25)
    assert ids[0] == item and due(at.preferences.later_items, ids, at.now) == []
    again = replace(back, since=at.now)
    assert all(item not in shown(again, hours)[0] for hours in (26, 50, 500))


def test_questions_that_the_draft_has_answered_come_last(store: Store, situation: Situation) -> None:
    """The first question of an idea is one that there is still something to say to."""
    item = store.catalogue.items()["havblik/da-juleaften-paa-vagt"]
    answer = f"{item.prompts[0]} Jeg havde vagt juleaften i fjor, og der skete ikke noget."
    found = {each.item.id: each.item for each in suggest(answer, store.catalogue, situation)}
    assert found[item.id].prompts[-1] == item.prompts[0]
    assert sorted(found[item.id].prompts) == sorted(item.prompts)


def test_the_list_stays_while_it_is_right(store: Store, situation: Situation) -> None:
    """As a draft grows, a list that still fits keeps its order; a new idea has to be clearly better."""
    draft = "Jeg stod på kajen i morges og så kranen løfte en vinge i blæsevejr."
    before = tuple(each.item.id for each in suggest(draft, store.catalogue, situation))
    more = f"{draft} Det var koldt, og vinden tog til."
    after = suggest(more, store.catalogue, replace(situation, shown_items=before))
    stayed = [each.item.id for each in after if each.item.id in before]
    assert stayed == [each for each in before if each in stayed] and len(stayed) >= 3
    again = suggest(more, store.catalogue, replace(situation, shown_items=[each.item.id for each in after]))
    assert [each.item.id for each in again] == [each.item.id for each in after]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=400) | st.text("aeikrnst æøå.-'#", max_size=2000))
def test_any_text_is_answered(store: Store, situation: Situation, text: str) -> None:
    """Whatever is typed, at most five different ideas come back, each with one or two reasons."""
    found = suggest(text, store.catalogue, situation)
    assert len({each.item.id for each in found}) == len(found) <= 5
    assert all(1 <= len(each.reasons) <= 2 for each in found)
