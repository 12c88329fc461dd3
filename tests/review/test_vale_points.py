"""Each of Vale's extension points finds what Vale would, and offers what can be put there."""

from __future__ import annotations

import re

import pytest
from ownwords.models import Tip
from ownwords.review.rules import bound
from ownwords.review.vale import load_style

from .samples import reviewed


def said(rule: str, text: str) -> list[Tip]:
    """Return what one rule of Vale's says about an English text."""
    style = load_style({"House/Rule.yml": rule.encode()})
    assert style.unsupported == ()
    made = bound(style.rules)
    return [*reviewed(f"I told my colleagues about it over lunch. {text}", rules=lambda _: made).tips]


def marked(rule: str, text: str) -> list[str]:
    """Return the pieces of the text that one rule of Vale's points at."""
    whole = f"I told my colleagues about it over lunch. {text}"
    return [whole[slice(*tip.span)] for tip in said(rule, text) if tip.span]


def unsupported(rule: str) -> str:
    """Return why a rule, or a key of it, cannot be used."""
    ((name, reason),) = load_style({"House/Rule.yml": rule.encode()}).unsupported
    assert name == "House/Rule.yml"
    return reason


def test_existence_is_words_and_patterns_at_word_boundaries() -> None:
    """Tokens are found as whole words, in their own case, and the message repeats them."""
    rule = "extends: existence\nmessage: Consider removing '%s'\ntokens: [appears to be, 'argu(?:ably|e)']"
    assert marked(rule, "It appears to be so, arguably. Unarguable! Arguably.") == ["appears to be", "arguably"]
    assert said(rule, "So I argue.")[0].message == "Consider removing 'argue'"
    assert marked(f"{rule}\nignorecase: true", "Arguably.") == ["Arguably"]


def test_nonword_takes_the_boundaries_away() -> None:
    """With ``nonword`` a token is found within words too."""
    assert marked("extends: existence\nmessage: x\nnonword: true\ntokens: ['rgu']", "I argue.") == ["rgu"]


def test_raw_is_joined_and_stands_before_the_tokens_or_after_them() -> None:
    """``raw`` is one pattern in pieces; ``append`` puts it after the tokens."""
    assert marked("extends: existence\nmessage: x\nraw: ['\\bfoo', '\\d+\\b']", "a foo12 b") == ["foo12"]
    both = "extends: existence\nmessage: x\nraw: ['x-']\ntokens: [foo, bar]"
    assert marked(both, "x-bar and foo") == ["x-bar"]
    assert marked(both.replace("x-", "-x") + "\nappend: true", "bar-x and foo") == ["bar-x"]


def test_an_exception_silences_a_match_that_holds_it_or_lies_in_it() -> None:
    """Vale's source looks for the exception within the match, its documentation reads both ways; so do we."""
    rule = (
        "extends: existence\nmessage: x\nignorecase: true\ntokens: ['\\w+ ware', soft]\nexceptions: [hard, soft drink]"
    )
    assert marked(rule, "A hard ware, a soft drink, a warm ware.") == ["warm ware"]


def test_exceptions_mind_the_case_even_where_the_rule_does_not() -> None:
    """As in Vale, ``ignorecase`` is about the tokens; ``(?i)`` before an exception is about that one."""
    rule = "extends: existence\nmessage: x\nignorecase: true\ntokens: ['[a-z]{3}x']\nexceptions: [ABCX, '(?i)defx']"
    assert marked(rule, "abcx ABCX DEFX") == ["abcx"]


def test_substitution_offers_what_to_say_instead() -> None:
    """The first %s is the replacement, the second what was written; a capital is taken over."""
    rule = (
        "extends: substitution\nmessage: \"Use '%s' instead of '%s'\"\nignorecase: true\n"
        "swap: {cell phone: mobile|phone}"
    )
    (tip,) = said(rule, "Cell phone off.")
    assert tip.replacements == ("Mobile", "Phone") and tip.message == "Use 'Mobile / Phone' instead of 'Cell phone'"


def test_substitution_knows_patterns_groups_and_the_longest_key() -> None:
    """Keys can be patterns, $1 is their first group, the longer key wins, and what is right already is left alone."""
    rule = "extends: substitution\nmessage: x\nswap: {'(\\d+) percent': '$1 %', data base: database, base: basis}"
    assert [tip.replacements for tip in said(rule, "42 percent of the data base.")] == [("42 %",), ("database",)]
    assert said("extends: substitution\nmessage: x\nignorecase: true\nswap: {github: GitHub}", "On GitHub.") == []


def test_words_that_yaml_takes_for_truth_stay_words() -> None:
    """``no``, ``on`` and ``yes`` are words in a list of words."""
    assert marked("extends: existence\nmessage: x\ntokens: [no, yes]", "She said no.") == ["no"]
    assert said("extends: substitution\nmessage: x\nswap: {off: on}", "It is off.")[0].replacements == ("on",)


def test_occurrence_counts_in_its_scope() -> None:
    """``max`` holds for each sentence or paragraph where the scope says so, else for the whole text; 0 is no limit."""
    rule = "extends: occurrence\nmessage: '%s commas'\ntoken: ','\nmax: 2\nscope: {}"
    text = "Ann, Bob, Cat, Dan. Eve, Flo. Gus, Hal."
    assert [tip.message for tip in said(rule.format("sentence"), text)] == ["3 commas"]
    assert [tip.message for tip in said(rule.format("text"), text)] == ["5 commas"]
    assert said(rule.format("text").replace("max: 2", "max: 0"), text) == []
    assert [tip.span for tip in said("extends: occurrence\nmessage: x\ntoken: foo\nmin: 1", text)] == [None]


def test_repetition_finds_the_same_twice_in_a_row() -> None:
    """The word is offered once; ``max`` allows more, ``alpha`` leaves numbers alone, a line break parts them."""
    rule = "extends: repetition\nmessage: \"'%s' is repeated\"\nalpha: true\nignorecase: true\ntokens: ['[^\\s.!?]+']"
    (tip,) = said(rule, "We saw The the crane 42 42 times.")
    assert tip.replacements == ("the",) and tip.message == "'the' is repeated"
    assert said(rule, "That was it.\nIt was over, over\nover") == []
    assert said(f"{rule}\nmax: 1", "the the crane") == [] and marked(f"{rule}\nmax: 1", "a the the the b") == [
        "the the"
    ]


def test_consistency_wants_one_way_of_saying_it() -> None:
    """Either is fine; both are not, and the one that came first is offered."""
    rule = "extends: consistency\nmessage: \"One of '%s'\"\nignorecase: true\neither: {advisor: adviser}"
    assert said(rule, "An advisor and an advisor.") == []
    (tip,) = said(rule, "An Adviser met an advisor.")
    assert tip.replacements == ("adviser",) and tip.message == "One of 'advisor'"


def test_conditional_wants_the_second_where_the_first_is() -> None:
    """A name in capitals needs its explanation somewhere, unless it is excepted."""
    rule = (
        "extends: conditional\nmessage: \"'%s' has no definition\"\nfirst: '\\b([A-Z]{3,5})\\b'\n"
        "second: '(?:\\b[A-Z][a-z]+ )+\\(([A-Z]{3,5})\\)'\nexceptions: [NATO]"
    )
    assert marked(rule, "The World Health Organization (WHO) met. WHO and NATO and OSHA.") == ["OSHA"]


@pytest.mark.parametrize(
    ("match", "text", "found"),
    [
        ("$lower", "all small.", []),
        ("$lower", "Not small.", ["Not small."]),
        ("$upper", "ALL BIG.", []),
        ("$sentence", "The harbour in NATO times was cold.", []),
        ("$sentence", "The Harbour Opens Its Doors Again.", ["The Harbour Opens Its Doors Again."]),
        ("$title", "The Harbour Opens to the Public.", []),
        ("$title", "The harbour opens its doors.", ["The harbour opens its doors."]),
        ("[A-Z].*[.]$", "Ends in a stop.", []),
        ("[A-Z].*[?]$", "Ends in a stop.", ["Ends in a stop."]),
    ],
)
def test_capitalization_looks_at_each_part_of_its_scope(match: str, text: str, found: list[str]) -> None:
    """Vale's four styles and patterns of one's own, sentence by sentence."""
    rule = f"extends: capitalization\nmessage: \"'%s'\"\nscope: sentence\nmatch: '{match}'"
    style = bound(load_style({"Rule.yml": rule.encode()}).rules)
    tips = reviewed(text, reader="en", rules=lambda _: style).tips
    assert [text[slice(*tip.span)] for tip in tips if tip.span] == found


def test_capitalization_offers_the_text_as_it_is_to_be() -> None:
    """With the action ``replace``, one click is enough; exceptions and names in capitals stay as they are."""
    rule = (
        "extends: capitalization\nmessage: x\nscope: sentence\nmatch: $title\n"
        "action: {name: replace}\nexceptions: [iPhone]"
    )
    style = bound(load_style({"Rule.yml": rule.encode()}).rules)
    (tip,) = reviewed("our day with the iPhone at NATO was fun", reader="en", rules=lambda _: style).tips
    assert tip.replacements == ("Our Day With the iPhone at NATO Was Fun",)


def test_metric_counts_and_says_how_much() -> None:
    """A formula over Vale's counts, with Tengo's math, tells its value with two decimals."""
    rule = "extends: metric\nmessage: '%s words a sentence'\nformula: words / sentences\ncondition: '> 3'"
    assert [tip.message for tip in said(rule, "So it was.")] == ["5.50 words a sentence"]
    headed = rule.replace("words / sentences", "math.sqrt(words) + heading.h1 - -1")
    assert [tip.message for tip in said(headed, "So it was.")] == ["4.32 words a sentence"]


def test_readability_is_the_mean_of_school_grades() -> None:
    """A hard text is above a low grade, an easy one is not."""
    rule = (
        "extends: readability\nmessage: 'Grade %s'\ngrade: 8\n"
        "metrics: [Flesch-Kincaid, Gunning Fog, SMOG, Coleman-Liau, Automated Readability]"
    )
    assert said(rule, "The cat sat on the mat. It was fat.") == []
    hard = "Organizational considerations necessitate comprehensive communication regarding implementation."
    assert re.fullmatch(r"Grade \d+\.\d\d", said(rule, hard)[0].message)


@pytest.mark.parametrize(
    ("action", "offered"),
    [
        ("{name: replace, params: [so, thus]}", ("so", "thus")),
        ("{name: remove}", ("",)),
        ("{name: edit, params: [trim_right, '!']}", ("wow",)),
        ("{name: edit, params: [truncate, '!']}", ("wow",)),
        ("{name: edit, params: [split, 'o', 1]}", ("w!!",)),
        ("{name: edit, params: [regex, '(w)(o)', '$2$1']}", ("oww!!",)),
        ("{name: edit, params: [split, 'x', 9]}", ()),
    ],
)
def test_an_action_is_a_replacement(action: str, offered: tuple[str, ...]) -> None:
    """What Vale would do to the match is what can be clicked; an action that comes to nothing offers nothing."""
    rule = f"extends: existence\nmessage: x\nnonword: true\ntokens: ['wow!+']\naction: {action}"
    assert said(rule, "And wow!!")[0].replacements == offered


def test_scopes_a_post_has_are_heard_and_others_are_named() -> None:
    """``raw`` sees hashtags, ``text`` does not; a rule about headings has nothing to look at in a post."""
    rule = "extends: existence\nmessage: x\nnonword: true\ntokens: ['#foo']\nscope: {}"
    assert marked(rule.format("raw"), "So #foo it is") == ["#foo"] and marked(rule.format("text"), "So #foo") == []
    assert "scope 'heading'" in unsupported(rule.format("heading"))
    assert "'table.cell' is left out" in unsupported(rule.format("[text, table.cell]"))
