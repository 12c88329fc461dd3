"""What the tests of the review share: items, a channel, the labelled posts, and a short way to review a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from ownwords.consent import handed_over
from ownwords.models import Both, Channel, Company, Draft, Fact, Item, Welcome
from ownwords.review import Reviewed, review

CORPUS = Path(__file__).parent / "corpus"

CHANNEL = Channel(
    id="nordvind",
    name="Nordvind",
    company=Company("Nordvind", ("Nordvind Energi",), ("nordvind.example",), ("nordvind",)),
    welcome=Welcome("Mette Holm", Both("CEO", "Direktør"), Both("It is OK.", "Det er OK."), Both("Why.", "Hvorfor.")),
    policy_url=None,
    target=0.2,
    disclosure=Both("I work at Nordvind.", "Jeg arbejder i Nordvind."),
    topics=(),
    expires=None,
)

ITEM = Item(
    id="factory",
    title="The new factory in Esbjerg opens its doors on the first of March",
    summary=(
        "Nordvind opens a factory on the harbour in Esbjerg where two hundred people will build pumps for district "
        "heating, with apprentices in every team from the first day."
    ),
    url="https://nordvind.example/factory",
    language="en",
    about="company",
    purpose="recruit",
    topics=(),
    prompts=("What was the harbour like before the factory came?",),
    facts=(Fact("Two hundred people will work in the factory on the harbour when it is full."),),
    keywords=(),
    valid_from=None,
    valid_until=None,
    disclosure="employee",
    channel_id="nordvind",
    set_title="Esbjerg",
)

FIELD_ITEM = replace(ITEM, id="field", about="field", disclosure="none")
ADVERT_ITEM = replace(ITEM, id="advert", disclosure="advert")


def reviewed(
    text: str, *, used: tuple[Item, ...] = (), reader: str | None = None, past: tuple[str, ...] = (), **how: Any
) -> Reviewed:
    """Review a text that the person handed over themselves."""
    draft = Draft(text, used=used, reader_language=reader, past=past)
    return review(draft, handed_over(), how.pop("sources", used), (CHANNEL,), **how)


def rules_of(text: str, **how: Any) -> list[str]:
    """Return the ids of the rules that speak about a text, in order."""
    return [tip.rule for tip in reviewed(text, **how).tips]


def posts(language: str) -> Iterator[tuple[str, str, set[str]]]:
    """Yield each labelled post: its name, its text, and the rules that are to improve or pause."""
    for path in sorted((CORPUS / language).glob("*.txt")):
        label, text = path.read_text("utf-8").split("\n---\n", 1)
        yield f"{language}/{path.stem}", text.strip(), set(label.removeprefix("expect:").split())
