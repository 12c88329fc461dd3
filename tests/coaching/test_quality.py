"""The coach is right when it speaks, and speaks where a good editor would: ``make quality`` prints the figures."""

from __future__ import annotations

import pytest
from ownwords.models import LANGUAGES, Language
from ownwords.review.rules import book

from .labelled import drafts, labels, scores, total

ENOUGH = 120  # drafts
SPOKEN = 4  # times from which a rule's own precision says something


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_drafts_and_every_label_is_a_rule(language: Language) -> None:
    """At least 120 drafts in each language, none labelled with what no rule says."""
    assert len(drafts(language)) >= ENOUGH
    assert labels(language).keys() <= {rule.id for rule in book(language).rules}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_third_of_the_drafts_are_best_left_in_peace(language: Language) -> None:
    """Many posts are fine; a coach that always finds something would fail here."""
    praise = {rule.id for rule in book(language).rules if rule.kind == "encourage"}
    fine = [draft for draft in drafts(language) if draft.tips <= praise]
    assert len(fine) >= len(drafts(language)) / 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_coach_says_is_right_and_little_is_missed(language: Language) -> None:
    """Nine in ten tips are right, and four in five of those due are given."""
    whole = total(scores(language))
    assert whole.precision >= 0.90, whole.wrong
    assert whole.recall >= 0.80, whole.missed


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_rule_is_on_that_is_often_wrong(language: Language) -> None:
    """A rule that spoke at least four times was right in three of four."""
    spoke = {rule: each for rule, each in scores(language).items() if each.right + len(each.wrong) >= SPOKEN}
    assert {rule: each.wrong for rule, each in spoke.items() if each.precision < 0.75} == {}
