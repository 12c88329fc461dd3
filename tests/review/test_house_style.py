"""A company's house style comes with its channel: words to avoid, names spelled right, names to leave out."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ownwords.channel import folder, sync, trust
from ownwords.config import Limits
from ownwords.consent import handed_over
from ownwords.models import Avoided, Draft, HouseStyle, Spelling, Tip
from ownwords.review import review
from ownwords.review.house import housed
from ownwords.review.rules import book
from ownwords.store import Store
from ownwords.text import utf16_span

from .samples import CHANNEL

STYLE = HouseStyle(
    avoid=(
        Avoided("utilise", ("use",), "en"),
        Avoided("døgnet rundt", ("hele døgnet",), "da"),
        Avoided("cost-out", ("saving", "cheaper way")),
        Avoided("human resources", ()),
    ),
    names=(
        Spelling("Havblik", ("Hav Blik", "Hav-Blik", "havblik")),
        Spelling("Nordvind Energi A/S", ("Nordvind Energi AS", "Nordvind Energi")),
        Spelling("iSeaView", ("Iseaview",)),
    ),
    never=("Nordværk A/S", "Kystlund", "24/7 Drift", "42", "kystfisk.example"),
)
ENGLISH = "I spent the whole day on the quay with my colleagues, and it was cold. "
DANISH = "Jeg stod hele dagen ude på kajen sammen med nogle kolleger, og vi glædede os meget til kaffen. "


def house(text: str, style: HouseStyle = STYLE) -> list[Tip]:
    """Return what the house style says about a text."""
    channel = replace(CHANNEL, house_style=style)
    tips = review(Draft(text), handed_over(), (), (channel,)).tips
    return [tip for tip in tips if tip.rule.startswith("house.")]


def test_a_word_to_avoid_gets_what_to_say_instead() -> None:
    """The replacements are comms' own, best first, at exactly the word, with its capital."""
    (tip,) = house(ENGLISH + "Utilise it well.")
    assert (tip.rule, tip.kind, tip.replacements) == ("house.avoid", "improve", ("Use",))
    assert tip.span == (len(ENGLISH), len(ENGLISH) + 7) and "“Utilise”" in tip.message
    (tip,) = house(ENGLISH + "A big cost-out again.")
    assert tip.replacements == ("saving", "cheaper way")


def test_a_word_to_avoid_holds_in_its_language_only() -> None:
    """A word that is to be avoided in Danish is nobody's business in an English post."""
    assert [tip.replacements for tip in house(DANISH + "Vi er der døgnet rundt.")] == [("hele døgnet",)]
    assert house(ENGLISH + "The sign said døgnet rundt.") == []
    assert [tip.rule for tip in house(DANISH + "Det var en cost-out.")] == ["house.avoid"]


def test_a_word_with_nothing_to_say_instead_is_still_pointed_at() -> None:
    """Without a replacement there is a question, and nothing to click."""
    (tip,) = house(ENGLISH + "Ask human resources about it.")
    assert tip.replacements == () and tip.message.endswith("?")


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Hav Blik", "Havblik"),
        ("hav  blik", "Havblik"),
        ("HAV-BLIK", "Havblik"),
        ("havblik", "Havblik"),
        ("Hav Bliks", "Havbliks"),
        ("Hav Blik's", "Havblik's"),
        ("Nordvind Energi AS", "Nordvind Energi A/S"),
        ("Nordvind Energi", "Nordvind Energi A/S"),
        ("Iseaview", "iSeaView"),
    ],
)
def test_a_misspelled_name_gets_its_right_spelling(written: str, right: str) -> None:
    """However it was misspelled, also in the genitive, the replacement is the name as it is spelled."""
    (tip,) = house(f"{DANISH}Vi var hos {written} i går.")
    assert (tip.rule, tip.kind, tip.replacements) == ("house.name", "improve", (right,))
    assert f"”{right}”" in tip.message and tip.span and tip.span[1] - tip.span[0] == len(written)


@pytest.mark.parametrize("written", ["Havblik", "Havbliks", "Nordvind Energi A/S", "iSeaView", "havblikket", "HAVBLIK"])
def test_a_name_that_is_spelled_right_is_left_alone(written: str) -> None:
    """The right spelling is right, also where a misspelling is a part of it."""
    assert house(f"{DANISH}Vi var hos {written} i går.") == []


@pytest.mark.parametrize(
    "written",
    [
        "Nordværk A/S",
        "nordværk a/s",
        "Kystlund",
        "Kystlunds",
        "Kystlund's",
        "24/7 Drift",
        "42",
        "kystfisk.example",
        "#Kystlund",
        "#NordværkAS",
        "@kystlund",
    ],
)
def test_a_name_to_leave_out_is_a_pause(written: str) -> None:
    """A customer's name makes one think once more, also as a hashtag; it offers nothing and forbids nothing."""
    (tip,) = house(f"{DANISH}Vi var hos {written} i går.")
    assert (tip.rule, tip.kind, tip.replacements) == ("house.never", "pause", ())
    assert tip.message.endswith("?") and "!" not in tip.message


@pytest.mark.parametrize("written", ["Kystlunden", "Nordværk", "#Kystlundsvej", "142", "42nd"])
def test_a_name_within_another_word_is_another_word(written: str) -> None:
    """Only the whole name counts."""
    assert house(f"{DANISH}Vi var hos {written} i går.") == []


def test_a_pause_of_the_house_comes_first() -> None:
    """What a company keeps out of posts stands before what it would say in another way."""
    tips = house(ENGLISH + "We utilise it at Kystlund and Hav Blik.")
    assert [tip.rule for tip in tips] == ["house.never", "house.name", "house.avoid"]


@given(st.text(st.sampled_from("🎉👩‍👩‍👧æøåÆé\u0301Z̷"), max_size=30))
def test_a_replacement_lands_on_the_word_after_anything(before: str) -> None:
    """After emoji, æøå and stacked accents, the span in UTF-16 code units cuts out exactly the word."""
    text = f"{DANISH}x{before} Så var jeg også hos hav blik i sidste uge."
    (tip,) = house(text)
    assert tip.span
    start, end = utf16_span(text, *tip.span)
    units = text.encode("utf-16-le")
    put = units[: start * 2] + tip.replacements[0].encode("utf-16-le") + units[end * 2 :]
    assert put.decode("utf-16-le") == f"{DANISH}x{before} Så var jeg også hos Havblik i sidste uge."


def test_several_channels_are_heard_together() -> None:
    """With two channels both house styles hold; where both name a word, the first one's replacement does."""
    other = HouseStyle(avoid=(Avoided("utilise", ("apply",)), Avoided("synergise", ("work together",))))
    channels = [replace(CHANNEL, house_style=STYLE), replace(CHANNEL, id="other", house_style=other)]
    tips = review(Draft(ENGLISH + "We utilise it and synergise."), handed_over(), (), channels).tips
    assert [tip.replacements for tip in tips if tip.rule == "house.avoid"] == [("use",), ("work together",)]


def test_a_house_style_is_made_ready_once_for_each_version() -> None:
    """The same house style gives the same book again, also when it was read anew; another one another."""
    channel = replace(CHANNEL, house_style=STYLE)
    first = housed(book("en"), [channel], "en")
    again = replace(CHANNEL, house_style=replace(STYLE, avoid=tuple(replace(each) for each in STYLE.avoid)))
    assert housed(book("en"), [again], "en") is first
    assert housed(book("en"), [replace(channel, house_style=HouseStyle(never=("Kystlund",)))], "en") is not first
    assert housed(book("en"), [CHANNEL], "en") is book("en")


def test_a_muted_rule_of_the_house_is_silent() -> None:
    """ "Not for me" works for a house style as for every other tip."""
    channel = replace(CHANNEL, house_style=STYLE)
    tips = review(Draft(ENGLISH + "Ask human resources."), handed_over(), (), (channel,), ["house.avoid"]).tips
    assert tips == ()


DATA: dict[str, Any] = {
    "avoid": [{"phrase": "utilise", "instead": ["use"], "language": "en"}],
    "names": [{"right": "Havblik", "wrong": ["Hav Blik"]}],
    "never": ["Nordværk A/S"],
}


def test_a_house_style_comes_through_the_door_and_out_of_the_store(home: Path, now: datetime) -> None:
    """What channel.json says is what a review is given, after the database too; without one it is empty."""
    files = folder.read(Path(sync.__file__).parent / "demo", Limits())
    document = json.loads(files["channel.json"])
    assert trust.accept(files).channel.house_style == HouseStyle()
    styled = trust.accept(files | {"channel.json": json.dumps(document | {"house_style": DATA}).encode()})
    wanted = HouseStyle((Avoided("utilise", ("use",), "en"),), (Spelling("Havblik", ("Hav Blik",)),), ("Nordværk A/S",))
    assert styled.channel.house_style == wanted
    store = Store.open(home / "ownwords.db")
    joined = store.catalogue.replace_channel(styled, "demo", now)
    assert joined.channel.house_style == wanted
    store.close()


def test_a_channel_kept_before_there_were_house_styles_has_none(home: Path, now: datetime) -> None:
    """A row of an older version is read as it is."""
    store = Store.open(home / "ownwords.db")
    sync.join(store, "demo", now)
    store.close()
    with closing(sqlite3.connect(home / "ownwords.db")) as connection, connection:
        connection.execute("UPDATE channels SET data = json_remove(data, '$.house_style')")
    store = Store.open(home / "ownwords.db")
    assert [each.channel.house_style for each in store.catalogue.channels()] == [HouseStyle()]
    store.close()
