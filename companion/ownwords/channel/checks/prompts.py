"""Reads the questions: whether each is one, and leaves room for an answer that only one person can give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...models import Language
from ...text import sentences
from .finding import Finding
from .phrases import begins, find
from .raw import Documents, entries, strings

_READ = 600  # characters of a prompt; the longest that fits its schema has 300
_LEADING = re.compile(r"^[\W_]+")


def check(documents: Documents) -> Iterator[Finding]:
    """Yield the prompts that tell instead of asking, and those that a yes or a no answers."""
    for item in entries(documents, "items"):
        for number, prompt in strings(item.data.get("prompts")):
            place = item.place.at("prompts", number)
            if prompt.strip() and "?" not in prompt:
                yield place.says("item.not_a_question", prompt=prompt)
            elif prompt.strip() and _is_closed(prompt[:_READ], item.language):
                yield place.says("item.yes_no", prompt=prompt)


def _is_closed(prompt: str, language: Language) -> bool:
    """Tell whether all the questions in a prompt can be answered by yes or no."""
    questions = [each.text for each in sentences(prompt) if "?" in each.text]
    return bool(questions) and all(_is_yes_no(each, language) for each in questions)


def _is_yes_no(question: str, language: Language) -> bool:
    plain = _LEADING.sub("", question)
    return begins(plain, "yes_no", language) and not find(plain, "open", language)
