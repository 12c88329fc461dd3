"""Chooses what is worth offering now: a draft, a catalogue, preferences and a balance become ideas with reasons."""

from .indexed import indexed as get_ready
from .later import due
from .ranking import Offer, offer, suggest
from .situation import Catalogue, Situation

__all__ = ["Catalogue", "Offer", "Situation", "due", "get_ready", "offer", "suggest"]
