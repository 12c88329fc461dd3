"""How long ranking takes, what indexing costs, and how other indexes do on the same items and drafts.

bm25s and tantivy are measured where they are installed (``pip install bm25s tantivy``); the product needs neither.
"""

from __future__ import annotations

import gc
import sqlite3
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from ownwords.models import ChannelContent
from ownwords.store import Store
from ownwords.suggest import suggest
from ownwords.suggest.index import ENTRIES, Index
from ownwords.suggest.indexed import indexed
from ownwords.suggest.query import query_of

from tests.suggestions.judged import channels
from tests.suggestions.ours import NOW, situation

from .catalogues import LENGTH, Mixed, long_drafts
from .measuring import Row, milliseconds

ITEMS, WARM, ROUNDS = 10_000, 20, 200


def measure() -> list[Row]:
    """Rank, index and compare, all with the same items and drafts."""
    mixed = Mixed(ITEMS)
    return [
        (f"ranking, {LENGTH:,} characters, {ITEMS:,} items", milliseconds(ranking(mixed)), "p95 <= 2 ms"),
        *_indexing(mixed),
        *_side_by_side(mixed),
    ]


def ranking(mixed: Mixed) -> list[float]:
    """Return how many seconds each draft takes, in a warm process."""
    seconds = []
    for text, language in long_drafts(WARM + ROUNDS):
        asked = situation(language)
        begun = time.perf_counter()
        suggest(text, mixed, asked)
        seconds.append(time.perf_counter() - begun)
    return seconds[WARM:]


def _indexing(mixed: Mixed) -> Iterator[Row]:
    """Keep the items as a sync does, and read them back into an index as the first review after it does."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "home" / "ownwords.db")
        channel = channels()[0].channel
        begun = time.perf_counter()
        store.catalogue.replace_channel(ChannelContent(channel, tuple(mixed.items().values()), 1), "demo", NOW)
        yield f"keeping {ITEMS:,} items with their terms, at a sync", f"{time.perf_counter() - begun:.1f} s", ""
        gc.collect()
        begun = time.perf_counter()
        store.catalogue.items()
        read = time.perf_counter() - begun
        Index(store.catalogue.terms())
        both = time.perf_counter() - begun
        yield "the first review after it: reading items, and the index", f"{read:.1f} + {both - read:.1f} s", ""
        tracemalloc.start()
        kept = Index(store.catalogue.terms())
        size = tracemalloc.get_traced_memory()[0] / 1e6
        tracemalloc.stop()
        yield f"the index of {ITEMS:,} items in memory", f"{size:.0f} MB", ""
        del kept
        store.close()


def _side_by_side(mixed: Mixed) -> Iterator[Row]:
    """Look for the same drafts' stems among the same items, a hundred found, in four ways."""
    index = indexed(mixed).index
    asked = [query_of(text, index, language).gains() for text, language in long_drafts(WARM + ROUNDS)]
    documents = [(item_id, list(terms)) for item_id, terms in mixed.terms()]
    yield "  search alone: in memory, at most 2,000 entries touched", _timed(lambda q: index.search(q, 96), asked), ""
    yield "  search alone: FTS5, terms pruned to as many entries", _timed(_fts5(documents, index), asked), ""
    yield "  search alone: bm25s", _timed(_bm25s(documents), asked) if find_spec("bm25s") else "not installed", ""
    yield "  search alone: tantivy", _timed(_tantivy(documents), asked) if find_spec("tantivy") else "not installed", ""


Search = Callable[[dict[str, float]], object]
Documents = Sequence[tuple[str, list[str]]]


def _timed(search: Search, asked: Sequence[dict[str, float]]) -> str:
    seconds = []
    for query in asked:
        begun = time.perf_counter()
        search(query)
        seconds.append(time.perf_counter() - begun)
    return milliseconds(seconds[WARM:])


def _word(term: str) -> str:
    return "".join(each if each.isalnum() else "x" for each in term)


def _fts5(documents: Documents, index: Index) -> Search:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE texts USING fts5 (terms)")
    rows = ((" ".join(map(_word, terms)),) for _, terms in documents)
    connection.executemany("INSERT INTO texts (terms) VALUES (?)", rows)

    def search(query: dict[str, float]) -> object:
        chosen, touched = [], 0
        for term in sorted(query, key=lambda each: -query[each]):
            touched += index.frequency(term)
            if chosen and touched > ENTRIES:
                break
            chosen.append(_word(term))
        words = " OR ".join(chosen)
        return connection.execute(
            "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 96", (words,)
        ).fetchall()

    return search


def _bm25s(documents: Documents) -> Search:
    import bm25s  # type: ignore[import-not-found]

    model = bm25s.BM25()
    model.index([terms for _, terms in documents], show_progress=False)
    vocabulary = set(model.vocab_dict)
    return lambda query: model.retrieve([[t for t in query if t in vocabulary]], k=96, show_progress=False)


def _tantivy(documents: Documents) -> Search:
    import tantivy  # type: ignore[import-not-found]

    schema = tantivy.SchemaBuilder().add_text_field("terms", tokenizer_name="whitespace").build()
    found = tantivy.Index(schema)
    writer = found.writer()
    for _, terms in documents:
        writer.add_document(tantivy.Document(terms=" ".join(map(_word, terms))))
    writer.commit()
    found.reload()
    searcher = found.searcher()
    return lambda query: searcher.search(found.parse_query(" ".join(map(_word, query)), ["terms"]), 96)
