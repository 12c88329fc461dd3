"""What the person consents to: the only place that makes a ``Grant``.

Whatever reads a draft or touches the history takes a ``Grant``, so what was not consented to cannot be called. A grant
is asked for anew at each request: withdrawing works at once.
"""

from __future__ import annotations

from datetime import datetime

from .errors import ConsentRequired
from .models import CONSENT_PURPOSES, ConsentPurpose, Grant
from .store import Store


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


def handed_over() -> Grant:
    """Return the grant to read a draft that the person handed over themselves, as with ``ownwords review FILE``."""
    return Grant("draft_reading")


def decide(store: Store, purpose: ConsentPurpose, granted: bool, now: datetime, delete: bool = False) -> None:
    """Keep the person's decision; with ``delete``, a withdrawal also erases what was kept under it."""
    store.consents.record(purpose, granted, now)
    if granted or not delete:
        return
    if purpose == "history":
        store.shares.delete_all()
    elif purpose == "history_text":
        store.shares.delete_texts()


def overview(store: Store) -> list[tuple[ConsentPurpose, bool, datetime | None]]:
    """Return each purpose in a fixed order, whether it is granted now, and when the person last decided."""
    decisions = [(purpose, store.consents.current(purpose)) for purpose in CONSENT_PURPOSES]
    return [(purpose, bool(each and each.granted), each.decided_at if each else None) for purpose, each in decisions]
