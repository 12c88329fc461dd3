"""What the person consents to: the only place that makes a ``Grant``.

Whatever reads a draft or touches the history takes a ``Grant``, so what was not consented to cannot be called. A grant
is asked for anew at each request: withdrawing works at once.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from .errors import ConsentRequired
from .models import CONSENT_PURPOSES, Both, ConsentPurpose, Grant
from .store import Decision, Store

Method = Literal["page", "program", "import", "erase"]
"""Where a decision was made: on the person's page, in a paired browser or program, with an import, by erasing."""


def require(store: Store, purpose: ConsentPurpose) -> Grant:
    """Return the grant for ``purpose``.

    Raises:
        ConsentRequired: the person has not consented, or has withdrawn.
    """
    grant = granted(store, purpose)
    if grant is None:
        raise ConsentRequired(purpose)
    return grant


def granted(store: Store, purpose: ConsentPurpose) -> Grant | None:
    """Return the grant for ``purpose``, or None."""
    decision = store.consents.current(purpose)
    return Grant(purpose) if decision and decision.granted else None


def handed_over(purpose: ConsentPurpose = "draft_reading") -> Grant:
    """Return the grant for what the person handed over themselves.

    That is a draft, as with ``ownwords review FILE``, or the history they took along, as with ``ownwords import PATH``.
    """
    return Grant(purpose)


@dataclass(frozen=True, slots=True)
class Notice:
    """What the person reads before they decide: the question; what is processed, where, and for how long."""

    ask: Both
    what: Both
    where: Both
    long: Both


def decide(
    store: Store,
    purpose: ConsentPurpose,
    granted: bool,
    now: datetime,
    delete: bool = False,
    language: str | None = None,
    method: Method | None = None,
) -> None:
    """Keep the person's decision; with ``delete``, a withdrawal also erases what was kept under it.

    ``language`` and ``method`` say in which language the question was read, and where it was answered.
    """
    decision = Decision(purpose, granted, now, language=language, notice=notice_version(), method=method)
    if granted:
        store.consents.record(decision)
    else:
        store.erasing.withdraw(decision, delete)


def withdrawals(store: Store, now: datetime, method: Method) -> list[Decision]:
    """Return what takes back each consent that is granted now."""
    given = [purpose for purpose, granted, _ in overview(store) if granted]
    return [Decision(purpose, False, now, notice=notice_version(), method=method) for purpose in given]


def notice(purpose: ConsentPurpose) -> Notice:
    """Return what the person reads about a purpose."""
    texts = _notices()["purposes"][purpose]
    return Notice(**{name: Both(**texts[name]) for name in Notice.__slots__})


def notice_version() -> str:
    """Return the version of those words; it changes when what they say does."""
    return str(_notices()["version"])


def overview(store: Store) -> list[tuple[ConsentPurpose, bool, datetime | None]]:
    """Return each purpose in a fixed order, whether it is granted now, and when the person last decided."""
    decisions = [(purpose, store.consents.current(purpose)) for purpose in CONSENT_PURPOSES]
    return [(purpose, bool(each and each.granted), each.decided_at if each else None) for purpose, each in decisions]


@cache
def _notices() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files(__package__).joinpath("consent_notice.json").read_text("utf-8"))
    return found
