"""Times our review beside other checkers on the same English posts, in one run: ``python -m tests.benchmarks.compare``.

``make compare`` fetches them first. They look for other things than we do, so the figures say what a pause in typing
costs with each, and nothing about which is better. Each draft grows by a character, as while somebody types, and each
checker is warm: the first reviews of each length are not counted. Vale is a program that has to be started for each
text; it is timed if there is one on the path.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sysconfig
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from ownwords.review.rules import book, with_phrases

from ..review.samples import posts
from .bench_review import PHRASES, once, phrases
from .measuring import milliseconds

LENGTHS = (500, 1500, 3000)  # characters
WARM_UP, ROUNDS = 30, 200
STARTED = 10  # rounds of a program that is started for each text
RIVALS = Path(__file__).parents[2] / ".rivals"
NAMES = ("harper.js", "alex", "write-good")

Drafts = Mapping[str, Sequence[str]]


def main() -> None:
    """Print a row for each checker and length; one that is not here says so."""
    text = "\n\n".join(text for name, text, _ in posts("en") if "good" in name)
    drafts = {str(size): [_grown(text, size, more) for more in range(WARM_UP + ROUNDS)] for size in LENGTHS}
    print(f"{'checker':<12} {'characters':>10}   {'one review':<32} found in the last")
    _print("Own Words", _ours(drafts))
    _print("proselint", _proselint(drafts))
    for name in NAMES:
        _print(name, _node(name, drafts))
    _print("Vale", _vale(drafts))


def _grown(text: str, size: int, more: int) -> str:
    return f"{text[: size - WARM_UP - ROUNDS]}{'x' * more}"


def _print(name: str, results: Mapping[str, Mapping[str, Any]] | None) -> None:
    if results is None:
        print(f"{name:<12} not here")
        return
    for length, each in results.items():
        seconds = [every / 1000 for every in each["times"]]
        counted = seconds[WARM_UP:] if len(seconds) > WARM_UP else seconds
        print(f"{name:<12} {length:>10}   {milliseconds(counted):<32} {each['found']}", flush=True)


def _timed(drafts: Drafts, check: Callable[[str], int]) -> dict[str, dict[str, Any]]:
    results: dict[str, dict[str, Any]] = {}
    for length, texts in drafts.items():
        times: list[float] = []
        found = 0
        for text in texts:
            begun = time.perf_counter()
            found = check(text)
            times.append((time.perf_counter() - begun) * 1000)
        results[length] = {"times": times, "found": found}
    return results


def _ours(drafts: Drafts) -> dict[str, dict[str, Any]]:
    house = with_phrases(book("en"), "superlatives", phrases("en", PHRASES))
    return _timed(drafts, partial(_reviewed, rules=lambda _: house))


def _reviewed(text: str, rules: Any) -> int:
    return len(once(text, rules).tips)


def _proselint(drafts: Drafts) -> dict[str, dict[str, Any]] | None:
    try:
        from proselint.checks import __register__
        from proselint.registry import CheckRegistry
        from proselint.tools import LintFile
    except ImportError:
        return None
    CheckRegistry().register_many(__register__)
    return _timed(drafts, lambda text: len(LintFile(source="draft", content=text).lint()))


def _node(name: str, drafts: Drafts) -> dict[str, dict[str, Any]] | None:
    if not (RIVALS / "node_modules" / name).is_dir():
        return None
    node = Path(sysconfig.get_path("scripts")) / "node"
    done = subprocess.run([node, "run.mjs", name], input=json.dumps(drafts), capture_output=True, text=True, cwd=RIVALS)
    if done.returncode:
        print(f"{name:<12} stopped: {done.stderr.strip().splitlines()[-1:]}")
        return {}
    results: dict[str, dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    return results


def _vale(drafts: Drafts) -> dict[str, dict[str, Any]] | None:
    vale, style = shutil.which("vale"), RIVALS / "vale.ini"
    if vale is None:
        return None
    style.write_text("StylesPath = .\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = Vale\n", "utf-8")
    command = [vale, "--config", os.fspath(style), "--output", "JSON", "--ext", ".txt", "--no-exit"]

    def check(text: str) -> int:
        done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
        return sum(map(len, json.loads(done.stdout).values()))

    return _timed({length: texts[:STARTED] for length, texts in drafts.items()}, check)


if __name__ == "__main__":
    main()
