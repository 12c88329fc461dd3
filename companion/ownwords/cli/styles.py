"""The command that puts a style made for Vale into a channel's house style, as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from .base import as_json_option, print_json
from .making import FOLDER, channel, folder_argument, text, work

_LARGEST = 200_000  # characters of one rule file, as channel.schema.json has it
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # as channel/trust.py refuses


@channel.command()
@folder_argument
@click.argument("style", type=FOLDER)
@click.option("--language", type=click.Choice(["en", "da"]), help="Only drafts in it are looked at. [default: both]")
@click.option("--remove", is_flag=True, help="Take the style of that name out again.")
@as_json_option
def style(folder: Path, style: Path, language: str | None, remove: bool, as_json: bool) -> None:
    """Put the rules of STYLE, a folder made for Vale, into the house style of the channel in FOLDER.

    Nothing in them is changed. What cannot be used is named, with the reason. Putting a style in again renews it.
    """
    here = work(folder)
    data = here.channel()
    house: dict[str, Any] = {"avoid": [], "names": [], "never": []} | (data.get("house_style") or {})
    files = {} if remove else _files(style)
    names = {path.split("/")[0] for path in files} or {style.name}
    kept = [each for each in house.get("styles", []) if each["path"].split("/")[0] not in names]
    taken, unsupported = _usable(files)
    new = [{"path": path, "text": content, "language": language} for path, content in taken.items()]
    here.save_channel(data | {"house_style": house | {"styles": kept + new}})
    if as_json:
        print_json({"rules": [*taken], "unsupported": [{"file": file, "why": why} for file, why in unsupported]})
    else:
        click.echo(text().style(sorted(names), [*taken], unsupported, remove))


def _files(style: Path) -> dict[str, bytes]:
    """Return the files of a style, or of each style in a folder of several, by their paths from it on."""
    if not style.is_dir():
        raise click.ClickException(f"There is no folder {style}. Give the folder that holds the style's .yml files.")
    files = {
        path.relative_to(root.parent).as_posix(): path for root in _roots(style) for path in sorted(root.rglob("*"))
    }
    try:
        read = {name: path.read_bytes() for name, path in files.items() if path.is_file()}
    except OSError as error:
        raise click.ClickException(f"{error.filename} cannot be read: {error.strerror}.") from error
    if not any(name.endswith(".yml") for name in read):
        raise click.ClickException(f"There is no rule in {style}: Vale's rules are files that end in .yml.")
    return {name: content for name, content in read.items() if "/." not in f"/{name}"}


def _roots(style: Path) -> Iterator[Path]:
    if any(style.glob("*.yml")):
        yield style.resolve()
    else:
        yield from (each for each in sorted(style.resolve().iterdir()) if each.is_dir() and each.name != "config")


def _usable(files: dict[str, bytes]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Return the rule files that can be used as they are, and why the others, or keys of them, cannot."""
    from ..review.vale import load_style

    taken: dict[str, str] = {}
    unsupported: list[tuple[str, str]] = []
    for name, content in files.items():
        loaded = load_style({name: content})
        unsupported += loaded.unsupported
        told = content.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\t", " ") if loaded.rules else ""
        if len(told) > _LARGEST:
            unsupported.append((name, f"it is longer than {_LARGEST:,} characters"))
        elif found := _CONTROL.search(told):
            unsupported.append(
                (name, f"it holds the control character U+{ord(found.group()):04X}, which no channel may")
            )
        elif told:
            taken[name] = told
    return taken, unsupported
