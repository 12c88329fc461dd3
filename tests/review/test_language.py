"""Which language a draft is in: found from few words, and never a near relative's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ownwords.review.reading import Reading

from .samples import rules_of

SENTENCES = {
    "da": [
        "Jeg glæder mig til at se jer alle på fredag",
        "Vi har arbejdet på det her i to år",
        "Hvad gjorde I, da strømmen gik?",
        "Tak for en god dag på fabrikken",
        "Min kollega sagde noget klogt i går",
        "Det er ikke altid nemt at sige nej",
        "Nogle gange skal man bare prøve igen",
        "Jeg blev overrasket over, hvor meget jeg lærte af det",
        "I dag har jeg siddet med regnskabet i otte timer, og det var faktisk hyggeligt",
        "Så er der kaffe igen, og den er varm nu",
    ],
    "en": [
        "I look forward to seeing you all on Friday",
        "We have worked on this for two years",
        "What did you do when the power went out?",
        "Thanks for a good day at the plant",
        "My colleague said something wise yesterday",
        "It is not always easy to say no",
        "Sometimes you just have to try again",
        "There is coffee again",
        "Nobody told me that the crane was blue",
        "This took us three weeks and one broken ladder",
    ],
    "nb": [
        "Jeg gleder meg til å se dere alle på fredag",
        "Vi har jobbet med dette i to år, og det har vært veldig gøy",
        "Hva gjorde dere da strømmen gikk?",
        "Takk for en god dag på jobb",
        "Kollegaen min sa noe klokt i går",
        "Noen ganger må man bare prøve igjen",
        "Jeg ble overrasket over hvor mye jeg lærte av det",
        "Vi søker etter en ny kollega som liker å jobbe med mennesker",
    ],
    "sv": [
        "Jag ser fram emot att träffa er alla på fredag",
        "Vi har arbetat med det här i två år",
        "Vad gjorde ni när strömmen gick?",
        "Tack för en bra dag på fabriken",
        "Min kollega sa något klokt i går och jag har tänkt på det sedan dess",
        "Det är inte alltid lätt att säga nej",
    ],
    "de": [
        "Ich freue mich auf euch alle am Freitag",
        "Wir haben zwei Jahre daran gearbeitet und es war nicht immer einfach",
        "Was habt ihr gemacht, als der Strom weg war?",
        "Vielen Dank für einen guten Tag in der Fabrik",
        "Es ist nicht immer leicht, nein zu sagen",
    ],
    "nl": ["Wij hebben hier twee jaar aan gewerkt en het was niet altijd makkelijk"],
    "fr": ["Nous avons travaillé sur ce projet pendant deux ans et ce ne fut pas toujours facile"],
    "es": ["Hemos trabajado en esto durante dos años y no siempre fue fácil para nosotros"],
}
CASES = [(language, text) for language, texts in SENTENCES.items() for text in texts]


@pytest.mark.parametrize(("language", "text"), CASES, ids=[text[:40] for _, text in CASES])
def test_one_short_sentence_is_enough(language: str, text: str) -> None:
    """A sentence of a few everyday words is told from its near relatives."""
    assert Reading(text).language == language


@pytest.mark.parametrize("text", ["", "Hej", "Nordvind Esbjerg", "42 %", "🎉🎉🎉", "https://example.org/og-det-er-en"])
def test_too_little_text_has_no_language(text: str) -> None:
    """Nothing is guessed from a word or two, from numbers or from an address."""
    assert Reading(text).language is None


@pytest.mark.parametrize(
    "text",
    [
        "Мы работали над этим два года",
        "عملنا على هذا لمدة عامين كاملين",
        "Hôm qua cuối cùng chúng tôi đã dựng được chiếc cần cẩu mới và mọi người đều rất vui",
    ],
)
def test_a_language_we_do_not_know_is_said_to_be_one(text: str) -> None:
    """A text without a trace of a language we know is undetermined, and gets no tips."""
    assert Reading(text).language == "und"
    assert rules_of(f"{text} !!!") == []


def test_norwegian_drafts_get_no_danish_tips() -> None:
    """A Norwegian post with words that a Danish rule looks for is left alone."""
    assert rules_of("Vi er stolte av å lansere en banebrytende og revolusjonerende løsning, og jeg gleder meg!!!") == []


def test_a_draft_too_short_to_tell_is_read_in_the_readers_language() -> None:
    """ "Banebrydende" alone gets a Danish tip for a Danish reader, and none for an English one."""
    assert rules_of("Banebrydende", reader="da-DK") == ["superlatives"]
    assert rules_of("Banebrydende", reader="en-GB") == []
    assert rules_of("Groundbreaking") == ["superlatives"]


@given(st.sampled_from([text for text in SENTENCES["da"] + SENTENCES["en"]]))
def test_the_language_does_not_hang_on_case_or_space(text: str) -> None:
    """Shouted, whispered or spread out, a sentence is in the same language."""
    found = Reading(text).language
    assert Reading(text.upper()).language == found == Reading(text.replace(" ", "\n  ")).language
