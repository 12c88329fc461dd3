"""What is typed at the desk and what is kept are the same, one thing a line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from ownwords.desk import forms

WORD = st.text(st.characters(whitelist_categories=["L", "N"]), min_size=2, max_size=12)
TOPIC = st.fixed_dictionaries(
    {
        "id": WORD,
        "label": st.fixed_dictionaries({"en": WORD, "da": WORD}),
        "synonyms": st.fixed_dictionaries({"en": st.lists(WORD, max_size=3), "da": st.lists(WORD, max_size=3)}),
    }
)
AVOID = st.fixed_dictionaries(
    {"phrase": WORD, "instead": st.lists(WORD, max_size=3), "language": st.sampled_from(["en", "da", None])}
)
NAME = st.fixed_dictionaries({"right": WORD, "wrong": st.lists(WORD, min_size=1, max_size=3)})


@given(st.lists(TOPIC, max_size=4))
def test_topics_come_back_as_they_went(topics: list[forms.Json]) -> None:
    """Saving a page nobody edited changes no topic."""
    assert forms.topics(forms.topics_text(topics)) == topics


@given(st.lists(AVOID, max_size=4), st.lists(NAME, max_size=4), st.lists(WORD, max_size=4))
def test_house_style_comes_back_as_it_went(avoid: list[forms.Json], names: list[forms.Json], never: list[str]) -> None:
    """Saving a page nobody edited changes no word of the house style."""
    form = {"avoid": forms.avoid_text(avoid), "names": forms.names_text(names), "never": "\n".join(never)}
    assert forms.house_style(form) == {"avoid": avoid, "names": names, "never": never}


def test_a_fact_ends_with_its_source() -> None:
    """The address at the end of a line is where the fact is from; a line without one has none."""
    assert forms.facts("Half stay. https://example.com/a\nMost like it\n\n") == [
        {"text": "Half stay.", "source": "https://example.com/a"},
        {"text": "Most like it", "source": None},
    ]


@given(st.lists(st.fixed_dictionaries({"text": WORD, "source": st.sampled_from(["https://example.com/a", None])})))
def test_facts_come_back_as_they_went(facts: list[forms.Json]) -> None:
    """Saving a page nobody edited changes no fact."""
    assert forms.facts(forms.facts_text(facts)) == facts


def test_a_last_day_lasts_until_midnight_and_keeps_a_time_it_had() -> None:
    """A day typed ends with that day; a time that was set elsewhere stays while the day does."""
    assert forms.moment("2026-12-01", "23:59:59", None) == "2026-12-01T23:59:59Z"
    assert forms.moment("2026-12-01", "23:59:59", "2026-12-01T12:00:00Z") == "2026-12-01T12:00:00Z"
    assert forms.moment("", "23:59:59", "2026-12-01T12:00:00Z") is None


@given(st.dictionaries(st.sampled_from(["title", "summary", "facts", "prompts", "url", "valid_until"]), st.text()))
def test_whatever_is_typed_becomes_an_item(form: dict[str, str]) -> None:
    """No text breaks the form: what does not fit is said by the check, not by a fault."""
    assert set(forms.item(form, [], {})) >= {"title", "facts", "prompts"}
