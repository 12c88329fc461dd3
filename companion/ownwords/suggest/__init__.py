"""Chooses what is worth offering now: a draft, a catalogue, preferences and a balance become ideas with reasons."""

from .ranking import suggest
from .situation import Catalogue, Situation

__all__ = ["Catalogue", "Situation", "suggest"]
