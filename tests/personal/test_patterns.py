"""What a year looked like is counted, and neither ranked nor judged."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from ownwords.models import Item, Share, Stretch
from ownwords.personal import patterns

NOW = datetime(2026, 11, 24, tzinfo=UTC)
TOPICS = [f"t{number:02}" for number in range(12)]


def item(item_id: str, topics: tuple[str, ...], purpose: str = "teach") -> Item:
    """Return an item on these topics."""
    return Item(
        item_id,
        "",
        "",
        None,
        "en",
        "field",
        purpose,
        topics,
        (),
        (),
        (),
        None,
        None,
        "none",
        "c",
        "",  # type: ignore[arg-type]
    )


ITEMS = {topic: item(topic, (topic,)) for topic in TOPICS} | {"two": item("two", ("t00", "t01"), "sell")}


def stretch(*shares: tuple[str, float | None]) -> Stretch:
    """Return a stretch with a share for each (item's id, own words)."""
    held = [
        Share(
            "s",
            NOW,
            "linkedin",
            (item_id,),
            None,
            None,
            "field",
            own,
            topics=ITEMS[item_id].topics if item_id in ITEMS else (),
        )
        for item_id, own in shares
    ]
    return Stretch(NOW - timedelta(days=30), NOW, tuple(held))


@given(st.lists(st.lists(st.sampled_from([*TOPICS, "gone"])), max_size=4))
def test_topics_stand_in_the_order_of_their_names(months: list[list[str]]) -> None:
    """However often a topic came up, the order is the same, and each number is what was there: no list of winners."""
    found = patterns.topics([stretch(*((each, None) for each in month)) for month in months])
    assert list(found) == sorted(found) and len(found) <= patterns.TOPICS
    for topic, numbers in found.items():
        assert numbers == [month.count(topic) for month in months]


def test_the_topics_that_came_up_most_are_the_ones_shown() -> None:
    """With more topics than fit, the rare ones are left out."""
    found = patterns.topics([stretch(*((topic, None) for topic in TOPICS), *((TOPICS[-1], None),) * 2)])
    assert TOPICS[-1] in found and len(found) == patterns.TOPICS


def test_an_idea_on_two_topics_counts_for_both() -> None:
    """A share that grew from it is on both."""
    assert patterns.topics([stretch(("two", None))]) == {"t00": [1], "t01": [1]}


def test_own_words_are_an_average_of_what_is_known() -> None:
    """Shares without an idea say nothing about it; a stretch without any has no number."""
    months = [stretch(("two", 0.5), ("two", 1.0), ("two", None)), stretch(("two", None)), stretch()]
    assert patterns.own_words(months) == [0.75, None, None]


def test_purposes_are_all_three_whatever_was_shared() -> None:
    """Each purpose has its number, also none, and what is no longer in the catalogue says nothing."""
    shares = stretch(("two", None), ("t00", None), ("t01", None), ("gone", None)).shares
    assert patterns.purposes(shares, ITEMS) == {"sell": 1, "recruit": 0, "teach": 2}
