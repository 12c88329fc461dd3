"""Turns a draft into tips, as a good editor would: few, kind, and silent when there is nothing to say."""

from .coach import Reviewed, review

__all__ = ["Reviewed", "review"]
