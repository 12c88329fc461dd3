"""The command that reviews a file, for people, editors and build scripts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from ..config import Config
from . import printing_review, vale
from .base import as_json_option, main, now, print_json, store_of, with_home

_GRAVE = {"never": (), "pause": ("pause",), "improve": ("pause", "improve")}
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_STDIN = "-"
_SAMPLE = 3000  # characters that tell the language


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@with_home
@as_json_option
@click.option("--format", "style", type=click.Choice(["text", "json", "vale"]), default="text", show_default=True,
              help="For people, for programs, or as Vale prints it.")  # fmt: skip
@click.option("--fail-on", type=click.Choice(["never", "pause", "improve"]), default="never", show_default=True,
              help="Exit with 1 when there is such a tip, or a graver one.")  # fmt: skip
@click.option("--language", type=click.Choice(["en", "da"]), help="Yours: of the ideas, and of tips on a short text.")
def review(config: Config, file: Path, as_json: bool, style: str, fail_on: str, language: str | None) -> None:
    """Review the draft in FILE ('-': standard input): tips and ideas. Nothing of it is kept."""
    from .. import consent
    from ..coaching import coach

    text, store = _draft(file, config.limits.body), store_of(config)
    reader = language or store.preferences.get().language or _spoken(text)
    asked: dict[str, Any] = {"text": text, "site": "practice", "language": reader}
    found = coach(store, asked, now(), config.limits, consent.handed_over())
    if style == "vale":
        print_json(vale.alerts("stdin.md" if str(file) == _STDIN else str(file), text, found["tips"]))
    elif as_json or style == "json":
        print_json(found)
    else:
        click.echo(printing_review.review(text, found))
    sys.exit(1 if any(tip["kind"] in _GRAVE[fail_on] for tip in found["tips"]) else 0)


def _draft(file: Path, most: int) -> str:
    """Return the text of a file, whichever way its letters are written.

    Raises:
        click.ClickException: there is no such file, or no text in it.
    """
    try:
        with click.open_file(str(file), "rb") as opened:
            content = opened.read(most + 1)
    except IsADirectoryError as error:
        raise click.ClickException(
            f"{file} is a folder. Give the file that your draft is in, or - to type it."
        ) from error
    except FileNotFoundError as error:
        raise click.ClickException(f"There is no file {file}. Look whether its name is spelled right.") from error
    except OSError as error:
        raise click.ClickException(f"{file} cannot be read: {error.strerror}. Look whether you may open it.") from error
    if len(content) > most:
        raise click.ClickException(
            f"{file} is larger than {most / 1_000_000:.1f} MB, which is no post. Give a part of it."
        )
    return _decoded(content, file).replace("\r\n", "\n").rstrip("\n")


def _decoded(content: bytes, file: Path) -> str:
    """Read UTF-8, UTF-16 with its mark, or else the letters of older Windows programs, where æ is one byte."""
    if content.startswith(_UTF_16):
        return content.decode("utf-16", "replace")
    if b"\0" in content:
        raise click.ClickException(f"{file} is no text. Save your draft as plain text, and give that file.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("windows-1252", "replace")


def _spoken(text: str) -> str | None:
    from ..models import LANGUAGES
    from ..review.reading import Reading

    found = Reading(text[:_SAMPLE]).language
    return found if found in LANGUAGES else None
