"""Everything that can be chosen is on one page, each part saved on its own, and nothing typed is lost."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, time

import pytest
from ownwords.channel import sync
from ownwords.models import Preferences, QuietHours
from ownwords.resources import folder
from ownwords.store import Store

from tests.pages.visiting import Visit


def choose(store: Store, **values: object) -> None:
    """Choose without the pages."""
    store.preferences.change(lambda before: replace(before, **values))  # type: ignore[arg-type]


def seen(page: str, section: str) -> str:
    """Return the mark that a section's form carries."""
    found = re.search(r'name="seen" value="(\w+)"', page.split(f'id="{section}"')[1])
    assert found
    return found[1]


def test_the_line_is_moved_from_here_too(visit: Visit, store: Store) -> None:
    """The same form as on the balance page, and back to this one."""
    sent = visit.send("/preferences/target", percent="35", page_="", **{"page": "/preferences"})
    assert sent.status_code == 303 and store.preferences.get().target == 0.35


def test_languages_of_ideas(visit: Visit, store: Store) -> None:
    """One, both or none can be ticked; what is no language of ours is passed over."""
    visit.send("/preferences/languages", languages=["da", "xx"])
    assert store.preferences.get().suggestion_languages == ("da",)
    visit.send("/preferences/languages")
    assert store.preferences.get().suggestion_languages == ()


def test_topics_are_followed_and_left_out(visit: Visit, store: Store, now: datetime) -> None:
    """Each topic is followed, left out or neither; a topic of a channel that was left keeps its wish."""
    sync.join(store, "demo", now)
    choose(store, topics=("of-before",), muted_topics=("tools",))
    visit.send("/preferences/topics", **{"topic weather": "more", "topic noise": "none", "topic tools": ""})
    after = store.preferences.get()
    assert (after.topics, after.muted_topics) == (("of-before", "weather"), ("noise",))


def test_without_a_channel_there_are_no_topics(visit: Visit) -> None:
    """The page says where topics come from."""
    assert "Topics come with a channel." in visit.text("/preferences")


def test_quiet_hours_come_and_go(visit: Visit, store: Store) -> None:
    """Two times make quiet hours, over midnight too; a button of their own ends them, and so do two empty fields."""
    visit.send("/preferences/quiet", begin="18:00", end="07:30")
    assert store.preferences.get().quiet_hours == QuietHours(time(18), time(7, 30))
    assert 'value="18:00"' in visit.text("/preferences")
    visit.send("/preferences/quiet", begin="18:00", end="07:30", off="yes")
    assert store.preferences.get().quiet_hours is None
    visit.send("/preferences/quiet", begin="18:00", end="07:30")
    visit.send("/preferences/quiet", begin="", end="")
    assert store.preferences.get().quiet_hours is None


@pytest.mark.parametrize(("begin", "end"), [("18:00", ""), ("18:00", "18:00"), ("x", "07:00"), ("18:00", "25:00")])
def test_hours_that_are_none_lose_nothing(visit: Visit, store: Store, begin: str, end: str) -> None:
    """What cannot be quiet hours gets a sentence; what was typed is still there, and what was chosen is unchanged."""
    choose(store, quiet_hours=QuietHours(time(20), time(6)))
    answer = visit.send("/preferences/quiet", begin=begin, end=end)
    assert answer.status_code == 400 and "Quiet hours need two times that differ" in answer.text
    assert f'name="begin" value="{begin}"' in answer.text and f'name="end" value="{end}"' in answer.text
    assert store.preferences.get().quiet_hours == QuietHours(time(20), time(6))


def test_places_are_those_the_extension_knows(visit: Visit, store: Store) -> None:
    """Each place to write in has a tick; what is unticked is quiet, and an unknown place stays as it was."""
    names = {path.stem for path in (folder("extension") / "sites").glob("*.js")}
    assert set(re.findall(r'name="places" value="([^"]+)" checked', visit.text("/preferences"))) == names
    choose(store, quiet_sites=("of-tomorrow",))
    visit.send("/preferences/places", places=sorted(names - {"linkedin"}))
    assert store.preferences.get().quiet_sites == ("of-tomorrow", "linkedin")


def test_what_was_put_away_comes_back(visit: Visit, store: Store, now: datetime) -> None:
    """A rule and an idea are listed by what they say, and one click takes each back."""
    sync.join(store, "demo", now)
    item = next(iter(store.catalogue.items().values()))
    choose(store, muted_rules=("jargon", "gone.rule"), hidden_items=(item.id, "gone/item"))
    page = visit.text("/preferences")
    assert item.title in page and "An idea that is no longer offered" in page and "gone.rule" in page
    assert ">jargon<" not in page
    visit.send("/preferences/again", rule="jargon")
    visit.send("/preferences/again", item=item.id)
    after = store.preferences.get()
    assert (after.muted_rules, after.hidden_items) == (("gone.rule",), ("gone/item",))


def test_a_long_list_is_cut_and_taken_back_at_once(visit: Visit, store: Store) -> None:
    """Five thousand hidden ideas make no endless page; one button offers them all again."""
    choose(store, hidden_items=tuple(f"i{number}" for number in range(5000)))
    page = visit.text("/preferences")
    assert len(page.encode()) < 100_000 and "Offer all 5000 again" in page
    visit.send("/preferences/again", all="yes")
    assert store.preferences.get().hidden_items == ()


def test_another_tabs_change_is_not_written_over(visit: Visit, store: Store) -> None:
    """A form that was open while the same part changed saves nothing and says so; another part is saved."""
    page = visit.text("/preferences")
    choose(store, quiet_hours=QuietHours(time(20), time(6)))
    late = visit.send("/preferences/quiet", begin="18:00", end="07:30", seen=seen(page, "quiet"))
    assert "said=meanwhile" in late.headers["Location"]
    assert store.preferences.get().quiet_hours == QuietHours(time(20), time(6))
    visit.send("/preferences/languages", languages="da", seen=seen(page, "languages"))
    assert store.preferences.get().suggestion_languages == ("da",)


def test_two_changes_at_once_are_both_kept(store: Store) -> None:
    """A change is made of what is there when it is kept, not of what somebody had read before."""
    store.preferences.change(lambda before: replace(before, topics=("a",)))
    store.preferences.change(lambda before: replace(before, target=0.4))
    assert store.preferences.get() == Preferences(topics=("a",), target=0.4)


@pytest.mark.parametrize("language", ["en", "da"])
def test_each_field_has_its_name(visit: Visit, store: Store, now: datetime, language: str) -> None:
    """In both languages every field that can be filled in stands in a label or is named by one."""
    sync.join(store, "demo", now)
    visit.headers = {"Accept-Language": language}
    page = visit.text("/preferences")
    named = set(re.findall(r'<label[^>]* for="([^"]+)"', page))
    inside = "".join(re.findall(r"<label(?![^>]* for=)[^>]*>.*?</label>", page, re.DOTALL))
    for field in re.findall(r'<(?:input(?! type="hidden")|select|textarea)[^>]*>', page):
        found = re.search(r'id="([^"]+)"', field)
        assert field in inside or (found and found[1] in named), field
