"""Prints precision and recall, rule by rule and overall: ``make quality``."""

from __future__ import annotations

import sys

from ownwords.models import LANGUAGES, Language

from .labelled import Score, drafts, scores, total


def _row(name: str, score: Score) -> str:
    figures = f"{score.precision:9.2f} {score.recall:6.2f} {score.right:5} {len(score.wrong):5} {len(score.missed):6}"
    return f"{name:22}{figures}"


def report(language: Language, places: bool) -> None:
    """Print a table of one language; with ``places``, also the drafts that a rule got wrong."""
    found = scores(language)
    print(f"\n{language}: {len(drafts(language))} drafts")
    print(f"{'rule':22}{'precision':>9} {'recall':>6} {'right':>5} {'wrong':>5} {'missed':>6}")
    for rule, score in sorted(found.items()):
        print(_row(rule, score))
        if places and (score.wrong or score.missed):
            print(f"    wrong: {', '.join(score.wrong) or '-'}; missed: {', '.join(score.missed) or '-'}")
    print(_row("overall", total(found)))


if __name__ == "__main__":
    for each in LANGUAGES:
        report(each, "--places" in sys.argv)
