"""Reviews a draft: reads it, lets each rule look, and chooses what is worth saying."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from ..config import Limits
from ..errors import ConsentRequired
from ..models import LANGUAGES, Both, Channel, Draft, Grant, Item, Language, Tip, TipKind
from .choosing import choose
from .house import housed
from .listening import Listening
from .own_words import compare
from .reading import Reading
from .rules import Book, book

_READ = Limits().reviewed_text


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a review found. ``own_words`` is 0 to 1, or None when there was nothing to copy from.

    ``notices`` say which rules from outside rest because they took too long.
    """

    language: str | None
    tips: tuple[Tip, ...]
    own_words: float | None
    notices: tuple[Both, ...] = ()


def review(
    draft: Draft,
    grant: Grant,
    sources: Sequence[Item],
    channels: Sequence[Channel],
    muted: Collection[str] = (),
    *,
    rules: Callable[[Language], Book] = book,
) -> Reviewed:
    """Return the tips on a draft, in its own language, and how much of it repeats ``sources``.

    A draft in a language that we do not coach in gets no tips. One too short to tell gets them in the reader's
    language. Only the first ``Limits.reviewed_text`` characters are read.

    Raises:
        ConsentRequired: the grant is for something else than reading drafts.
    """
    if grant.purpose != "draft_reading":
        raise ConsentRequired("draft_reading")
    reading = Reading(draft.text[:_READ])
    copied = compare(reading, sources)
    language = _coached(reading.language, draft.reader_language)
    if language is None:
        return Reviewed(reading.language, (), copied.own if copied else None)
    listening = Listening(draft, reading, channels, copied, lambda each: housed(rules(each), channels, each))
    tips = choose(listening.tips(language), reading, copied.stretches if copied else (), muted)
    resting = [rule.id for rule in listening.book(language).outside if rule.resting]
    return Reviewed(reading.language, tips, copied.own if copied else None, tuple(map(_rests, resting)))


def kinds(channels: Sequence[Channel]) -> Mapping[str, TipKind]:
    """Return the kind of each rule there is, the house styles of some channels included, by the rule's id."""
    books = (housed(book(language), channels, language) for language in LANGUAGES)
    return {rule.id: rule.kind for each in books for rule in each.rules}


def _rests(rule_id: str) -> Both:
    return Both(
        f"The rule {rule_id} took too long and rests until Own Words starts again. Whoever wrote it can simplify it.",
        f"Reglen {rule_id} var for længe om det og holder pause, til Own Words startes igen. Den, der har skrevet den, "
        "kan gøre den enklere.",
    )


def _coached(found: str | None, reader: str | None) -> Language | None:
    """Return the language of the tips: the draft's, or the reader's when it is too short to tell, or none."""
    spoken = found or (reader or "").split("-")[0].lower()
    known = next((language for language in LANGUAGES if language == spoken), None)
    return known if known or found else "en"
