"""POST /reviews: ideas, tips, own words and balance, in one reply."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ownwords.errors import DatabaseDamaged, DiskFull
from ownwords.wire import time_json

from tests.api.caller import ADDRESS, Caller, problem

ENGLISH = "We are thrilled to announce our world-class solution. It is a game changer for everybody in the industry."
DANISH = "Vi er stolte af at kunne præsentere vores banebrydende løsning, som er i verdensklasse for hele branchen."


def test_an_empty_draft_gets_ideas_without_any_consent(demo: Caller) -> None:
    """Before a word is typed there are ideas and a balance, and nothing was read."""
    found = demo.post("/reviews", text="", site="linkedin").json
    assert 1 <= len(found["suggestions"]) <= 5
    assert (found["tips"], found["language"], found["own_words"], found["length"]) == ([], None, None, 0)
    assert found["balance"]["verdict"] == "too_early"


def test_a_draft_is_not_read_without_consent(demo: Caller) -> None:
    """With a text, consent is asked for, and by name."""
    response = demo.post("/reviews", text=ENGLISH, site="linkedin")
    assert problem(response) == (403, "consent_required")
    assert response.json["purpose"] == "draft_reading"


def test_withdrawing_works_at_once(demo: Caller) -> None:
    """The next draft after a withdrawal is not read."""
    demo.consent("draft_reading")
    assert demo.post("/reviews", text=ENGLISH, site="linkedin").status_code == 200
    demo.put("/consents/draft_reading", granted=False)
    assert problem(demo.post("/reviews", text=ENGLISH, site="linkedin")) == (403, "consent_required")


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (DANISH, "da")])
def test_a_draft_is_coached_in_its_own_language(demo: Caller, text: str, language: str) -> None:
    """The language is the draft's, whatever the browser's is."""
    demo.consent("draft_reading")
    found = demo.post("/reviews", text=text, site="linkedin", language="en-GB").json
    assert found["language"] == language
    assert found["tips"]


def test_spans_point_at_the_words_in_a_browsers_counting(demo: Caller) -> None:
    """Behind an emoji a span still names the right words, counted in UTF-16 code units."""
    demo.consent("draft_reading")
    plain = demo.post("/reviews", text=ENGLISH, site="linkedin").json["tips"]
    shifted = demo.post("/reviews", text=f"👩‍🔧 {ENGLISH}", site="linkedin").json["tips"]
    offset = len("👩‍🔧 ".encode("utf-16-le")) // 2
    moved = {(tip["rule"], tip["span"]["start"] + offset) for tip in plain if tip["span"]}
    assert moved
    assert moved <= {(tip["rule"], tip["span"]["start"]) for tip in shifted if tip["span"]}


def test_a_copied_idea_has_no_own_words(demo: Caller) -> None:
    """A draft that is an idea's own text is none of the person's, as they took it from there."""
    demo.consent("draft_reading")
    idea = demo.post("/reviews", text="", site="linkedin").json["suggestions"][0]
    found = demo.post("/reviews", text=idea["summary"], site="linkedin", used_items=[idea["item"]]).json
    assert found["own_words"] < 0.2


def test_a_draft_is_held_to_ones_own_posts_only_where_their_texts_are_kept(demo: Caller) -> None:
    """Posting nearly the same again is noticed a day later, while texts are kept."""
    demo.consent("draft_reading", "history", "history_text")
    text = "On Tuesday the crane stopped with a blade in the air, and Sofie found the fuse in eleven minutes flat."
    for hours, expected in ((2, False), (48, True)):
        posted = time_json(demo.services.clock() - timedelta(hours=hours))
        demo.post("/shares", posted_at=posted, site="linkedin", item_ids=[], text=text, about="personal")
        found = demo.post("/reviews", text=f"{text} What a day", site="linkedin").json["tips"]
        assert ("posted-before" in {tip["rule"] for tip in found}) == expected
    demo.put("/consents/history_text", granted=False)
    found = demo.post("/reviews", text=f"{text} What a day", site="linkedin").json["tips"]
    assert "posted-before" not in {tip["rule"] for tip in found}


def test_an_idea_that_is_used_or_unknown_does_not_come_between(demo: Caller) -> None:
    """An item that the channel has taken back since is passed over."""
    demo.consent("draft_reading")
    assert demo.post("/reviews", text=ENGLISH, site="linkedin", used_items=["taken-back"]).status_code == 200


def test_without_a_channel_there_are_still_tips(caller: Caller) -> None:
    """Who has joined nothing is coached, and offered nothing."""
    caller.consent("draft_reading")
    found = caller.post("/reviews", text=ENGLISH, site="linkedin").json
    assert found["tips"]
    assert found["suggestions"] == []


def test_a_muted_rule_stays_silent(demo: Caller) -> None:
    """What the person does not want to hear is not said."""
    demo.consent("draft_reading")
    rule = demo.post("/reviews", text=ENGLISH, site="linkedin").json["tips"][0]["rule"]
    demo.put("/preferences", muted_rules=[rule])
    assert rule not in {tip["rule"] for tip in demo.post("/reviews", text=ENGLISH, site="linkedin").json["tips"]}


@pytest.mark.parametrize(
    "piece", ["a", "æ", "😀", "#a", "A. ", "😀\n", "https://a.b ", "-", "\u0301", "a b c d e f g "]
)
def test_a_draft_of_any_length_is_answered(demo: Caller, piece: str) -> None:
    """A pasted book is looked at only at its beginning, but its whole length is counted."""
    demo.consent("draft_reading")
    text = piece * (1_000_000 // len(piece))
    body = json.dumps({"text": text, "site": "linkedin"}, ensure_ascii=False).encode()
    assert demo.send("POST", "/reviews", body).json["length"] == len(text.encode("utf-16-le")) // 2


def test_half_a_character_keeps_its_length(demo: Caller) -> None:
    """JavaScript can cut an emoji in two: the half is read as one unknown character, and the draft is answered."""
    demo.consent("draft_reading")
    body = b'{"text": "Half \\ud83d and a whole \\ud83d\\ude00", "site": "linkedin"}'
    assert demo.send("POST", "/reviews", body).json["length"] == len("Half ? and a whole ??")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.characters(exclude_categories=()), min_size=1, max_size=400))
def test_whatever_is_typed_is_answered(demo: Caller, text: str) -> None:
    """No draft, of whatever characters, gets anything but a review with spans inside it."""
    demo.consent("draft_reading")
    found = demo.send("POST", "/reviews", json.dumps({"text": text, "site": "linkedin"}).encode()).json
    spans = [tip["span"] for tip in found["tips"] if tip["span"]]
    assert all(0 <= span["start"] < span["end"] <= found["length"] for span in spans)


def test_a_draft_is_kept_nowhere(demo: Caller, home: Path) -> None:
    """A review leaves no byte of the draft in the data folder."""
    demo.consent("draft_reading")
    assert demo.post("/reviews", text=f"{ENGLISH} Quillwort-4711 said so.", site="linkedin").status_code == 200
    files = [path for path in home.rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if b"Quillwort-4711" in path.read_bytes()]


@pytest.mark.parametrize(
    ("trouble", "expected"),
    [(DatabaseDamaged("Damaged."), (500, "database_damaged")), (DiskFull("Full."), (507, "disk_full"))],
)
def test_this_computers_trouble_is_named(
    demo: Caller, monkeypatch: pytest.MonkeyPatch, trouble: Exception, expected: tuple[int, str]
) -> None:
    """A damaged database or a full disk is said as what it is."""

    def fail() -> None:
        raise trouble

    monkeypatch.setattr(demo.services.store.preferences, "get", fail)
    assert problem(demo.post("/reviews", text="", site="linkedin")) == expected


def test_a_fault_of_ours_tells_nothing_of_the_draft(
    demo: Caller, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither the reply nor the log repeats a text, even where the error's own message does."""
    demo.consent("draft_reading")

    def fail() -> None:
        raise RuntimeError("Quillwort-4711")

    monkeypatch.setattr(demo.services.store.preferences, "get", fail)
    response = demo.post("/reviews", text="Quillwort-4711", site="linkedin")
    assert problem(response) == (500, "unexpected")
    assert "RuntimeError" in caplog.text
    assert "Quillwort" not in response.text + caplog.text


def test_a_fault_of_ours_is_a_page_where_a_page_was_asked(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    """The person reads a page in their language, not JSON."""

    def fail(name: str, now: object) -> None:
        raise RuntimeError("Quillwort-4711")

    url = caller.post("/sessions", page="balance").json["url"]
    monkeypatch.setattr(caller.services.store.sessions, "redeem", fail)
    response = caller.app.test_client().get(url.removeprefix(ADDRESS), base_url=ADDRESS)
    assert (response.status_code, response.mimetype) == (500, "text/html")
    assert "Quillwort" not in response.text


def test_quiet_hours_keep_back_what_nobody_asked_for(demo: Caller, now: datetime) -> None:
    """No ideas and a sentence for an empty composer, ideas as ever for a draft."""
    demo.consent("draft_reading")
    demo.put("/preferences", quiet_hours=_around(now.astimezone()))
    empty = demo.post("/reviews", text="", site="linkedin", language="da").json
    assert empty["suggestions"] == [] and [each["kind"] for each in empty["notices"]] == ["quiet"]
    assert "stille timer" in empty["notices"][0]["text"]
    draft = demo.post("/reviews", text=f"{ENGLISH} It is a crane school.", site="linkedin").json
    assert draft["suggestions"] and draft["tips"] and draft["notices"] == []


def test_a_quiet_place_has_tips_and_no_ideas(demo: Caller) -> None:
    """Where the person wants no ideas, an idea already in use stays, and the tips go on."""
    demo.consent("draft_reading")
    used = demo.post("/reviews", text="", site="linkedin").json["suggestions"][0]["item"]
    demo.put("/preferences", quiet_sites=["linkedin"])
    found = demo.post("/reviews", text=ENGLISH, site="linkedin", used_items=[used]).json
    assert [each["item"] for each in found["suggestions"]] == [used] and found["tips"]
    assert demo.post("/reviews", text="", site="practice").json["suggestions"]


def _around(now: datetime) -> dict[str, str]:
    """Return quiet hours that this minute and the next hours are in."""
    return {"begin": f"{now - timedelta(hours=1):%H:%M}", "end": f"{now + timedelta(hours=2):%H:%M}"}
