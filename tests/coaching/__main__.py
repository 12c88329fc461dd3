"""Prints precision and recall, rule by rule and overall, for each set of drafts: ``make quality``."""

from __future__ import annotations

import sys

from ownwords.models import LANGUAGES, Language

from .labelled import READ, SETS, Score, clean, disturbed, drafts, pooled, scores, total


def _figures(score: Score) -> str:
    return f"{score.precision:6.2f} {score.recall:5.2f} {score.right:4} {len(score.wrong):4} {len(score.missed):4}"


def report(language: Language, places: bool) -> None:
    """Print a table of one language; with ``places``, also the drafts a rule got wrong, where somebody read them."""
    kept = [which for which in SETS if drafts(language, which)]
    sets = {which: scores(language, which) for which in kept} | {"all": pooled(language)}
    print(f"\n{language}: {', '.join(f'{len(drafts(language, which))} drafts {which}' for which in kept)}")
    print(f"{'':20}" + "".join(f"{which:^28}" for which in sets))
    print(f"{'rule':20}" + f"{' prec. recall  ok bad missed'}" * len(sets))
    for rule in sorted(sets["all"]):
        print(f"{rule:20}" + "  ".join(f"{_figures(each.get(rule, Score())):26}" for each in sets.values()))
        if places:
            _places(total(scores(language, which).get(rule, Score()) for which in READ[language]))
    print(f"{'overall':20}" + "  ".join(f"{_figures(total(each.values())):26}" for each in sets.values()))
    disturbing = disturbed(language)
    stopped = sum(tip.kind == "pause" for tips in disturbing.values() for tip in tips)
    print(f"{len(clean(language))} clean posts: {len(disturbing)} get tips all the same; to stop and think: {stopped}")


def _places(score: Score) -> None:
    if score.wrong or score.missed:
        print(f"    wrong: {', '.join(score.wrong) or '-'}; missed: {', '.join(score.missed) or '-'}")


if __name__ == "__main__":
    for each in LANGUAGES:
        report(each, "--places" in sys.argv)
