"""Plain BM25 over the same items: what the ranking is compared with."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from ownwords.models import LANGUAGES, Item
from ownwords.stems import stems

from .judged import Judged, items

K1, B = 1.2, 0.75


def plain(draft: Judged) -> Sequence[str]:
    """Return the three items with the highest BM25 score for every stem of the draft, the usual way."""
    postings, lengths, mean = _index()
    scores: dict[str, float] = defaultdict(float)
    for term in {term for language in LANGUAGES for term in stems(draft.text, language)}:
        found = postings.get(term, {})
        idf = math.log(1 + (len(lengths) - len(found) + 0.5) / (len(found) + 0.5))
        for item, count in found.items():
            scores[item] += idf * count * (K1 + 1) / (count + K1 * (1 - B + B * lengths[item] / mean))
    return sorted(scores, key=lambda item: (-scores[item], item))[:3]


@cache
def _index() -> tuple[dict[str, dict[str, int]], dict[str, int], float]:
    postings: dict[str, dict[str, int]] = defaultdict(dict)
    lengths = {}
    for item in items().values():
        terms = _terms(item)
        lengths[item.id] = len(terms)
        for term, count in Counter(terms).items():
            postings[term][item.id] = count
    return postings, lengths, sum(lengths.values()) / len(lengths)


def _terms(item: Item) -> list[str]:
    texts = [item.title, item.summary, *item.prompts, *(fact.text for fact in item.facts), *item.keywords]
    return [term for text in texts for term in stems(text, item.language)]
