"""What the person sees in the browser: server-rendered pages that work without JavaScript."""

from . import (
    balance,
    consent,
    correcting,
    data,
    history,
    home,
    importing,
    learn,
    patterns,
    practice,
    preferences,
    sign_in,
    sorting,
)
from .site import blueprint
from .uploads import PageRequest

__all__ = [
    "PageRequest",
    "balance",
    "blueprint",
    "consent",
    "correcting",
    "data",
    "history",
    "home",
    "importing",
    "learn",
    "patterns",
    "practice",
    "preferences",
    "sign_in",
    "sorting",
]
