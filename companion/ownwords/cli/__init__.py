"""The command line, a thin translation of what the rest can do."""

from . import approvers, comms, person, release
from .base import main

__all__ = ["approvers", "comms", "main", "person", "release"]
