"""The coach is right when it speaks, and speaks where a good editor would: ``make quality`` prints the figures."""

from __future__ import annotations

import pytest
from ownwords.models import LANGUAGES, Language
from ownwords.review.rules import book

from .labelled import SETS, clean, disturbed, drafts, labels, pooled, scores, total

ENOUGH = 120  # drafts
HELD_PRECISION, HELD_RECALL = 0.80, 0.72  # below what was reached unread; one draft is a hundredth
SPOKEN = 6  # times from which a rule's own precision says something


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_drafts_and_every_label_is_a_rule(language: Language) -> None:
    """At least 120 drafts in each language, none labelled with what no rule says."""
    assert sum(len(drafts(language, which)) for which in SETS) >= ENOUGH
    assert labels(language).keys() <= {rule.id for rule in book(language).rules}


@pytest.mark.parametrize(
    ("language", "which"), [(each, which) for which in SETS for each in LANGUAGES if drafts(each, which)]
)
def test_a_fifth_of_the_drafts_are_best_left_in_peace(language: Language, which: str) -> None:
    """Many posts are fine in every set; a coach that always finds something would fail here."""
    praise = {rule.id for rule in book(language).rules if rule.kind == "encourage"}
    fine = [draft for draft in drafts(language, which) if draft.tips <= praise]
    assert len(fine) >= len(drafts(language, which)) / 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_coach_says_is_right_and_little_is_missed(language: Language) -> None:
    """Over all drafts, nine in ten tips are right, and four in five of those due are given."""
    whole = total(pooled(language).values())
    assert whole.precision >= 0.90
    assert whole.recall >= 0.80


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_does_not_fall_behind_on_the_drafts_once_held_out(language: Language) -> None:
    """On the drafts once held out, some sixty a language, the figures may not fall behind what was reached unread."""
    whole = total(scores(language, "heldout").values())
    assert whole.precision >= HELD_PRECISION
    assert whole.recall >= HELD_RECALL


@pytest.mark.parametrize("language", LANGUAGES)
def test_clean_posts_are_left_in_peace(language: Language) -> None:
    """Of posts that come close to what rules look for none is stopped, and nine in ten get no tip at all."""
    disturbing = disturbed(language)
    assert len(clean(language)) > 100
    assert [tip.rule for tips in disturbing.values() for tip in tips if tip.kind == "pause"] == []
    assert len(disturbing) <= len(clean(language)) / 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_rule_is_on_that_is_often_wrong(language: Language) -> None:
    """Over all drafts, a rule that spoke at least six times was right in three of four."""
    spoke = {rule: each for rule, each in pooled(language).items() if each.right + len(each.wrong) >= SPOKEN}
    assert {rule: each.precision for rule, each in spoke.items() if each.precision < 0.75} == {}
