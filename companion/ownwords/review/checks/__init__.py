"""What each extension point looks for: one function a way of looking, all alike, found here by the point's name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ..rules import Rule
from .copied import copied
from .counts import metric, occurrence
from .disclosure import affiliation
from .links import only_link
from .openings import first_lines, same_openings
from .phrases import existence, substitution
from .related import capitalization, conditional, consistency, repetition
from .situation import Budget, Finding, Situation
from .together import together
from .weighed import weighed

CHECKS: Mapping[str, Callable[[Rule, Situation], Iterable[Finding]]] = {
    "existence": existence,
    "substitution": substitution,
    "occurrence": occurrence,
    "repetition": repetition,
    "consistency": consistency,
    "conditional": conditional,
    "capitalization": capitalization,
    "metric": metric,
    "readability": metric,
    "own-words": copied,
    "affiliation": affiliation,
    "first-lines": first_lines,
    "only-link": only_link,
    "same-openings": same_openings,
    "together": together,
    "weighed": weighed,
}

__all__ = ["Budget", "CHECKS", "Finding", "Situation"]
