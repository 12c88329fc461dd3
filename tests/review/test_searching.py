"""What was found in a sentence is remembered: the same as searching anew, within bounds, without the text."""

from __future__ import annotations

import itertools
from dataclasses import replace
from itertools import islice
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ownwords.models import LANGUAGES, Language
from ownwords.review import patterns, searching
from ownwords.review.matching import Phrase
from ownwords.review.patterns import Pattern
from ownwords.review.reading import Reading
from ownwords.review.rules import Book, book, bound
from ownwords.review.searching import REACH, Searcher

from .samples import ITEM, posts, reviewed

PIECES = [line for each in LANGUAGES for _, text, _ in posts(each) for line in text.splitlines() if line][:300]
EDIT = st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", "\n", "\n\n", "", '" ', "… ", "🎉 ", "!!!\n"]))


def fresh(language: Language) -> Book:
    """Return a book that has heard nothing yet."""
    return bound(book(language).rules)


def found(searcher: Searcher, text: str) -> dict[str, list[Any]]:
    """Return the hits of each rule, in order."""
    there = searcher.search(Reading(text))
    return {rule.id: there.hits(rule.id) for rule in book("en").rules}


@settings(max_examples=12, deadline=None)
@given(st.lists(EDIT, min_size=1, max_size=8), st.sampled_from(LANGUAGES))
def test_remembering_changes_nothing(edits: list[tuple[str, str]], language: Language) -> None:
    """A draft that grew sentence by sentence gets the tips that it would get if it were pasted whole."""
    book_of = {each: fresh(each) for each in LANGUAGES}
    text = ""
    for piece, end in edits:
        text += piece + end
        growing = reviewed(text, used=(ITEM,), reader=language, rules=book_of.__getitem__)
    new = {each: fresh(each) for each in LANGUAGES}
    assert growing == reviewed(text, used=(ITEM,), reader=language, rules=new.__getitem__)


def test_what_stands_before_a_sentence_decides_what_is_in_it() -> None:
    """The same words are another thing at the beginning of a line, and are not taken for what was remembered."""
    texts = ["Who else has tried this?", "He asked: Who else has tried this?", "It rains. Who else has tried this?"]
    warm, alone = book("en").searcher, [found(fresh("en").searcher, text) for text in texts]
    assert [found(warm, text) for text in texts + texts[::-1]] == alone + alone[::-1]


def test_one_more_letter_is_one_sentence_more_to_search() -> None:
    """However long the draft is, typing on searches the last sentence, and what can reach into it."""
    searcher = fresh("en").searcher
    text = "\n".join(text for _, text, _ in islice(posts("en"), 10))
    searcher.search(Reading(text))
    before = searcher.remembered
    searcher.search(Reading(text + "x"))
    assert 10 < before <= searcher.remembered <= before + 1 + REACH


def test_no_text_is_remembered() -> None:
    """What is kept of a draft is numbers and the rules' own words: nothing that was written."""
    searcher = fresh("en").searcher
    searcher.search(Reading("We are thrilled to leverage Zanzibarish synergies. Call me: 40 12 34 56."))
    assert searcher._known
    kept = repr([each.hits for each in searcher._known.values()])
    assert "Zanzibar" not in kept
    assert "12 34" not in kept


def test_what_is_remembered_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day of writing keeps a bounded number of sentences, and forgetting changes nothing."""
    monkeypatch.setattr(searching, "REMEMBERED", 10)
    searcher, text = fresh("en").searcher, next(posts("en"))[1]
    for number in range(40):
        assert found(searcher, f"Day {number}. {text}") == found(fresh("en").searcher, f"Day {number}. {text}")
        assert searcher.remembered <= (10 + len(Reading(text).sentences) + 1)


def test_what_there_was_no_time_for_is_searched_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft that takes longer than the limit is answered with what was found by then, with more at the next pause."""
    searcher, text = fresh("en").searcher, next(posts("en"))[1]
    monkeypatch.setattr(searching, "OWN_TOTAL", -1.0)
    assert not any(found(searcher, text).values())
    monkeypatch.undo()
    assert found(searcher, text) == found(fresh("en").searcher, text)


def test_compiling_a_pattern_takes_nothing_from_the_time_for_a_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first draft after a start is searched as long as any other: what is compiled meanwhile does not count."""
    pattern, ticks = Pattern("never before", triggers=[frozenset(("never",))]), itertools.count()
    monkeypatch.setattr(Pattern, "compiling", 0.0)
    monkeypatch.setattr(patterns, "perf_counter", lambda: float(next(ticks)))
    begin = patterns.searching_clock()
    pattern.warm()
    spent = patterns.searching_clock() - begin
    assert spent == next(ticks) - 2, "of the seconds that passed, one went into compiling"


def test_a_name_with_a_full_stop_in_it_is_found_across_it() -> None:
    """A phrase such as St. Mary counts although a full stop may end a sentence there."""
    rules = book("en").rules
    named = replace(rules[0], phrases=(Phrase(rules[0].id, "match", "Acme Inc. Holding"),))
    searcher = bound([named]).searcher
    assert [hit.token for hit in searcher.search(Reading("We met Acme Inc. Holding today.")).hits(named.id)]
