"""The commands from a draft to what everybody reads."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from .base import as_json_option, now, print_json
from .making import channel, folder_argument, maker, say, tell, text, work

_REASONS = ("wrong_fact", "outdated", "not_public", "other")


@channel.command()
@folder_argument
@as_json_option
def submit(folder: Path, as_json: bool) -> None:
    """Submit the draft in FOLDER, as the one who stands for the edit."""
    tell(maker().submit(work(folder), now()), as_json)


@channel.command()
@folder_argument
@click.option("--show", is_flag=True, help="Only show what changed since the last approval.")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@as_json_option
def approve(folder: Path, show: bool, yes: bool, as_json: bool) -> None:
    """See what changed in FOLDER, and approve it. Where nothing was submitted yet, you submit it."""
    from ..channel.changes import changes

    me, here = maker(), work(folder)
    found = changes(here.approved(), here.files())
    if show or not as_json:
        click.echo(text().changes(found))
    if show:
        return
    waits = here.submitted()
    if waits is None or not here.is_as_submitted(waits):
        tell(me.submit(here, now()), as_json)
        return
    if not (yes or as_json) and sys.stdin.isatty():
        click.confirm("Approve this", abort=True)
    tell(me.approve(here, now()), as_json)


@channel.command("return")
@folder_argument
@click.option("--note", required=True, help="What to change.")
@as_json_option
def give_back(folder: Path, note: str, as_json: bool) -> None:
    """Give back what was submitted in FOLDER, with a note."""
    from ..channel import approval

    here = work(folder)
    maker().give_back(here, note, now())
    tell(approval.standing(here), as_json)


@channel.command("status")
@folder_argument
@as_json_option
def standing(folder: Path, as_json: bool) -> None:
    """Tell where the channel in FOLDER stands, and what of it is to be renewed."""
    from ..channel import approval, renewal

    here = work(folder)
    tell(approval.standing(here), as_json, renewal.due(here, now()))


@channel.command()
@folder_argument
@click.argument("target")
@as_json_option
def publish(folder: Path, target: str, as_json: bool) -> None:
    """Write the approved channel in FOLDER to TARGET: a folder, sftp://, s3:// or abfs://."""
    from ..wire import time_json

    here = work(folder)
    found = maker().publish(here, target, now())
    if as_json:
        shown = {name: getattr(found, name) for name in type(found).__slots__}
        print_json(shown | {"valid_until": time_json(found.valid_until)})
    else:
        click.echo(text().published(found, target))


@channel.command()
@folder_argument
@click.argument("item")
@click.option("--reason", type=click.Choice(_REASONS), default="wrong_fact", show_default=True)
@as_json_option
def retract(folder: Path, item: str, reason: Any, as_json: bool) -> None:
    """Take ITEM (its id) away, at once and everywhere; one approver is enough."""
    here, me = work(folder), maker()
    title, targets = me.retract(here, item, reason, now())
    if as_json:
        print_json({"item": item, "title": title, "published_to": list(targets)})
    else:
        click.echo(text().retracted(title, targets))


@channel.command()
@folder_argument
@click.argument("target")
@as_json_option
def refresh(folder: Path, target: str, as_json: bool) -> None:
    """Say that what is at TARGET is still the newest; once a day from a scheduler is good."""
    from ..wire import time_json

    until = maker().refresh(work(folder), target, now())
    say({"target": target, "valid_until": time_json(until)}, f"Renewed until {until:%Y-%m-%d}.", as_json)


@channel.command()
@folder_argument
@click.option("--address", help="Where people read the channel, such as https://ideas.example.com/")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="[default: in FOLDER]")
@as_json_option
def invite(folder: Path, address: str | None, output: Path | None, as_json: bool) -> None:
    """Make the invitation file for the intranet, or for IT to roll out."""
    made = maker().invite(work(folder), address)
    path = output or folder / f"{made['channel']}.invitation.json"
    try:
        path.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", "utf-8")
    except OSError as error:
        raise click.ClickException(
            f"{path} could not be written: {error.strerror}. Choose another: --output"
        ) from error
    said = (
        f"The invitation to {made['name']} ({made['address']}) is in {path}. People open it with: ownwords join {path}"
    )
    say({"file": str(path), **{key: made[key] for key in ("channel", "name", "address")}}, said, as_json)
