"""What the person sees in the browser: server-rendered pages that work without JavaScript."""

from . import balance, consent, data, history, home, learn, patterns, practice, preferences, sign_in
from .site import blueprint
from .uploads import PageRequest

__all__ = [
    "PageRequest",
    "balance",
    "blueprint",
    "consent",
    "data",
    "history",
    "home",
    "learn",
    "patterns",
    "practice",
    "preferences",
    "sign_in",
]
