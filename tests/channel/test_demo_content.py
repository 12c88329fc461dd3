"""The demo channel reads as a comms professional would want it: checked facts, open questions, both languages."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import ownwords
import pytest
from ownwords.schemas import validate

DEMO = Path(ownwords.__file__).parent / "channel" / "demo"
CHANNEL: dict[str, Any] = json.loads((DEMO / "channel.json").read_text("utf-8"))
SETS: dict[str, dict[str, Any]] = {name: json.loads((DEMO / name).read_text("utf-8")) for name in CHANNEL["sets"]}
ITEMS: list[dict[str, Any]] = [item for content in SETS.values() for item in content["items"]]

ADVERT_VOICE = re.compile(
    r"\b(proud|thrilled|delighted|excited|world[- ]class|leading provider|unique|innovative|cutting[- ]edge"
    r"|stolte?|begejstret|glæder os|verdensklasse|førende|unikke?|enestående|innovativ\w*|banebrydende)\b",
    re.IGNORECASE,
)
FIRST_PERSON = {
    "en": re.compile(r"\b(I|my|mine|we|our|ours|us)\b"),
    "da": re.compile(r"\b(jeg|mig|min|mit|mine|vi|os|vores)\b", re.IGNORECASE),  # "I" is "you" here
}
QUOTED = re.compile(r"(?<!\w)'[^']+'(?!\w)|»[^«]+«")

each_item = pytest.mark.parametrize("item", ITEMS, ids=[item["id"] for item in ITEMS])


def texts(value: Any) -> Iterator[str]:
    """Every text in ``value``, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for part in value.values() for text in texts(part))
    elif isinstance(value, list):
        yield from (text for part in value for text in texts(part))


def counts(key: str) -> Counter[str]:
    """How many items have each value of ``key``."""
    return Counter(item[key] for item in ITEMS)


def test_the_channel_fits_its_schema() -> None:
    """The demo passes the same door as any publisher's channel."""
    validate("channel", CHANNEL)


@pytest.mark.parametrize("name", SETS)
def test_every_set_fits_its_schema(name: str) -> None:
    """Each set passes the same door as any publisher's set."""
    validate("suggestion-set", SETS[name])


def test_no_set_lies_unused_in_the_folder() -> None:
    """What lies in the folder is what the channel lists, so no set is forgotten."""
    assert sorted(CHANNEL["sets"]) == sorted(f"sets/{path.name}" for path in (DEMO / "sets").iterdir())


def test_there_is_enough_to_look_around_in() -> None:
    """At least four sets and forty items."""
    assert len(SETS) >= 4
    assert len(ITEMS) >= 40


@pytest.mark.parametrize("language", ["en", "da"])
def test_both_languages_are_at_home(language: str) -> None:
    """Neither language is an afterthought: each has at least two fifths of the items."""
    assert counts("language")[language] >= 0.4 * len(ITEMS)


@pytest.mark.parametrize("language", ["en", "da"])
@pytest.mark.parametrize(
    ("key", "value"),
    [("about", kind) for kind in ("company", "field", "personal")]
    + [("purpose", purpose) for purpose in ("sell", "recruit", "teach")],
)
def test_every_kind_and_purpose_can_be_tried_in_both_languages(language: str, key: str, value: str) -> None:
    """Whoever reads one language meets at least five items of every kind and of every purpose."""
    assert sum(item["language"] == language and item[key] == value for item in ITEMS) >= 5


def test_the_catalogue_keeps_to_the_balance_it_recommends() -> None:
    """About one item in five is about the company, as the channel's own target says."""
    assert abs(counts("about")["company"] / len(ITEMS) - CHANNEL["target"]) <= 0.05


def test_every_item_can_be_told_apart() -> None:
    """No two items share an id or a title, and no two sets an id."""
    assert set(counts("id").values()) == set(counts("title").values()) == {1}
    assert len({content["id"] for content in SETS.values()}) == len(SETS)


@each_item
def test_prompts_ask_and_never_tell(item: dict[str, Any]) -> None:
    """Each item has two or three prompts, and each of them is a question."""
    assert 2 <= len(item["prompts"]) <= 3
    assert all(prompt.endswith("?") for prompt in item["prompts"])


@each_item
def test_nothing_is_put_in_the_persons_mouth(item: dict[str, Any]) -> None:
    """No item speaks in the first person: the "I" belongs to whoever posts."""
    unquoted = (QUOTED.sub("", text) for text in texts(item))
    assert [text for text in unquoted if FIRST_PERSON[item["language"]].search(text)] == []


@each_item
def test_no_item_sounds_like_an_advert(item: dict[str, Any]) -> None:
    """No exclamation marks, no pride, no superlatives that a press release would use."""
    assert [text for text in texts(item) if "!" in text or ADVERT_VOICE.search(text)] == []


@each_item
def test_every_fact_says_where_it_can_be_checked(item: dict[str, Any]) -> None:
    """Each item brings one to three facts, each with its source."""
    assert 1 <= len(item["facts"]) <= 3
    assert all(fact["source"] for fact in item["facts"])


@each_item
def test_items_can_be_found(item: dict[str, Any]) -> None:
    """Each item has topics that the channel knows, and keywords that do not repeat."""
    known = {topic["id"] for topic in CHANNEL["topics"]}
    assert item["topics"] and set(item["topics"]) <= known
    assert 5 <= len(item["keywords"]) == len({word.casefold() for word in item["keywords"]})


@each_item
def test_dates_make_a_window(item: dict[str, Any]) -> None:
    """Where an item has both dates, it is offered from the first until the second."""
    start, end = (datetime.fromisoformat(item[key]) if item[key] else None for key in ("valid_from", "valid_until"))
    assert start is None or end is None or start < end


@each_item
def test_company_news_is_recognisable_as_such(item: dict[str, Any]) -> None:
    """An item that draws on the company asks for disclosure, and only company items link to the company."""
    draws_on_it = item["about"] == "company" or "Havblik" in " ".join(texts(item))
    assert item["disclosure"] != "none" or not draws_on_it
    assert item["about"] == "company" or ".example" not in (item["url"] or "")


def test_most_items_do_not_age() -> None:
    """The demo still has something to show years from now: at least forty items have no end."""
    assert sum(item["valid_until"] is None for item in ITEMS) >= 40
    assert CHANNEL["expires"] is None


def test_no_topic_is_empty() -> None:
    """Every topic a person can choose leads to at least one item, and has other words in both languages."""
    used = {topic for item in ITEMS for topic in item["topics"]}
    assert {topic["id"] for topic in CHANNEL["topics"]} == used
    assert all(topic["synonyms"]["en"] and topic["synonyms"]["da"] for topic in CHANNEL["topics"])
