"""What the desk says of a draft: what stops it, what would make it better, and silence otherwise."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ownwords.channel import folder, trust
from ownwords.channel.changes import changes
from ownwords.channel.check import check
from ownwords.config import Limits
from ownwords.errors import ChannelError
from ownwords.models import Both

from tests.channel.team import DEMO

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
FILES = folder.read(DEMO, Limits())
SET = "sets/blades-cranes-and-data.json"
Change = Callable[[Any], object]


def _with(name: str, change: Change) -> dict[str, bytes]:
    data = json.loads(FILES[name])
    change(data)
    return {**FILES, name: json.dumps(data).encode()}


def _item(**fields: Any) -> dict[str, bytes]:
    return _with(SET, lambda data: data["items"][0].update(fields))


def _lesson(**fields: Any) -> dict[str, bytes]:
    lesson = {"id": "l", "title": "T", "text": "Short.", "exercise": "Try.", "language": "en"} | fields
    return _with(SET, lambda data: data.update(lessons=[lesson]))


def _rules(files: dict[str, bytes], level: str | None = None) -> set[str]:
    return {each.rule for each in check(files, NOW) if level in {None, each.level}}


def test_the_demo_channel_can_be_submitted() -> None:
    """What we show ourselves has nothing that stops it, and hardly a thought."""
    found = check(FILES, NOW)
    assert [each for each in found if each.level == "stop"] == []
    assert len(found) <= 2


STOPS: list[tuple[str, dict[str, bytes]]] = [
    ("file.not_json", {**FILES, SET: b"{"}),
    ("file.not_text", {**FILES, SET: b"\xff\xfe\x00"}),
    ("file.not_fields", {**FILES, SET: b"[]"}),
    ("file.no_channel", {name: data for name, data in FILES.items() if name != "channel.json"}),
    ("channel.welcome", _with("channel.json", lambda data: data["welcome"].update(leader=""))),
    ("item.no_prompt", _item(prompts=[])),
    ("shape.missing", _with(SET, lambda data: data["items"][0].pop("summary"))),
    ("shape.unknown", _item(colour="blue")),
    ("shape.choice", _item(about="advert")),
    ("shape.too_long", _item(title="x" * 300)),
    ("text.html", _item(summary="Read <b>this</b> today.")),
    ("text.html", _item(summary="Fish &amp; chips")),
    ("text.http", _item(summary="See http://example.com/ for more.")),
    ("text.http", _item(url="http://example.com/")),
    ("text.control", _item(title="Turned \u202e round")),
    ("item.unknown_topic", _item(topics=["nonsense"])),
    ("item.ends_first", _item(valid_from="2026-12-02T00:00:00Z", valid_until="2026-12-01T00:00:00Z")),
    ("item.same_id", _with(SET, lambda data: data["items"].append(data["items"][0]))),
    ("set.not_there", _with("channel.json", lambda data: data["sets"].append("sets/nowhere.json"))),
]


@pytest.mark.parametrize("rule, files", STOPS, ids=[f"{number}-{rule}" for number, (rule, _) in enumerate(STOPS)])
def test_what_companions_would_refuse_cannot_be_submitted(rule: str, files: dict[str, bytes]) -> None:
    """It is said in both languages what and why, before anybody signs."""
    found = [each for each in check(files, NOW) if each.rule == rule]
    assert found and all(each.level == "stop" for each in found)
    assert found[0].message.en != found[0].message.da


ADVICE: list[tuple[str, dict[str, bytes], dict[str, bytes]]] = [
    ("item.first_person", _item(summary="We are proud to be the best place for blades."),
     _item(summary="The apprentice said: I learned it from Jens.")),
    ("item.first_person", _item(summary="Vi er stolte af vores vinger.", language="da"),
     _item(summary="Jens er stolt af vingerne.", language="da")),
    ("item.bait", _item(summary="Like and comment below."), _item(summary="People like the comments from the yard.")),
    ("item.bait", _item(summary="Smid et like og tag en kollega.", language="da"),
     _item(summary="Kollegerne kan lide kranen.", language="da")),
    ("item.not_a_question", _item(prompts=["Tell about your day."]), _item(prompts=["What happened on your day?"])),
    ("item.yes_no", _item(prompts=["Do you like wind?"]), _item(prompts=["What do you like about wind?"])),
    ("item.no_source", _item(facts=[{"text": "Half of them stay.", "source": None}]),
     _item(facts=[{"text": "Half of them stay.", "source": "https://havblik.example/a"}])),
    ("item.ended", _item(valid_until="2026-01-01T00:00:00Z"), _item(valid_until="2027-01-01T00:00:00Z")),
    ("item.no_topics", _item(topics=[]), FILES),
    ("item.capitals", _item(title="FANTASTIC NEWS FROM THE APPRENTICES"), _item(title="News from the NATO yard")),
    ("item.long_summary", _item(summary="word " * 80), _item(summary="word " * 30)),
    ("item.superlative", _item(summary="Havblik is number one in blades.", facts=[]),
     _item(summary="Blade number 1 is the longest on this yard.", facts=[])),
    ("lesson.long", _lesson(text="word " * 200), _lesson(text="word " * 100)),
    ("set.company_only", _with(SET, lambda data: [item.update(about="company") for item in data["items"]]), FILES),
    ("channel.only_english", {
        name: data if name == "channel.json" else json.dumps(
            json.loads(data) | {"items": [item | {"language": "en"} for item in json.loads(data)["items"]]}).encode()
        for name, data in FILES.items()}, FILES),
]  # fmt: skip


@pytest.mark.parametrize(
    "rule, fires, silent", ADVICE, ids=[f"{number}-{rule}" for number, (rule, _, _) in enumerate(ADVICE)]
)
def test_comms_is_coached_too(rule: str, fires: dict[str, bytes], silent: dict[str, bytes]) -> None:
    """A thought where one helps, and silence where the same words are innocent."""
    found = [each for each in check(fires, NOW) if each.rule == rule]
    assert found and all(each.level == "advice" for each in found)
    assert rule not in _rules(silent)


def test_a_finished_post_to_paste_is_seen() -> None:
    """A greeting, a first person, hashtags and a rocket: that is a post, not background."""
    post = "Hi network! I am so happy to share that we lifted our first blade 🚀🚀 What a team! #wind #proud #teamwork"
    assert "item.finished_post" in _rules(_item(summary=post))
    assert "item.finished_post" not in _rules(
        _item(summary="The first blade was lifted on Tuesday, by two apprentices.")
    )


def test_what_is_said_is_how_we_speak() -> None:
    """No exclamation marks, no "must" or "error" towards whoever writes, and both languages each time."""
    for files in [*(files for _, files in STOPS), *(files for _, files, _ in ADVICE)]:
        for each in check(files, NOW):
            for text in (each.message.en, each.why.en, each.message.da, each.why.da):
                assert text and "!" not in text.replace("!doctype", "")
            assert not {"must", "should", "wrong", "error"} & set(each.why.en.lower().split())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=60)
@given(st.sampled_from(sorted(json.loads(FILES[SET])["items"][0])), JSON)
def test_whatever_a_field_holds_there_is_an_answer(field: str, value: Any) -> None:
    """No value breaks the check, and nothing that companions refuse passes it."""
    files = _item(**{field: value})
    stopped = any(each.level == "stop" for each in check(files, NOW))
    try:
        trust.accept(files)
    except ChannelError:
        assert stopped


@settings(max_examples=60)
@given(JSON)
def test_whatever_a_file_holds_there_is_an_answer(value: Any) -> None:
    """Also where a whole file is something else."""
    assert any(each.level == "stop" for each in check({**FILES, "channel.json": json.dumps(value).encode()}, NOW))


# What changed


def test_the_first_version_is_all_new() -> None:
    """Before anything was approved, everything is new, in words."""
    found = changes(None, FILES)
    assert {each.kind for each in found} == {"added"}
    sets = [json.loads(data) for path, data in FILES.items() if path.startswith("sets/")]
    brought = sum(len(each["items"]) + len(each.get("lessons", ())) for each in sets)
    assert len([each for each in found if each.item]) == brought > 60


def test_a_changed_field_is_shown_before_and_after() -> None:
    """Which idea, which field, what it said and what it says."""
    [change] = changes(FILES, _item(title="Another title"))
    before = json.loads(FILES[SET])["items"][0]
    assert (change.kind, change.before, change.after, change.item) == (
        "changed", Both(before["title"], before["title"]), Both("Another title", "Another title"), before["id"],
    )  # fmt: skip
    assert "title" in change.what.en and "titlen" in change.what.da


def test_what_a_value_says_is_said_in_words() -> None:
    """A fact with its source, a topic with its other words, a choice by its meaning: in the reader's language."""
    fact = {"text": "Half of them stay.", "source": "https://nordlys.example/half"}
    [facts] = changes(_item(facts=[]), _item(facts=[fact, {"text": "Snow.", "source": None}]))
    assert facts.after == Both(*["Half of them stay. (https://nordlys.example/half)\nSnow."] * 2)
    [about] = changes(_item(about="field"), _item(about="company"))
    assert (about.before, about.after) == (
        Both("useful to others", "nyttigt for andre"), Both("about the company", "om virksomheden"),
    )  # fmt: skip
    topic = {"id": "wind", "label": {"en": "Wind", "da": "Vind"}, "synonyms": {"en": ["gale"], "da": []}}
    [topics] = changes(FILES, _with("channel.json", lambda data: data.update(topics=[topic])))
    assert topics.after == Both(*["wind: Wind (gale) / Vind"] * 2)


def test_a_first_version_says_nothing_empty() -> None:
    """No version number, no id and no field without a text: only what a colleague approves."""
    found = [each for each in changes(None, FILES) if each.file == "channel.json"]
    assert all(each.after for each in found)
    assert not any("format" in each.what.en for each in found)


def test_what_was_removed_and_moved_is_said() -> None:
    """An idea taken out is named, and an order that changed is not passed over."""
    [removed] = changes(FILES, _with(SET, lambda data: data["items"].pop(0)))
    assert removed.kind == "removed" and removed.after is None and removed.before
    [moved] = changes(FILES, _with(SET, lambda data: data["items"].reverse()))
    assert "order" in moved.what.en


@settings(max_examples=80)
@given(st.sampled_from(["title", "summary", "prompts", "facts", "url", "valid_until", "new"]), JSON)
def test_nothing_changes_unseen(field: str, value: Any) -> None:
    """There is a change exactly where the contents differ."""
    after = _item(**{field: value})
    same = json.loads(after[SET]) == json.loads(FILES[SET])
    assert (changes(FILES, after) == ()) == same
    assert changes(after, copy.deepcopy(after)) == ()
