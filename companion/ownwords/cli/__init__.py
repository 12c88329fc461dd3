"""The command line, a thin translation of what the rest can do."""

from . import approvers, comms, editors, person, release
from .base import main

__all__ = ["approvers", "comms", "editors", "main", "person", "release"]
