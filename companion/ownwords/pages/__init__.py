"""What the person sees in the browser: server-rendered pages that work without JavaScript."""

from . import balance, consent, data, history, home, learn, patterns, practice, preferences, sign_in
from .site import blueprint

__all__ = [
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
