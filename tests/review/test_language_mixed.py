"""Each sentence is read in its own language: a post that mixes gets each language's tips, a relative's gets none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ownwords.consent import handed_over
from ownwords.models import Avoided, Draft, HouseStyle
from ownwords.review import review
from ownwords.review.language import stranger
from ownwords.review.reading import Reading
from ownwords.text import utf16_span

from .samples import CHANNEL, ITEM, reviewed, rules_of

SENTENCES = {
    path.stem: path.read_text("utf-8").splitlines() for path in sorted((Path(__file__).parent / "sentences").glob("*"))
}
CASES = [(language, text) for language, texts in SENTENCES.items() for text in texts]
IDS = [f"{language}: {text[:30]}" for language, text in CASES]
NORWEGIAN = {"nb", "nn"}
COACHED = {"en", "da"}

DANISH = "Jeg stod på kajen hele dagen og tænkte på, hvad min kollega havde sagt til mig om morgenen. "
ENGLISH = "I stood on the quay all day and thought about what my colleague had said to me that morning. "


def test_there_are_forty_sentences_of_each_language() -> None:
    """English, Danish, both Norwegians, Swedish and German have forty labelled sentences each, others twenty."""
    assert {
        language: len(texts) >= 40 for language, texts in SENTENCES.items() if language != "other"
    } == dict.fromkeys(("da", "de", "en", "nb", "nn", "sv"), True)
    assert len(SENTENCES["other"]) >= 20


@pytest.mark.parametrize(("language", "text"), CASES, ids=IDS)
def test_a_sentence_is_never_taken_for_one_we_coach_in(language: str, text: str) -> None:
    """A sentence is found to be what it is, or, where it could be a relative's, nothing; never wrongly ours."""
    found = Reading(text).language
    if language in COACHED:
        assert found == language
    else:
        assert found not in COACHED


def test_nearly_all_sentences_are_told_alone() -> None:
    """Of the labelled sentences at most one in thirty is left open; the two Norwegians count as one."""
    told = [
        Reading(text).language in (NORWEGIAN if language in NORWEGIAN else {language})
        for language, text in CASES
        if language != "other"
    ]
    assert sum(told) >= 29 / 30 * len(told)


@pytest.mark.parametrize("draft", sorted(COACHED))
@pytest.mark.parametrize(("language", "text"), CASES, ids=IDS)
def test_a_sentence_stands_out_only_where_it_is_in_another_language(draft: str, language: str, text: str) -> None:
    """No sentence of the draft's own language stands out, and each of the other one that we coach in does."""
    found = stranger(Reading(text).keys, draft)
    if language == draft:
        assert found is None
    elif language in COACHED:
        assert found == language
    else:
        assert found not in COACHED


@given(
    st.lists(st.sampled_from(SENTENCES["da"]), min_size=6, max_size=12, unique=True), st.sampled_from(SENTENCES["en"])
)
def test_one_english_sentence_leaves_a_danish_post_danish(danish: list[str], english: str) -> None:
    """Wherever it stands, a single sentence does not turn the post's language, and it alone stands out."""
    reading = Reading("\n".join([*danish[:3], english, *danish[3:]]))
    assert reading.language == "da"
    assert [each.text for each in reading.strangers["en"]] == Reading(english).text.split("\n")


@pytest.mark.parametrize("language", ["nb", "nn", "sv", "de"])
@given(data=st.data())
def test_a_post_in_another_language_gets_no_tips(language: str, data: st.DataObject) -> None:
    """A post of some sentences is found to be Norwegian, Swedish or German, and is left alone, whoever reads it."""
    texts = data.draw(st.lists(st.sampled_from(SENTENCES[language]), min_size=4, max_size=8, unique=True))
    found = reviewed(" ".join(texts) + " Banebrydende!!!", reader="da")
    assert found.language in (NORWEGIAN if language in NORWEGIAN else {language})
    assert found.tips == ()


def test_an_english_sentence_in_a_danish_post_gets_english_rules_in_danish_words() -> None:
    """The tip points at the English words, offers English ones, and speaks the language of the post."""
    text = DANISH + "And then he said that we ought to utilise the crane more. " + DANISH
    (tip,) = [tip for tip in reviewed(text).tips if tip.rule == "jargon"]
    assert tip.span and text[slice(*tip.span)] == "utilise" and tip.replacements == ("use",)
    assert tip.message.startswith("”utilise”")


def test_a_danish_sentence_in_an_english_post_gets_danish_rules_in_english_words() -> None:
    """The other way round it is the same."""
    text = ENGLISH + "Og så sagde han, at vi skulle eksekvere planen på mandag. " + ENGLISH
    (tip,) = [tip for tip in reviewed(text).tips if tip.rule == "jargon"]
    assert tip.span and text[slice(*tip.span)] == "eksekvere" and tip.replacements == ("gennemføre",)
    assert tip.message.startswith("“eksekvere”")


def test_a_word_that_is_jargon_in_one_language_is_left_alone_in_the_other() -> None:
    """An English rule does not look at the Danish sentences, nor a Danish one at the English."""
    assert "jargon" not in rules_of(ENGLISH + "The sign in the hall said eksekvere in red letters. " + ENGLISH)


def test_norwegian_sentences_in_a_danish_post_are_left_alone() -> None:
    """What is quoted in Norwegian gets no Danish tip, the Danish around it does."""
    norwegian = "Vi er veldig glade for å kunne si at dette er banebrydende, og vi gleder oss mye til dere kommer! "
    assert "superlatives" not in rules_of(DANISH + norwegian + DANISH)
    assert "superlatives" in rules_of(DANISH + "Det var simpelthen banebrydende, syntes jeg. " + DANISH)


def test_what_one_language_says_is_not_missed_in_the_other() -> None:
    """An "I" and a "where I work" in an English sentence are there for a Danish post too."""
    nobody = "Kranen stod på kajen hele dagen, og der kom ikke noget skib før om aftenen, da det var blevet mørkt. " * 3
    assert "no-first-person" in rules_of(nobody)
    assert "no-first-person" not in rules_of(nobody + "And then I saw that my hands had turned quite blue.")
    assert "affiliation" in rules_of(nobody, used=(ITEM,))
    english = "And this is what it was like on the day that we built it: I work at Nordvind."
    assert "affiliation" not in rules_of(nobody + english, used=(ITEM,))


def test_a_house_style_holds_in_each_languages_own_sentences() -> None:
    """An English word to avoid is looked for where the post is English, a Danish one where it is Danish."""
    style = HouseStyle(avoid=(Avoided("crane", ("lift",), "en"), Avoided("kajen", ("molen",), "da")))
    text = DANISH * 2 + "And then they told us that the crane on kajen was green. "
    tips = review(Draft(text), handed_over(), (), (replace(CHANNEL, house_style=style),)).tips
    assert [text[slice(*tip.span)] for tip in tips if tip.span and tip.rule == "house.avoid"] == [
        "kajen",
        "kajen",
        "crane",
    ]


@given(st.text("🎉👩‍👧æøå\u0301", max_size=12))
def test_spans_are_exact_in_a_post_that_mixes(before: str) -> None:
    """After emoji and æøå, in UTF-16 code units, the span still cuts out the word."""
    text = DANISH + before + "\nAnd then he said that we ought to utilise the crane more."
    (tip,) = [tip for tip in reviewed(text).tips if tip.rule == "jargon"]
    assert tip.span
    start, end = utf16_span(text, *tip.span)
    assert text.encode("utf-16-le")[start * 2 : end * 2].decode("utf-16-le") == "utilise"


@given(st.lists(st.sampled_from([text for _, text in CASES]), max_size=8), st.sampled_from([None, "en", "da"]))
def test_any_mixture_is_answered(texts: list[str], reader: str | None) -> None:
    """Whatever languages meet in a post, spans lie within it, and the languages' readings are as long as it is."""
    text = "\n".join(texts)
    reading = Reading(text)
    for language in ("en", "da", *reading.strangers):
        assert len(reading.only(language).text) == len(text)
    for tip in reviewed(text, used=(ITEM,), reader=reader).tips:
        assert tip.span is None or 0 <= tip.span[0] <= tip.span[1] <= len(text)


PIECES = [text for texts in SENTENCES.values() for text in texts]
ENDS = [". ", "\n", "\n\n", " ", "! 😀 "]


@given(
    st.lists(
        st.tuples(st.sampled_from([*PIECES, "Ja.", "2026", "😀", "se https://x.dk/æ"]), st.sampled_from(ENDS)),
        max_size=12,
    )
)
def test_the_sentences_of_one_language_are_read_as_if_alone(parts: list[tuple[str, str]]) -> None:
    """What is known of a mixed draft is kept for its parts: words, places and sentences are those found anew."""
    reading = Reading("".join(text + end for text, end in parts))
    for language in ("en", "da", "nb"):
        part = reading.only(language)
        anew = Reading(part.text)
        assert len(part.text) == len(reading.text)
        assert (part.prose, part.words, part.word_starts) == (anew.prose, anew.words, anew.word_starts)
        assert (part.keys, part.sentences) == (anew.keys, anew.sentences)
