"""What a share is about, worked out where the person has not said: in a fixed order, and with the reason."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ownwords.models import ABOUTS, About, Both, Channel, Company, Item, Sign, Topic, Welcome
from ownwords.personal.classify import Classifier

BOTH = Both("x", "x")
COMPANY = Company("Havblik", ("Havblik A/S", "HB"), ("havblik.example",), ("livetpåhavet",))
WIND = Topic("wind", Both("Offshore wind", "Havvind"), ("turbine",), ("vindmølle", "grøn strøm"))
CHANNELS = [Channel("havblik", "Havblik", COMPANY, Welcome("L", BOTH, BOTH, BOTH), None, 0.2, BOTH, (WIND,), None)]


def item(item_id: str, kind: About) -> Item:
    """Return an item of this kind."""
    return Item(
        item_id, f"Title {item_id}", "s", None, "en", kind, "teach", (), (), (), (), None, None, "none", "h", "s"
    )


ITEMS = {kind: item(kind, kind) for kind in ABOUTS}
CLASSIFIER = Classifier(ITEMS, CHANNELS)


def kind_of(text: str | None = None, item_ids: tuple[str, ...] = (), url: str | None = None) -> tuple[str, str, str]:
    """Return the kind and the reason in both languages."""
    found = CLASSIFIER.kind(text, item_ids, url)
    reasons = [sign.words for sign in found.signs]
    return found.about, ", ".join(each.en for each in reasons), ", ".join(each.da for each in reasons)


@pytest.mark.parametrize("kind", ABOUTS)
def test_items_decide_first(kind: About) -> None:
    """A post that grew from an item has the item's kind, whatever its words say."""
    assert kind_of("Havblik and my daughter", (kind,))[:2] == (kind, f"grew from “Title {kind}”")


def test_one_company_item_is_enough() -> None:
    """Among several items, one about the company makes the post one about the company."""
    assert kind_of(None, ("field", "personal", "company"))[0] == "company"


def test_items_that_are_gone_say_nothing() -> None:
    """An item that left the catalogue decides nothing; the words do."""
    assert kind_of("Havblik is hiring", ("gone",))[0] == "company"


@pytest.mark.parametrize(
    ("text", "why", "da"),
    [
        ("A week at havblik", "mentions Havblik", "nævner Havblik"),
        ("Havbliks nye skib", "mentions Havblik", "nævner Havblik"),
        ("Havblik's new ship", "mentions Havblik", "nævner Havblik"),
        ("We at HB sail on", "mentions HB", "nævner HB"),
        ("Read https://www.havblik.example/news today", "links to havblik.example", "linker til havblik.example"),
        ("A day at sea #LivetPåHavet", "carries #livetpåhavet", "har #livetpåhavet"),
    ],
)
def test_the_company_is_seen_by_name_domain_and_hashtag(text: str, why: str, da: str) -> None:
    """A name (with its genitive), another name, a domain or a hashtag makes it about the company, and says which."""
    assert kind_of(text) == ("company", why, da)


def test_the_address_counts_too() -> None:
    """A post whose address is on the company's domain is about the company, even without a text."""
    assert kind_of(None, (), "https://blog.havblik.example/1")[:2] == ("company", "links to havblik.example")


@pytest.mark.parametrize(
    "text",
    [
        *("Havblikket er smukt", "the hb pencil", "nothavblik.example.com", "#livetpåhavetsbund"),
        *("fakehavblik.example", "havblik.example.evil.example", "x-havblik.example"),
    ],
)
def test_a_likeness_is_not_the_company(text: str) -> None:
    """A longer word, a short name spelt otherwise, another domain or a longer hashtag is not the company."""
    assert kind_of(text)[0] == "field"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("My daughter asked me why ships float", "tells of your own life: daughter"),
        ("I’ve run my first marathon", "tells of your own life: marathon"),
        ("Jeg gik en lang gåtur søndag", "tells of your own life: gåtur"),
    ],
)
def test_a_life_is_seen_by_i_and_its_words(text: str, why: str) -> None:
    """ "I" or "my" beside a word about life makes it personal, in either language."""
    assert kind_of(text)[:2] == ("personal", why)


@pytest.mark.parametrize("text", ["Families need a better summer timetable", "I like bearings", "", None])
def test_everything_else_is_field(text: str | None) -> None:
    """Without a sign of the company, or of the writer beside their life, a post counts as useful to others."""
    assert kind_of(text)[0] == "field"


@given(st.text(), st.text())
def test_no_text_breaks_it(text: str, url: str) -> None:
    """Any text and any address get a kind, with signs or as a guess, and topics that exist."""
    found = CLASSIFIER.kind(text, (), f"https://{url}")
    assert found.about in ABOUTS and (found.by == "guess") == (not found.signs)
    assert set(CLASSIFIER.topics(text)) <= {"wind"}


def test_every_sign_is_told() -> None:
    """A post that names the company, links to it and carries its hashtag says all three."""
    text = "Havblik sails: see www.havblik.example/ship #livetpåhavet"
    assert kind_of(text)[1] == "mentions Havblik, links to havblik.example, carries #livetpåhavet"


def test_dots_before_an_address_hide_nothing() -> None:
    """An address right after an ellipsis is still seen."""
    assert kind_of("Read on...havblik.example")[1] == "links to havblik.example"


def test_no_sign_is_a_guess() -> None:
    """Without a sign the kind is a guess that the person is asked about; with one it is not."""
    assert CLASSIFIER.kind("I like bearings").by == "guess"
    assert CLASSIFIER.kind("My daughter").by == "signs"


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "a." * 50_000, "a-" * 50_000 + "!", "Havblik's" * 10_000, "#" * 100_000, "å" * 100_000]
)
def test_a_monstrous_text_is_read_in_one_go(text: str) -> None:
    """A text made to keep the reader busy costs no more than another of its length."""
    assert CLASSIFIER.kind(text).about in ABOUTS  # quadratic reading would keep this test running for minutes


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Vindmøllerne drejer", ("wind",)),
        ("VINDMØLLE", ("wind",)),
        ("Turbines turn, offshore and all", ("wind",)),
        ("Wind from the offshore side", ("wind",)),
        ("Grønne biler og strøm", ("wind",)),
        ("Strøm", ()),
        ("", ()),
        (None, ()),
    ],
)
def test_topics_are_seen_in_either_language(text: str | None, topics: tuple[str, ...]) -> None:
    """A topic is named by its label or another word for it, bent as the language bends them; half a phrase is none."""
    assert CLASSIFIER.topics(text) == topics


def test_an_items_topics_are_the_posts() -> None:
    """A post that grew from an item has the item's topics, whatever its words are."""
    items = {"a": replace(item("a", "field"), topics=("people", "wind"))}
    assert Classifier(items, CHANNELS).topics("No wind", ("a", "gone")) == ("people", "wind")


@pytest.mark.parametrize(
    ("sign", "lasts"),
    [
        (Sign("name", "HB"), True),
        (Sign("link", "havblik.example"), True),
        (Sign("hashtag", "livetpåhavet"), True),
        (Sign("life", ""), True),
        (Sign("idea", "Any"), True),
        (Sign("name", "Stille Vand"), False),
        (Sign("link", "stille.example"), False),
        (Sign("hashtag", "stille"), False),
    ],
)
def test_a_sign_of_another_company_no_longer_counts(sign: Sign, lasts: bool) -> None:
    """What was seen in a text that was not kept counts as long as its company is joined."""
    assert CLASSIFIER.still(sign) == lasts
