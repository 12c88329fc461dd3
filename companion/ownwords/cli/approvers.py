"""The commands that say who may sign; they take the root keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from .base import as_json_option, now
from .making import FOLDER, channel, default_roots, folder_argument, key_of, maker, root_option, say, work


@channel.group()
def approver() -> None:
    """Say who approves; it takes the root keys."""


@approver.command("list")
@folder_argument
@as_json_option
def list_people(folder: Path, as_json: bool) -> None:
    """List who approves."""
    from ..channel import roles

    targets = work(folder).targets().signed
    people, needed = roles.people(targets), roles.threshold(targets)
    lines = [f"{person.name}  {person.key_id[:12]}" for person in people]
    say(
        {"approvers": [{"name": each.name, "id": each.key_id} for each in people], "threshold": needed},
        "\n".join([*lines, f"Each version needs {needed} of them."]),
        as_json,
    )


@approver.command("add")
@folder_argument
@click.argument("key_file", type=FOLDER)
@click.option("--threshold", type=click.IntRange(1, 20), help="How many people each version needs from now on.")
@root_option
@as_json_option
def add_person(folder: Path, key_file: Path, threshold: int | None, roots: tuple[Path, ...], as_json: bool) -> None:
    """Add the colleague whose KEY_FILE it is."""
    _change_people(folder, roots, threshold, [key_of(key_file)], None, as_json)


@approver.command("remove")
@folder_argument
@click.argument("person")
@click.option("--threshold", type=click.IntRange(1, 20), help="How many people each version needs from now on.")
@root_option
@as_json_option
def remove_person(folder: Path, person: str, threshold: int | None, roots: tuple[Path, ...], as_json: bool) -> None:
    """Remove PERSON, by name or by the beginning of the key's id."""
    _change_people(folder, roots, threshold, [], person, as_json)


@approver.command("replace")
@folder_argument
@click.argument("person")
@click.argument("key_file", type=FOLDER)
@root_option
@as_json_option
def replace_person(folder: Path, person: str, key_file: Path, roots: tuple[Path, ...], as_json: bool) -> None:
    """Put KEY_FILE in the place of the key of PERSON, such as one that was lost."""
    _change_people(folder, roots, None, [key_of(key_file)], person, as_json)


@channel.command()
@folder_argument
@click.option("--new-root", type=FOLDER, help="Make new root keys in this folder. [default: keep those there are]")
@click.option("--root-keys", type=click.IntRange(1, 10), default=3, show_default=True)
@click.option("--root-threshold", type=click.IntRange(1, 10), default=2, show_default=True)
@click.option("--publisher", is_flag=True, help="Make a new publisher's key on this computer too.")
@root_option
@as_json_option
def rotate(folder: Path, new_root: Path | None, root_keys: int, root_threshold: int, publisher: bool,
           roots: tuple[Path, ...], as_json: bool) -> None:  # fmt: skip
    """Sign anew what the root keys sign: with new ones, where one was lost or somebody left. Publish afterwards."""
    from ..channel import renewal
    from ..wire import time_json

    me, here = maker([*roots, *default_roots(folder)]), work(folder)
    me.rotate(here, [new_root] * root_keys if new_root else [], min(root_threshold, root_keys), publisher, now())
    until = renewal.ends(here)["keys"]
    made = f"The new root keys are in {new_root}" if new_root else "The root keys stay"
    said = f"{made}; what they signed holds until {until:%Y-%m-%d}. Publish, and companions follow; then put them away."
    say({"root_keys": str(new_root) if new_root else None, "valid_until": time_json(until)}, said, as_json)


def _change_people(
    folder: Path, roots: tuple[Path, ...], threshold: int | None, new: list[Any], gone: str | None, as_json: bool
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
    number = len(left) + len(new)
    people = "1 person approves" if number == 1 else f"{number} people approve"
    said = f"{people} now; each version needs {needed}. Publish, and companions follow."
    say({"approvers": number, "threshold": needed}, said, as_json)


def _is(key: Any, wanted: str) -> bool:
    from ..channel.roles import name_of

    return bool(name_of(key) == wanted or (len(wanted) >= 8 and key.keyid.startswith(wanted)))
