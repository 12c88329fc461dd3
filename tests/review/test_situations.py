"""Tips that hang on more than the text: what was used, what it was copied from, how long it is, where it folds."""

from __future__ import annotations

import pytest
from ownwords.errors import ConsentRequired
from ownwords.models import Draft, Grant
from ownwords.review import review

from .samples import ADVERT_ITEM, FIELD_ITEM, ITEM, reviewed, rules_of

PLAIN = "The harbour was empty for ten years. In March it fills up again, and I am glad."
DANSK = "Havnen har stået tom i ti år. Den første marts bliver der liv igen, og det glæder mig."


def test_a_draft_is_not_read_with_consent_to_something_else() -> None:
    """A grant for the history is no grant to read a draft."""
    with pytest.raises(ConsentRequired):
        review(Draft("Hello"), Grant("history"), (), ())


def test_a_used_company_item_asks_for_half_a_line_about_working_there() -> None:
    """Without a sign that the writer works there, a tip offers the channel's sentence, near the claim."""
    (tip,) = [tip for tip in reviewed(PLAIN, used=(ITEM,)).tips if tip.rule == "affiliation"]
    assert tip.kind == "pause" and tip.span == (36, 36) and tip.replacements == (" I work at Nordvind.",)
    (danish,) = [tip for tip in reviewed(DANSK, used=(ITEM,)).tips if tip.rule == "affiliation"]
    assert danish.replacements == (" Jeg arbejder i Nordvind.",)


@pytest.mark.parametrize(
    "sign",
    ["I work at Nordvind.", "We at Nordvind Energi like it.", "My team moves in.", "Nordvind, where I work, is glad."],
)
def test_a_sign_of_working_there_is_enough(sign: str) -> None:
    """Whoever says in any plain way that they work there is not asked again."""
    assert "affiliation" not in rules_of(f"{PLAIN} {sign}", used=(ITEM,))


@pytest.mark.parametrize(
    "sign",
    ["Jeg arbejder i Nordvind.", "Hos os i Nordvind jubler vi.", "Min arbejdsplads flytter ind.", "Vores nye kran!"],
)
def test_a_danish_sign_of_working_there_is_enough(sign: str) -> None:
    """The same in Danish."""
    assert "affiliation" not in rules_of(f"{DANSK} {sign}", used=(ITEM,))


def test_an_item_about_the_field_asks_for_no_disclosure() -> None:
    """What is not about the company, and calls for nothing, needs no word about the employer."""
    assert rules_of(PLAIN, used=(FIELD_ITEM,)) == []


def test_a_post_by_agreement_opens_by_saying_so() -> None:
    """An advertisement says so first; at the end, or as a hashtag, is not enough."""
    (tip,) = [tip for tip in reviewed(DANSK + " #reklame", used=(ADVERT_ITEM,)).tips if tip.rule == "advert"]
    assert tip.span == (0, 0) and tip.replacements == ("Reklame: ",)
    assert "advert" not in rules_of("Reklame: " + DANSK, used=(ADVERT_ITEM,))
    assert "advert" in rules_of(PLAIN, used=(ADVERT_ITEM,))


def test_copied_text_gets_one_tip_and_no_praise() -> None:
    """A suggestion's own text, pasted, is pointed at; nothing in it is praised."""
    found = reviewed(f"{ITEM.summary} I like it.", sources=(ITEM,))
    assert found.own_words is not None and found.own_words < 0.2
    (tip,) = [tip for tip in found.tips if tip.rule == "own-words"]
    assert tip.span == (0, len(ITEM.summary) - 1)
    assert all(tip.kind != "encourage" for tip in found.tips)


OLD_POST = (
    "Last autumn I stood on the quay in Hvide Sande with a thermos and a torque wrench. The wind took my cap, "
    "and an apprentice of nineteen taught me to read the sea before the forecast."
)


def test_a_draft_that_repeats_ones_own_post_is_told_so() -> None:
    """Who posts nearly the same again hears it, at the longest stretch, and their own words stay their own."""
    found = reviewed(f"{OLD_POST} It was cold.", past=(OLD_POST, "Something else altogether."))
    (tip,) = [tip for tip in found.tips if tip.rule == "posted-before"]
    assert tip.span == (0, len(OLD_POST) - 1)
    assert found.own_words is None


def test_a_sign_off_that_comes_again_is_no_repetition() -> None:
    """A closing line of one's own may stand under every post."""
    line = "I write about boats and people on the west coast."
    text = "Today we changed the gearbox of a trawler in four hours, and nobody swore. "
    assert "posted-before" not in rules_of(text + line, past=(f"{OLD_POST} {line}",))


def test_own_text_about_the_same_thing_is_the_persons_own() -> None:
    """Telling the same in other words counts as one's own, whole."""
    assert reviewed(PLAIN, sources=(ITEM,)).own_words == 1


def test_a_quotation_is_not_copying() -> None:
    """What stands in quotation marks is left out of the count."""
    quoted = f"I read this twice: “{ITEM.facts[0].text}” My father worked on that harbour when it was all fish."
    assert reviewed(quoted, sources=(ITEM,)).own_words == 1


def test_own_words_is_unknown_without_anything_to_copy_from() -> None:
    """Without suggestions, or without a word, there is nothing to say about own words."""
    assert reviewed(PLAIN).own_words is None
    assert reviewed("", sources=(ITEM,)).own_words is None


def test_half_edited_text_is_between() -> None:
    """Changing every sixth word of a suggestion leaves it mostly copied; every third, mostly one's own."""
    shares = []
    for step in (6, 3):
        words = ITEM.summary.split()
        words[::step] = ["something"] * len(words[::step])
        shares.append(reviewed(" ".join(words), sources=(ITEM,)).own_words)
    assert shares[0] is not None and shares[1] is not None and shares[0] < 0.5 < shares[1]


def test_three_thousand_characters_fit_and_one_more_does_not() -> None:
    """The limit is LinkedIn's, counted in UTF-16 code units."""
    line = "It was late and I came home to the dog. " * 80
    assert "too-long" not in rules_of(line[:3000])
    assert "too-long" in rules_of(line[:3001])
    assert "too-long" in rules_of(line[:2990] + "🎉" * 6)


def test_a_long_first_sentence_is_left_to_the_rule_on_long_sentences() -> None:
    """It may well begin with the point, and one word about it is enough."""
    said = rules_of("I went " + "and went " * 25 + "home. Then I slept, and I slept well, " + "and well " * 10 + ".")
    assert "long-sentences" in said and "first-lines" not in said


def test_an_opening_that_warms_up_is_pointed_at_and_later_on_it_is_not() -> None:
    """Readers see about 210 characters, so the first ones count; further on the same words lead to something."""
    rest = "We sold the crane on Friday, and nobody had told the harbour. " * 5
    warm = "I just wanted to take a moment to write. "
    (tip,) = [tip for tip in reviewed(warm + rest).tips if tip.rule == "first-lines"]
    assert tip.span == (0, 210)
    assert "first-lines" not in rules_of(rest[:62] + warm + rest)


def test_a_word_or_two_before_see_more_tell_nobody_what_it_is_about() -> None:
    """LinkedIn shows three lines, empty ones count: with few words on them, the fold hides everything."""
    rest = "A mail came from a customer in Trondheim whom I have never met, with pictures of our whole help section."
    assert "first-lines" in rules_of(f"So.\n\nMonday.\n\n{rest}")
    assert "first-lines" not in rules_of(f"So it was Monday.\n\nHalf past eight.\n\n{rest}")


def test_praise_sees_a_story_a_name_a_lesson_and_a_question() -> None:
    """Each kind of praise speaks to what it is about, in both languages."""
    praised = {
        "story": ("I sat on a bench in Odense on Monday.", "Jeg sad på en bænk i Odense i mandags."),
        "named-colleague": ("Thanks to Jonas we made it home.", "Tak til Jonas, for vi kom hjem."),
        "lesson": ("I was wrong about the crane, and it was fine.", "Jeg tog fejl af kranen, og det var fint."),
        "question": ("What do you do when it rains?", "Hvad gør du, når det regner?"),
    }
    for rule, texts in praised.items():
        for text, reader in zip(texts, ("en", "da"), strict=True):
            assert rules_of(text, reader=reader) == [rule], text


def test_a_question_is_praised_beside_a_pause_and_a_story_is_not() -> None:
    """What may not be told in the end is not praised; a real question stands whatever becomes of the number."""
    number, story = "Ring Ann at 07700 900123.", "I sat on a bench in Odense on Monday."
    assert rules_of(f"{number}\n\nWhat do you do when it rains?", reader="en") == ["phone-number", "question"]
    assert rules_of(f"{number}\n\n{story}", reader="en") == ["phone-number"]


def test_only_the_beginning_of_an_endless_draft_is_read() -> None:
    """A draft of a hundred thousand characters is answered from its first thirty thousand."""
    spans = [tip.span for tip in reviewed("I said so. " * 10_000 + "world-leading").tips if tip.span]
    assert all(end <= 30_000 for _, end in spans)
