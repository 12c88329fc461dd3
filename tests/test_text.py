"""Words, sentences and positions, in any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ownwords.text import sentences, utf16_length, utf16_span, words

TEXTS = st.text(st.characters(codec=None), max_size=300)


def test_words_keep_their_apostrophes_hyphens_and_danish_letters() -> None:
    """Apostrophes and hyphens inside a word belong to it, those around it do not; numbers are no words."""
    found = [word.text for word in words("It's an e-mail til Søren’s ’ærø’-båd – 42 gange i NIS2.")]
    assert found == ["It's", "an", "e-mail", "til", "Søren’s", "ærø", "båd", "gange", "i", "NIS2"]


def test_a_decomposed_letter_stays_in_its_word() -> None:
    """å as a and a ring, as some computers write it, does not cut a word in two."""
    assert [word.text for word in words("pa\u030a bade")] == ["pa\u030a", "bade"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Vi mødes kl. 8 den 3. december hos A. P. Møller. Kom!", 2),
        ("It cost approx. 40 mio. kr. in total. Dr. Holm paid.", 2),
        ("First line\nsecond line\n\n🎉\n- third", 3),
        ("Really?! Yes… no. “Maybe.” Fine", 5),
        ("Version 2.0 is at example.org now", 1),
        ("", 0),
        ("...!!!\n\n🎉", 0),
    ],
)
def test_sentences_end_at_marks_and_lines(text: str, count: int) -> None:
    """A mark with space after it, or a line break, ends a sentence; abbreviations, dates and initials do not."""
    assert len(sentences(text)) == count


@given(TEXTS)
def test_words_and_sentences_lie_where_they_say(text: str) -> None:
    """Each word and sentence is what stands at its position, in order, without overlap."""
    for found in (words(text), sentences(text)):
        assert all(text[each.start : each.end] == each.text != "" for each in found)
        assert all(first.end <= second.start for first, second in zip(found, found[1:], strict=False))


@pytest.mark.parametrize(("text", "length"), [("", 0), ("æøå", 3), ("🎉", 2), ("🇩🇰", 4), ("\ud83c", 1), ("a\u0301", 2)])
def test_length_is_counted_as_javascript_counts(text: str, length: int) -> None:
    """An emoji is two code units, a flag four, half a pair one."""
    assert utf16_length(text) == length


@given(TEXTS, st.integers(0, 300), st.integers(0, 300))
def test_a_utf16_span_cuts_the_same_piece(text: str, one: int, other: int) -> None:
    """Cutting the UTF-16 form at the span gives the UTF-16 form of the piece."""
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    first, last = utf16_span(text, start, end)
    units = text.encode("utf-16-le", "surrogatepass")
    assert units[2 * first : 2 * last] == text[start:end].encode("utf-16-le", "surrogatepass")
