"""Turns a draft into tips, as a good editor would: few, kind, and silent when there is nothing to say."""

from .coach import Reviewed, kinds, review
from .language import UNDETERMINED
from .rules import warm

__all__ = ["UNDETERMINED", "Reviewed", "kinds", "review", "warm"]
