"""What a share is about, worked out where the person has not said: in a fixed order, and with the reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ownwords.models import ABOUTS, About, Both, Channel, Company, Item, Welcome
from ownwords.personal.classify import about

BOTH = Both("x", "x")
COMPANY = Company("Havblik", ("Havblik A/S", "HB"), ("havblik.example",), ("livetpåhavet",))
CHANNELS = [Channel("havblik", "Havblik", COMPANY, Welcome("L", BOTH, BOTH, BOTH), None, 0.2, BOTH, (), None)]


def item(item_id: str, kind: About) -> Item:
    """Return an item of this kind."""
    return Item(
        item_id, f"Title {item_id}", "s", None, "en", kind, "teach", (), (), (), (), None, None, "none", "h", "s"
    )


ITEMS = {kind: item(kind, kind) for kind in ABOUTS}


def kind_of(text: str | None = None, item_ids: tuple[str, ...] = (), url: str | None = None) -> tuple[str, str, str]:
    """Return the kind and the reason in both languages."""
    found = about(text, item_ids, url, ITEMS, CHANNELS)
    return found.about, found.why.en, found.why.da


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
    ["Havblikket er smukt", "the hb pencil", "nothavblik.example.com", "#livetpåhavetsbund", "fakehavblik.example"],
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
    """Any text and any address get a kind and a reason in both languages."""
    found = about(text, (), f"https://{url}", ITEMS, CHANNELS)
    assert found.about in ABOUTS and found.why.en and found.why.da
