"""What an editor sends to /v2/check, and what it gets: LanguageTool's parameters, with our tips."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ownwords import consent
from ownwords.models import ChannelContent, HouseStyle, Preferences, Spelling
from ownwords.text import utf16_length

from tests.languagetool.conftest import Editor
from tests.review.samples import CHANNEL

PROUD = "We are proud to announce a world-class solution."
STOLT = "Vi er stolte af at kunne præsentere en løsning i verdensklasse."


def _piece(text: str, match: dict[str, int]) -> str:
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * match["offset"] :][: 2 * match["length"]].decode("utf-16-le", "surrogatepass")


@pytest.mark.parametrize("before", ["", "😀 ", "👩‍👩‍👧 æøå 😀\n\n", "e\u0301😀\r\n"])
def test_a_match_stands_where_the_editor_counts(editor: Editor, before: str) -> None:
    """Offset and length count UTF-16 code units, so that an emoji before a word moves no underline."""
    text = before + PROUD
    found = editor.check(text)
    assert [_piece(text, each) for each in found["matches"]] == ["We are proud to", "world-class"]
    context = found["matches"][1]["context"]
    assert _piece(context["text"], context) == "world-class"


def test_get_asks_the_same_as_post(editor: Editor) -> None:
    """A short text can stand in the address."""
    asked = {"language": "da-DK", "text": STOLT}
    assert editor.ask(f"/v2/check?{urlencode(asked)}").json == editor.ask("/v2/check", asked).json


def test_the_answer_has_what_editors_read(editor: Editor) -> None:
    """Each part that LanguageTool's answer has is there, in Danish for a Danish text."""
    found = editor.check(STOLT)
    assert found["software"] | {"version": ""} == {
        "name": "Own Words",
        "version": "",
        "buildDate": "",
        "apiVersion": 1,
        "premium": False,
        "premiumHint": "",
        "status": "",
    }
    assert found["language"] == {
        "name": "Danish",
        "code": "da-DK",
        "detectedLanguage": {"name": "Danish", "code": "da-DK", "confidence": 0.99},
    }
    assert found["warnings"] == {"incompleteResults": False}
    assert found["sentenceRanges"] == [[0, len(STOLT)]]
    match = found["matches"][0]
    assert match["sentence"] == STOLT and match["message"].startswith(match["shortMessage"])
    assert match["rule"]["category"] == {"id": "IMPROVE", "name": "Kan læses bedre"}
    assert match["type"] == {"typeName": "Hint"} and match["rule"]["issueType"] == "style"


def test_a_replacement_comes_along(editor: Editor) -> None:
    """What could stand there is offered as LanguageTool offers it."""
    found = editor.check("I hope we can utilize the new pump for the people in our town this winter.")
    assert {"value": "use"} in found["matches"][0]["replacements"]


LANGUAGE_CASES = [
    ("en-GB", PROUD, "en-GB", "en-GB", 2),
    ("auto", PROUD, "en-US", "en-US", 2),
    ("da", STOLT, "da", "da", 2),
    ("en-US", STOLT, "en-US", "da-DK", 2),
    ("auto", "Vi jobber ikke med dette lenger, og jeg vet ikke hvorfor noen gjør det slik.", "nb", "nb", 0),
    ("en-US", "Wir freuen uns sehr, dass wir heute eine neue Lösung vorstellen dürfen.", "en-US", "de", 0),
]


@pytest.mark.parametrize(("language", "text", "code", "detected", "matches"), LANGUAGE_CASES)
def test_tips_come_in_the_language_of_the_text(
    editor: Editor, language: str, text: str, code: str, detected: str, matches: int
) -> None:
    """What the editor calls a text's language is answered with; the tips go by what it is written in."""
    found = editor.check(text, language=language)
    assert (found["language"]["code"], found["language"]["detectedLanguage"]["code"]) == (code, detected)
    assert len(found["matches"]) == matches


def test_a_preferred_variant_is_kept(editor: Editor) -> None:
    """Somebody who writes British English is told so."""
    assert editor.check(PROUD, preferredVariants="da-DK,en-GB")["language"]["code"] == "en-GB"


def test_rules_and_categories_can_be_chosen(editor: Editor) -> None:
    """Each of LanguageTool's ways to choose rules does what it does there."""
    both = ["proud-announcement", "superlatives"]
    assert editor.rules(PROUD) == both
    assert editor.rules(PROUD, disabledRules="superlatives, nothing") == both[:1]
    assert editor.rules(PROUD, enabledRules="superlatives", enabledOnly="true") == both[1:]
    assert editor.rules(PROUD, enabledCategories="improve", enabledOnly="yes") == both
    assert editor.rules(PROUD, enabledCategories="PAUSE", enabledOnly="true") == []
    assert editor.rules(PROUD, disabledCategories="IMPROVE") == []
    assert editor.rules(PROUD, disabledCategories="IMPROVE", enabledRules="superlatives") == both[1:]


def test_what_the_person_muted_stays_silent(editor: Editor) -> None:
    """A rule that is "not for me" is that in every editor, also one that asks for it."""
    editor.store.preferences.save(Preferences(muted_rules=("superlatives",)))
    assert editor.rules(PROUD, enabledRules="superlatives") == ["proud-announcement"]


def test_the_house_style_of_a_channel_counts(editor: Editor, now: datetime) -> None:
    """A company's words are steered around in every editor too."""
    style = HouseStyle(names=(Spelling("NordVind", ("Nord Vind",)),), never=("Globex",))
    content = ChannelContent(replace(CHANNEL, house_style=style), (), 0)
    editor.store.catalogue.replace_channel(content, "demo", now)
    found = editor.check("Yesterday I walked through the hall of Nord Vind with Globex and learned a lot about pumps.")
    by_rule = {each["rule"]["id"]: each for each in found["matches"]}
    assert by_rule["house.name"]["replacements"] == [{"value": "NordVind"}]
    assert by_rule["house.never"]["rule"]["category"]["id"] == "PAUSE"


STORY = (
    "Last Tuesday in Esbjerg, Jonas showed me how he welds a pump housing. I had no idea how quiet it is in there. "
    "What is the quietest place where you work?"
)


def test_praise_and_the_text_as_a_whole_are_for_the_picky(editor: Editor) -> None:
    """An underline under what works would puzzle people, so it takes level=picky; the places are within the text."""
    assert {each["rule"]["category"]["id"] for each in editor.check(STORY)["matches"]} <= {"IMPROVE", "PAUSE"}
    picky = editor.check(STORY, level="picky")["matches"]
    assert "ENCOURAGE" in {each["rule"]["category"]["id"] for each in picky}
    assert all(0 <= each["offset"] and each["length"] > 0 for each in picky)


def test_markup_is_passed_over_and_counted(editor: Editor) -> None:
    """With annotated text the places are those in the document as the editor has it, tags and all."""
    pieces = [
        {"markup": "<p title='😀'>"},
        {"text": "We are "},
        {"markup": "<b>"},
        {"text": "proud"},
        {"markup": "</b>"},
        {"text": " to announce a pump."},
        {"markup": "</p>", "interpretAs": "\n\n"},
        {"text": "It is world-class."},
    ]
    document = "".join(each.get("text") or each["markup"] for each in pieces)
    reply = editor.ask("/v2/check", {"language": "en-US", "data": json.dumps({"annotation": pieces})})
    assert [_piece(document, each) for each in reply.json["matches"]] == ["We are <b>proud</b> to", "world-class"]


def test_text_in_data_is_text(editor: Editor) -> None:
    """``data`` with ``text`` alone is what ``text`` is."""
    reply = editor.ask("/v2/check", {"language": "en-US", "data": json.dumps({"text": PROUD})})
    assert reply.json["matches"] == editor.check(PROUD, language="en-US")["matches"]


REFUSED = [
    ({"language": "en-US"}, "'text' or 'data'"),
    ({"language": "en-US", "text": "a", "data": "{}"}, "'text' or 'data'"),
    ({"text": "a"}, "'language'"),
    ({"text": "a", "language": "nb-NO"}, "'nb-NO'"),
    ({"text": "a", "language": "klingon" * 99}, "no tips"),
    ({"text": "a", "language": "en", "level": "strict"}, "'level'"),
    ({"text": "a", "language": "en", "enabledOnly": "true"}, "'enabledOnly=true'"),
    ({"text": "a", "language": "en", "enabledOnly": "true", "enabledRules": "a", "disabledRules": "b"}, "disabled"),
    *[
        ({"language": "en", "data": data}, "'data'")
        for data in ("", "[", "{}", "[]", "7", '{"annotation": {}}', '{"annotation": [{"text": 7}]}', "[" * 9999)
    ],
]


@pytest.mark.parametrize(("form", "named"), REFUSED)
def test_what_does_not_fit_is_named(editor: Editor, form: dict[str, str], named: str) -> None:
    """The sentence says which parameter does not fit, and the answer is 400, as LanguageTool's is."""
    assert named in editor.refused(**form)


def test_it_takes_consent(editor: Editor, now: datetime) -> None:
    """Without consent to reading drafts nothing is read, whichever program asks; withdrawing counts at once."""
    consent.decide(editor.store, "draft_reading", False, now)
    reply = editor.ask("/v2/check", {"language": "en-US", "text": PROUD})
    assert reply.status_code == 403 and "consent" in reply.text
    assert editor.ask("/v2/languages").status_code == 200


def test_languages_are_those_that_there_are_tips_for(editor: Editor) -> None:
    """English and Danish, with their variants, and no language that we have nothing to say in."""
    listed = editor.ask("/v2/languages").json
    assert {each["code"] for each in listed} == {"en", "da"}
    assert {"name": "Danish", "code": "da", "longCode": "da-DK"} in listed


def test_a_very_long_text_is_read_in_part_and_says_so(editor: Editor) -> None:
    """A megabyte is answered; LanguageTool's flag says that not all of it was read."""
    found = editor.check(f"{PROUD} " * 25_000)
    assert found["warnings"] == {"incompleteResults": True} and found["matches"]
    assert editor.ask("/v2/maxtextlength").text == "30000"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["text", "markup"]), st.text(max_size=30) | st.just(PROUD)), max_size=8))
def test_any_document_is_answered_within_itself(editor: Editor, pieces: list[tuple[str, str]]) -> None:
    """Whatever stands in a document, in any script, cut anywhere: each match and each sentence lies within it."""
    annotation = [{kind: text} for kind, text in pieces]
    length = sum(utf16_length(text) for _, text in pieces)
    data = json.dumps({"annotation": annotation})
    found = editor.ask("/v2/check", {"language": "auto", "data": data, "level": "picky"}).json
    for each in found["matches"]:
        assert 0 <= each["offset"] < each["offset"] + each["length"] <= length
    assert all(0 <= start < end <= length for start, end in found["sentenceRanges"])
