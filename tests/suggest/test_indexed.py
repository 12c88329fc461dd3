"""What is remembered of a catalogue and of drafts changes nothing in what is found, and holds no text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from threading import Barrier

from hypothesis import given, settings
from hypothesis import strategies as st
from ownwords.models import LANGUAGES, Language
from ownwords.suggest import get_ready
from ownwords.suggest.index import Index
from ownwords.suggest.query import query_of

from tests.suggestions.judged import HALVES, drafts
from tests.suggestions.ours import InMemory, catalogue

LINES = sorted({line for half in HALVES for draft in drafts(half) for line in draft.text.splitlines() if line.strip()})


@dataclass(frozen=True)
class Counting(InMemory):
    """A catalogue that counts how often it is read whole."""

    readings: list[int] = field(default_factory=list)

    def terms(self) -> Iterator[tuple[str, Mapping[str, float]]]:
        """Count, and return the terms."""
        self.readings.append(1)
        return super().terms()


def _index() -> Index:
    return Index(catalogue().terms())


@cache
def _used() -> Index:
    """Return the index that one example after the other is asked of, so that it remembers all of them."""
    return _index()


def test_a_changed_catalogue_is_read_once_however_many_ask() -> None:
    """Four requests at once after a change wait for one reading, and get the same."""
    changed, together = Counting(), Barrier(4)

    def ask(_: int) -> int:
        together.wait(timeout=30)
        return id(get_ready(changed))

    with ThreadPoolExecutor(4) as threads:
        assert len(set(threads.map(ask, range(4)))) == 1
    assert len(changed.readings) == 1


@settings(max_examples=40, deadline=None)
@given(
    lines=st.lists(st.sampled_from(LINES), min_size=1, max_size=6),
    written=st.text(max_size=40),
    language=st.sampled_from(LANGUAGES),
)
def test_lines_read_before_say_the_same_as_new_ones(lines: list[str], written: str, language: Language) -> None:
    """A draft is about the same whether its lines are known from the last pause or read for the first time."""
    text = "\n".join([*lines, written])
    assert query_of(text, _used(), language) == query_of(text, _index(), language)


def test_no_line_of_a_draft_is_kept() -> None:
    """What is remembered of drafts are single words, and lines by their hashes."""
    index, text = _index(), LINES[0]
    query_of(text, index, "en")
    kept = [key for key, _ in index.memory]
    assert kept and all(isinstance(key, int) or " " not in key for key in kept)
