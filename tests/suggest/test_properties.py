"""What holds for any draft, any person and any day."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from ownwords.models import Balance, Item, Language, Later, Preferences
from ownwords.suggest import Situation, suggest
from ownwords.suggest.indexed import indexed
from ownwords.suggest.query import query_of
from ownwords.suggest.ranking import context_of
from ownwords.suggest.reasons import told
from ownwords.suggest.signals import score

from tests.suggestions.judged import HALVES, drafts, items, topics
from tests.suggestions.ours import NOW, InMemory, catalogue

EVERY = sorted(items())
TOPICS = sorted({topic for item in items().values() for topic in item.topics})
TEXTS = ["", "Hej", *(draft.text for half in HALVES for draft in drafts(half))]
some_topics = st.lists(st.sampled_from(TOPICS), max_size=6, unique=True).map(tuple)
some_items = st.lists(st.sampled_from(EVERY), max_size=5, unique=True).map(tuple)


def _balance(company: int, others: int) -> Balance:
    total = company + others
    verdict = "too_early" if total < 5 else "above" if company > -(-total // 5) else "within"
    return Balance(90, NOW, NOW, {"company": company, "field": others, "personal": 0}, 0.2, verdict)  # type: ignore[arg-type]


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """Anybody, on any day of a year."""
    now = NOW + timedelta(hours=draw(st.integers(-24 * 180, 24 * 180)))
    later = tuple(Later(item, now - timedelta(hours=draw(st.integers(0, 60)))) for item in draw(some_items))
    wishes = Preferences(
        topics=draw(some_topics), muted_topics=draw(some_topics), hidden_items=draw(some_items), later_items=later
    )
    return Situation(
        preferences=wishes,
        balance=_balance(draw(st.integers(0, 10)), draw(st.integers(0, 10))),
        shared_items=draw(some_items),
        used_items=draw(st.just(()) | some_items.map(lambda each: each[:2])),
        topics=topics(),
        now=now,
        language=draw(st.sampled_from(["da", "en", "da-DK", None, "no"])),
        limit=5,
        shown_items=draw(st.just(()) | some_items),
        companies=("Havblik", "Aamark"),
    )


@settings(max_examples=50, deadline=None)
@given(text=st.sampled_from(TEXTS), situation=situations())
def test_what_is_not_wanted_or_not_valid_never_shows(text: str, situation: Situation) -> None:
    """No muted topic, nothing hidden, and nothing before or after its time, whatever is used or was shown."""
    muted, hidden = set(situation.preferences.muted_topics), situation.preferences.hidden_items
    found = suggest(text, catalogue(), situation)
    for each in found:
        item = each.item
        assert muted.isdisjoint(item.topics) and item.id not in hidden
        assert item.valid_from is None or item.valid_from <= situation.now
        assert item.valid_until is None or situation.now < item.valid_until
    assert len({each.item.id for each in found}) == len(found) <= situation.limit


@settings(max_examples=40, deadline=None)
@given(text=st.sampled_from(TEXTS), situation=situations())
def test_the_best_of_all_goes_as_soon_as_it_is_muted_hidden_or_out_of_date(text: str, situation: Situation) -> None:
    """What would be offered first is never offered once its topic is muted, it is hidden, or its time is over."""
    for best in suggest(text, catalogue(), situation)[:1]:
        wishes, item = situation.preferences, best.item
        muted = replace(wishes, muted_topics=(*wishes.muted_topics, *item.topics[:1]))
        hidden = replace(wishes, hidden_items=(*wishes.hidden_items, item.id))
        over = InMemory({**items(), item.id: replace(item, valid_from=None, valid_until=situation.now)})
        left = [suggest(text, catalogue(), replace(situation, preferences=each)) for each in (muted, hidden)]
        assert item.topics, "each item of the judged catalogue has a topic to mute"
        assert item.id not in {each.item.id for found in (*left, suggest(text, over, situation)) for each in found}


@settings(max_examples=8, deadline=None)
@given(text=st.sampled_from(TEXTS), situation=situations())
def test_the_same_input_gives_the_same_list(text: str, situation: Situation) -> None:
    """Asked twice, and by a catalogue that was read anew and in another order, the ideas and reasons are the same."""
    first = suggest(text, catalogue(), situation)
    assert suggest(text, catalogue(), situation) == first
    anew = InMemory(dict(sorted(items().items(), reverse=True)))
    assert suggest(text, anew, situation) == first


@settings(max_examples=50, deadline=None)
@given(text=st.sampled_from(TEXTS), situation=situations(), more=st.integers(1, 10))
def test_a_greater_company_share_never_raises_a_company_item(text: str, situation: Situation, more: int) -> None:
    """With more of what was shared about the company, each company item keeps its place or moves down."""
    before = replace(situation, shown_items=())
    counts = situation.balance.counts
    after = replace(before, balance=_balance(counts["company"] + more, counts["field"]))
    places = _places(text, before)
    for item_id, place in _places(text, after).items():
        if items()[item_id].about == "company":
            assert item_id in places and place >= places[item_id]


def _places(text: str, situation: Situation) -> dict[str, int]:
    return {each.item.id: place for place, each in enumerate(suggest(text, catalogue(), situation))}


@settings(max_examples=50, deadline=None)
@given(text=st.sampled_from(TEXTS), situation=situations())
def test_every_reason_is_a_signal_that_counts(text: str, situation: Situation) -> None:
    """Each reason names a signal, and without that signal the idea's score is another; or the idea is in use."""
    known = indexed(catalogue())
    reader: Language = "da" if (situation.language or "").startswith("da") else "en"
    context = context_of(text, query_of(text, known.index, reader), known, situation)
    for each in suggest(text, catalogue(), situation):
        item = items()[each.item.id]
        shown = told(item, context, reader)
        assert tuple(sentence for _, sentence in shown) == each.reasons
        for name, _ in shown:
            if name == "used":
                assert item.id in situation.used_items
            else:
                assert score(item, replace(context, without=(name,))) != score(item, context)


def _campaign() -> dict[str, Item]:
    """Return the catalogue with four hundred items of one campaign in it, all about the same."""
    one = items()["havblik/da-company-kranskolen"]
    copies = (replace(one, id=f"havblik/campaign-{n}", set_title="Campaign", valid_from=NOW) for n in range(400))
    return {**items(), **{each.id: each for each in copies}}


def test_a_campaign_of_four_hundred_items_cannot_flood() -> None:
    """Neither the day's ideas nor those beside a draft about it hold more than two of a campaign's items."""
    flooded, now = InMemory(_campaign()), datetime.fromisoformat("2026-11-24T12:00:00Z")
    situation = Situation(Preferences(), _balance(0, 0), (), (), topics(), now, "da", 5)
    for text in ("", "I fredags var jeg på kranskolen i kantinen og så en kran løfte en vinge."):
        found = suggest(text, flooded, situation)
        assert sum(each.item.set_title == "Campaign" for each in found) <= 2 < len(found)
