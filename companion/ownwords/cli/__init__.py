"""The command line, a thin translation of what the rest can do."""

from . import approvers, autostart, comms, editors, importing, own_data, person, release, reviewing, styles
from .base import main

__all__ = [
    "approvers",
    "autostart",
    "comms",
    "editors",
    "importing",
    "main",
    "own_data",
    "person",
    "release",
    "reviewing",
    "styles",
]
