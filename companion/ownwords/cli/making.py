"""What the commands of those who make a channel share: their keys, the folder, and what is said."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import PublishingError
from ..wire import time_json
from .base import main, print_json

if TYPE_CHECKING:
    from ..channel.approval import Standing
    from ..channel.maker import Maker
    from ..channel.renewal import Due
    from ..channel.work import Work

FOLDER = click.Path(path_type=Path)
folder_argument = click.argument("folder", type=FOLDER)
root_option = click.option("--root", "roots", multiple=True, type=FOLDER, help="A folder with root keys; repeatable.")


@main.group("channel")
def channel() -> None:
    """Make a channel: write, approve, publish.

    Your keys are in OWNWORDS_KEYS, else where this platform keeps settings; OWNWORDS_PASSPHRASE opens them where nobody
    can be asked, such as in a scheduler.
    """


def text() -> Any:
    """Return the words: what they need takes a while to import, and 'start' does not need it."""
    from . import printing_comms

    return printing_comms


def maker(roots: list[Path] | None = None) -> Maker:
    """Return the person at this computer, with their keys."""
    from ..channel.keys import KeyBox, keys_folder
    from ..channel.maker import Maker

    return Maker(KeyBox(keys_folder(), _ask()), roots or ())


def default_roots(folder: Path) -> list[Path]:
    """Return where root keys are when nobody moved them."""
    from ..channel.keys import keys_folder

    return [keys_folder() / f"root-{work(folder).channel()['id']}"]


def work(folder: Path) -> Work:
    """Return the channel's folder."""
    from ..channel.work import Work

    return Work(folder)


def key_of(path: Path) -> Any:
    """Return the key that a file holds."""
    from ..channel.keys import public_key

    try:
        return public_key(path.read_bytes())
    except OSError as error:
        raise click.ClickException(f"{path} cannot be read: {error.strerror}.") from error


def _ask() -> Any:
    """Return what asks for passphrases: the environment's, or the person, once for all that they type the same for."""
    typed: list[str] = []

    def ask(question: str, new: bool) -> str:
        if given := os.environ.get("OWNWORDS_PASSPHRASE"):
            return given
        if not sys.stdin.isatty():
            raise PublishingError(
                f"{question} is needed, and nobody is here to be asked. Put it into OWNWORDS_PASSPHRASE."
            )
        if new and typed:
            return typed[-1]
        typed.append(str(click.prompt(question, hide_input=True, confirmation_prompt=new)))
        return typed[-1]

    return ask


def asked(value: str | None, question: str, option: str) -> str:
    """Return a value, asked for where it was not given as an ``option``."""
    if value and value.strip():
        return value.strip()
    if not sys.stdin.isatty():
        raise click.UsageError(f"{question}? Give it as {option}.")
    return str(click.prompt(question))


def say(data: Mapping[str, Any], sentence: str, as_json: bool) -> None:
    """Print what was done, for programs or for people."""
    print_json(data) if as_json else click.echo(sentence)


def tell(standing: Standing, as_json: bool, due: Sequence[Due] = ()) -> None:
    """Print where a channel stands, and what of it is to be renewed."""
    if as_json:
        shown: Mapping[str, Any] = {name: getattr(standing, name) for name in type(standing).__slots__}
        ends = [{"kind": each.kind, "until": time_json(each.until)} for each in due]
        print_json({**shown, "signed_by": list(standing.signed_by), "due": ends})
    else:
        click.echo("\n".join([text().standing(standing), *map(text().due, due)]))
