"""The commands that say who may sign; they take the root keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from .base import now
from .making import FOLDER, channel, default_roots, folder_argument, key_of, maker, root_option, work


@channel.group()
def approver() -> None:
    """Say who approves; it takes the root keys."""


@approver.command("list")
@folder_argument
def list_people(folder: Path) -> None:
    """List who approves."""
    from ..channel import roles

    targets = work(folder).targets().signed
    for person in roles.people(targets):
        click.echo(f"{person.name}  {person.key_id[:12]}")
    click.echo(f"Each version needs {roles.threshold(targets)} of them.")


@approver.command("add")
@folder_argument
@click.argument("key_file", type=FOLDER)
@click.option("--threshold", type=click.IntRange(1, 20), help="How many people each version needs from now on.")
@root_option
def add_person(folder: Path, key_file: Path, threshold: int | None, roots: tuple[Path, ...]) -> None:
    """Add the colleague whose KEY_FILE it is."""
    _change_people(folder, roots, threshold, [key_of(key_file)], None)


@approver.command("remove")
@folder_argument
@click.argument("person")
@click.option("--threshold", type=click.IntRange(1, 20), help="How many people each version needs from now on.")
@root_option
def remove_person(folder: Path, person: str, threshold: int | None, roots: tuple[Path, ...]) -> None:
    """Remove PERSON, by name or by the beginning of the key's id."""
    _change_people(folder, roots, threshold, [], person)


@approver.command("replace")
@folder_argument
@click.argument("person")
@click.argument("key_file", type=FOLDER)
@root_option
def replace_person(folder: Path, person: str, key_file: Path, roots: tuple[Path, ...]) -> None:
    """Put KEY_FILE in the place of the key of PERSON, such as one that was lost."""
    _change_people(folder, roots, None, [key_of(key_file)], person)


@channel.command()
@folder_argument
@click.option("--new-root", type=FOLDER, required=True, help="Where to put the new root keys.")
@click.option("--root-keys", type=click.IntRange(1, 10), default=3, show_default=True)
@click.option("--root-threshold", type=click.IntRange(1, 10), default=2, show_default=True)
@click.option("--publisher", is_flag=True, help="Make a new publisher's key on this computer too.")
@root_option
def rotate(folder: Path, new_root: Path, root_keys: int, root_threshold: int, publisher: bool,
           roots: tuple[Path, ...]) -> None:  # fmt: skip
    """Put new root keys in the place of the old: one was lost, or somebody left. Publish afterwards."""
    me = maker([*roots, *default_roots(folder)])
    me.rotate(work(folder), [new_root] * root_keys, min(root_threshold, root_keys), publisher, now())
    click.echo(f"The new root keys are in {new_root}. Publish, and companions follow; then put the keys away.")


def _change_people(
    folder: Path, roots: tuple[Path, ...], threshold: int | None, new: list[Any], gone: str | None
) -> None:
    from ..channel import keyholders, roles

    here, me = work(folder), maker([*roots, *default_roots(folder)])
    before = keyholders.people(here)
    left = [each for each in before if gone is None or not _is(each, gone)]
    if gone is not None and len(left) == len(before):
        raise click.ClickException(
            f"Nobody called {gone} approves this channel. 'channel approver list' shows who does."
        )
    needed = threshold or roles.threshold(here.targets().signed)
    me.set_people(here, [*left, *new], needed, now())
    click.echo(
        f"{len(left) + len(new)} people approve now; each version needs {needed}. Publish, and companions follow."
    )


def _is(key: Any, wanted: str) -> bool:
    from ..channel.roles import name_of

    return bool(name_of(key) == wanted or (len(wanted) >= 8 and key.keyid.startswith(wanted)))
