"""Prints what was measured on this computer beside each budget: ``python -m tests.benchmarks [NAME ...]``."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path

from .measuring import Row


def main(wanted: list[str]) -> None:
    """Run each ``bench_*`` module's ``measure()``, or only those named, and print its rows as they come."""
    print(f"{'what':<74} {'measured':>24}   budget")
    for name in _modules():
        if wanted and name.removeprefix("bench_") not in wanted:
            continue
        rows: list[Row] = importlib.import_module(f"{__package__}.{name}").measure()
        for what, measured, budget in rows:
            print(f"{what:<74} {measured:>24}   {budget}", flush=True)


def _modules() -> Iterator[str]:
    for module in sorted(pkgutil.iter_modules([str(Path(__file__).parent)]), key=lambda each: each.name):
        if module.name.startswith("bench_"):
            yield module.name


main(sys.argv[1:])
