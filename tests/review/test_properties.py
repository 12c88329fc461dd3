"""What holds for any text at all."""

from __future__ import annotations

import json
import subprocess
import sysconfig
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ownwords.models import LANGUAGES
from ownwords.review.own_words import compare
from ownwords.review.reading import Reading
from ownwords.review.rules import book
from ownwords.text import utf16_span

from .samples import ITEM, posts, reviewed

ODD = [
    "\ud800",
    "\udc00\ud83d",
    "🇩🇰",
    "👩‍👩‍👧",
    "Z̷̨͘a̸l̵g̶o̴",
    "مرحبا",
    "שלום\u202e",
    "\u200b",
    "#",
    "!!",
    "…",
    "“",
    "»",
    "\r\n",
    "\x00",
    ".",
]
PIECES = [
    "world-leading", "banebrydende", "I stood on the quay in Esbjerg on Tuesday.", "jeg", "I", "kr. 40 mio.",
    "ikke meldt ud",
    "https://example.org/a?b=c", "#tag", "We are thrilled to announce", "Kommentér og del", "!!!",
    "VI ER HELT FANTASTISKE",
    "what do you think?", "customer", "secret", "æøå", "my colleague Amira", ITEM.title, "\n\n", " ", ". ",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(st.characters(codec=None), max_size=200),
    st.lists(st.sampled_from(ODD + PIECES) | st.text(max_size=8), max_size=40).map(" ".join),
    st.sampled_from([text for language in LANGUAGES for _, text, _ in posts(language)]),
)
READERS = st.sampled_from([None, "en", "da-DK", "fr"])
RULES = [rule.id for rule in book("en").rules]


@given(TEXTS, READERS)
def test_every_span_lies_within_the_text(text: str, reader: str | None) -> None:
    """Whatever the text, a review answers, and no span leaves the text or runs backwards."""
    for tip in reviewed(text, used=(ITEM,), reader=reader).tips:
        assert tip.span is None or 0 <= tip.span[0] <= tip.span[1] <= len(text)


@given(TEXTS, READERS)
def test_few_tips_and_pauses_first(text: str, reader: str | None) -> None:
    """There are at most twelve tips: pauses, then improvements, then at most one word of praise."""
    kinds = [tip.kind for tip in reviewed(text, used=(ITEM,), reader=reader).tips]
    assert len(kinds) <= 12 and kinds.count("encourage") <= 1
    assert kinds == sorted(kinds, key=["pause", "improve", "encourage"].index)


@given(TEXTS, READERS)
def test_no_sentence_is_praised_and_scolded(text: str, reader: str | None) -> None:
    """Praise never overlaps a sentence that another tip points into, and there is none beside a pause."""
    reading, tips = Reading(text), reviewed(text, reader=reader).tips
    sentences = [
        {reading.sentence_at(place) for place in range(tip.span[0], tip.span[1])} if tip.span else set() for tip in tips
    ]
    for tip, praised in zip(tips, sentences, strict=True):
        others = [
            where
            for other, where in zip(tips, sentences, strict=True)
            if other.kind != "encourage" and other.span and not _whole(other.span, reading)
        ]
        assert tip.kind != "encourage" or all(praised.isdisjoint(where) for where in others)
    assert {tip.kind for tip in tips} & {"pause", "encourage"} != {"pause", "encourage"}


def _whole(span: tuple[int, int], reading: Reading) -> bool:
    """Tell whether a tip is about a whole sentence, its length say, and not about what is told in it."""
    held = [each for each in reading.sentences if span[0] <= each.start and each.end <= span[1] + 1]
    return bool(held) and held[-1].start <= max(span[0], span[1] - 1)


@given(TEXTS, READERS, st.sampled_from(RULES))
def test_muting_a_rule_removes_it_and_nothing_else(text: str, reader: str | None, muted: str) -> None:
    """A muted rule is silent; every other tip stays, in its order, and only room that came free is filled."""
    before = reviewed(text, used=(ITEM,), reader=reader).tips
    after = reviewed(text, used=(ITEM,), reader=reader, muted=[muted]).tips
    stayed = [tip for tip in before if tip.rule != muted]
    assert muted not in {tip.rule for tip in after}
    assert [tip for tip in after if tip in stayed] == stayed


@given(TEXTS, READERS)
def test_the_same_draft_gets_the_same_review(text: str, reader: str | None) -> None:
    """Reviewing twice says the same thing twice."""
    assert reviewed(text, used=(ITEM,), reader=reader) == reviewed(text, used=(ITEM,), reader=reader)


@given(TEXTS, READERS, st.sampled_from([" ", "\n", "\n\n\n", "\t "]))
def test_space_around_a_draft_changes_no_rule(text: str, reader: str | None, space: str) -> None:
    """Empty lines before and after a draft bring no tip and take none away."""
    plain, spaced = (reviewed(each, reader=reader).tips for each in (text, space + text + space))
    assert [tip.rule for tip in plain] == [tip.rule for tip in spaced]


@given(st.sampled_from([text for language in LANGUAGES for _, text, _ in posts(language)]))
def test_wider_spaces_change_no_rule(text: str) -> None:
    """Two spaces where one was bring no tip and take none away."""
    assert [tip.rule for tip in reviewed(text).tips] == [tip.rule for tip in reviewed(text.replace(" ", "  ")).tips]


@given(TEXTS)
def test_own_words_is_a_share(text: str) -> None:
    """Own words is between 0 and 1, or unknown for a text without words."""
    found = compare(Reading(text), [ITEM])
    assert found is None or (0 <= found.own <= 1 and found.words <= len(Reading(text).words))


@settings(max_examples=5, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=20, max_size=40))
def test_spans_cut_the_same_piece_in_javascript(texts: list[str]) -> None:
    """What a span in UTF-16 code units cuts out in JavaScript is what the span cuts out here."""
    rows = [
        {"text": text, "span": utf16_span(text, *tip.span), "piece": text[slice(*tip.span)]}
        for text in texts
        for tip in reviewed(text, reader="en").tips
        if tip.span
    ]
    script = (
        "const rows = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
        "console.log(rows.every(({text, span, piece}) => text.slice(...span) === piece))"
    )
    node = Path(sysconfig.get_path("scripts")) / "node"
    told = subprocess.run([node, "-e", script], input=json.dumps(rows), capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "true"
