"""The command that takes a person's posts over from LinkedIn."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from ..config import Config
from ..models import Format
from . import printing_import as printing
from .base import as_json_option, main, now, print_json, store_of, with_home

if TYPE_CHECKING:
    from ..personal.linkedin import Export


@main.command("import-linkedin")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--articles", is_flag=True, help="Your articles count as well.")
@click.option("--comments", is_flag=True, help="Your comments on other people's posts count as well.")
@click.option("--look", is_flag=True, help="Only tell what would be imported.")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@with_home
@as_json_option
def import_linkedin(
    config: Config, paths: Sequence[Path], articles: bool, comments: bool, look: bool, yes: bool, as_json: bool
) -> None:
    """Take over your posts from LinkedIn's "Get a copy of your data".

    PATH is the ZIP as LinkedIn sent it, all of its parts, the folder it was unpacked to, or Shares.csv alone.
    Importing again adds only what is new.
    """
    from .. import consent
    from ..personal import linkedin_import as importing

    store = store_of(config)
    grant, formats = consent.require(store, "history"), _formats(articles, comments)
    export, read = _read(paths, config, quiet=as_json), importing.reader(store)
    plan = importing.preview(store, grant, export, formats, read)
    asks = not (yes or as_json or look) and sys.stdin.isatty()
    if look or asks:
        _show(importing.plan_json(export, plan, now(), kept=False), as_json)
    if asks:
        click.confirm("Import this", default=True, abort=True)
    if not look:
        plan = importing.keep(store, grant, export, formats, read)
        _show(importing.plan_json(export, plan, now(), kept=True), as_json)


def _formats(articles: bool, comments: bool) -> Collection[Format]:
    wanted: dict[Format, bool] = {"post": True, "article": articles, "comment": comments}
    return [each for each, is_wanted in wanted.items() if is_wanted]


def _show(found: dict[str, object], as_json: bool) -> None:
    print_json(found) if as_json else click.echo(printing.imported(found))


def _read(paths: Sequence[Path], config: Config, quiet: bool) -> Export:
    from ..personal.linkedin import read

    with ExitStack() as opened:
        files = [(name, opened.enter_context(_open(path))) for name, path in _files(paths)]
        tick = opened.enter_context(_progress(quiet))
        return read(files, now(), config.limits, tick)


def _files(paths: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """Name each file to read; of a folder those that matter, and never what a link in it leads to."""
    from ..personal.linkedin_words import refusal
    from ..personal.linkedin_zip import is_wanted

    for path in paths:
        if not path.is_dir():
            yield path.name, path
            continue
        inside = [each for each in sorted(path.rglob("*")) if each.is_file() and not each.is_symlink()]
        named = [(each.relative_to(path.parent).as_posix(), each) for each in inside]
        wanted = [(name, each) for name, each in named if is_wanted(name)]
        if not wanted:
            raise refusal("nothing_known", str(path))
        yield from wanted


def _open(path: Path) -> BinaryIO:
    from ..personal.linkedin_words import refusal

    try:
        return path.open("rb")
    except OSError as error:
        raise refusal("not_there", str(path)) from error


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[float], None]]:
    """Draw a bar where somebody looks on."""
    if quiet or not sys.stderr.isatty():
        yield lambda part: None
        return
    with click.progressbar(length=100, label="Reading", file=sys.stderr) as bar:
        yield lambda part: bar.update(int(100 * part) - bar.pos)
