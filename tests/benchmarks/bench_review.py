"""How long a review takes, warm: drafts of 3,000 characters made of ordinary posts, and 5,000 house phrases."""

from __future__ import annotations

import time
from collections.abc import Callable

from ownwords.consent import handed_over
from ownwords.models import LANGUAGES, Draft, Language
from ownwords.review import Reviewed, review
from ownwords.review.rules import Book, book, with_phrases

from ..review.samples import CHANNEL, ITEM, posts
from .measuring import Row, milliseconds

CHARACTERS = 3000
PHRASES = 5000
WARM_UP = 30
ROUNDS = 200


def measure() -> list[Row]:
    """Review a draft of each language as it grows by a character, with an item used and ten to copy from."""
    return [
        (
            f"review, {CHARACTERS} characters, {PHRASES} house phrases, {each}",
            milliseconds(_seconds(each)),
            "p95 <= 3 ms",
        )
        for each in LANGUAGES
    ]


def _seconds(language: Language) -> list[float]:
    draft = "\n\n".join(text for name, text, _ in posts(language) if "good" in name)[: CHARACTERS - WARM_UP - ROUNDS]
    house = with_phrases(book(language), "superlatives", phrases(language, PHRASES))
    return [_timed(draft + "x" * more, lambda _: house) for more in range(WARM_UP + ROUNDS)][WARM_UP:]


def phrases(language: Language, count: int) -> list[str]:
    """Return made-up phrases that begin with the words people really use, as a style guide's do."""
    words = sorted({word.lower() for _, text, _ in posts(language) for word in text.split() if word.isalpha()})
    return [f"{words[number % len(words)]} {words[number * 7 % len(words)]} x{number}" for number in range(count)]


def once(text: str, rules: Callable[[Language], Book]) -> Reviewed:
    """Review a text with an item used and ten to copy from."""
    return review(Draft(text, used=(ITEM,)), handed_over(), (ITEM,) * 10, (CHANNEL,), rules=rules)


def _timed(text: str, rules: Callable[[Language], Book]) -> float:
    start = time.perf_counter()
    once(text, rules)
    return time.perf_counter() - start


if __name__ == "__main__":
    for row in measure():
        print(*row, sep=" · ")
