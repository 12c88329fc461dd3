"""Every weight of the ranking, in one place. All are in the same unit: 1 is a draft that is about an item."""

from __future__ import annotations

FITS = 1.0  # the item fits the draft as well as any does

GENERAL = {
    "topic": 0.30,  # on a topic that the person follows
    "language": 0.20,  # in the language that the person reads in
    "new": 0.15,  # began lately
    "ends_soon": 0.15,  # cannot be shared much longer
    "turn": 0.10,  # luck of the day
}

VARIETY = {
    "set": 0.12,  # for each item of the same set already chosen
    "about": 0.08,  # for each item of the same kind already chosen
}

NEW_DAYS = 14  # days
ENDS_SOON_DAYS = 10  # days
