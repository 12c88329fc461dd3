"""The commands that begin a channel and write it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from .base import as_json_option, main, now, print_json
from .making import FOLDER, asked, channel, folder_argument, key_of, maker, say, text, work


@main.command()
@folder_argument
@click.option("--port", type=click.IntRange(0, 65535), default=8021, show_default=True, help="0: any free port.")
@click.option("--no-browser", is_flag=True, help="Do not open it in the browser.")
@click.option("--allow-private", is_flag=True, help="Also read addresses inside your own network.")
def desk(folder: Path, port: int, no_browser: bool, allow_private: bool) -> None:
    """Open the desk for the channel in FOLDER: write, preview, approve, publish. Stop it with Ctrl+C."""
    from ..channel.keys import keys_folder
    from ..serving_desk import serve_desk

    def ready(address: str) -> None:
        click.echo(f"The desk is ready at {address}")
        sys.stdout.flush()
        if not no_browser:
            click.launch(address)

    serve_desk(folder, keys_folder(), port, allow_private, ready)


@channel.command()
@click.option("--name", help="Your name, as it stands with your signatures.")
@as_json_option
def key(name: str | None, as_json: bool) -> None:
    """Make your own key, or show it; the file it names is what you send to a colleague."""
    from ..channel.roles import name_of

    me = maker()
    mine = me.key() or me.make_key(asked(name, "Your name", "--name"))
    if as_json:
        print_json({"name": name_of(mine), "id": mine.keyid, "file": str(me.key_file())})
    else:
        click.echo(f"The key of {name_of(mine)}. Send this file to whoever keeps the root keys:\n{me.key_file()}")


@channel.command()
@folder_argument
@click.option("--name", help="What the channel is called.")
@click.option("--company", default="", help="The company's name, where it differs.")
@click.option("--domain", "domains", multiple=True, help="A web domain of the company; may be repeated.")
@click.option("--alias", "aliases", multiple=True, help="Another name for the company; may be repeated.")
@click.option("--id", "channel_id", default="", help="A short id; made of the company's name otherwise.")
@click.option("--threshold", type=click.IntRange(1, 20), default=2, show_default=True,
              help="How many people stand behind each version: who submits, and who approves.")  # fmt: skip
@click.option("--approver", "approvers", multiple=True, type=FOLDER, help="A colleague's key file; may be repeated.")
@click.option("--root-keys", type=click.IntRange(1, 10), default=3, show_default=True, help="How many root keys.")
@click.option("--root-threshold", type=click.IntRange(1, 10), default=2, show_default=True,
              help="How many of them it takes to change who approves.")  # fmt: skip
@click.option("--root", "root_folder", type=FOLDER, help="Where to put them. [default: beside your own key]")
@click.option("--person", default=None, help="Your name, where you have no key yet.")
@as_json_option
def init(folder: Path, name: str | None, company: str, domains: tuple[str, ...], aliases: tuple[str, ...],
         channel_id: str, threshold: int, approvers: tuple[Path, ...], root_keys: int, root_threshold: int,
         root_folder: Path | None, person: str | None, as_json: bool) -> None:  # fmt: skip
    """Start a channel in FOLDER: a draft to fill in, and its keys."""
    from ..channel import beginning

    me, draft = (
        maker(),
        beginning.channel(asked(name, "What is the channel called", "--name"), company, domains, aliases, channel_id),
    )
    me.key() or me.make_key(asked(person, "Your name", "--person"))
    where = root_folder or me.keys.folder / f"root-{draft['id']}"
    me.begin(
        work(folder),
        draft,
        threshold,
        [key_of(path) for path in approvers],
        [where] * root_keys,
        min(root_threshold, root_keys),
        now(),
    )
    said = text().begun(folder, where, root_keys, min(root_threshold, root_keys), threshold, 1 + len(approvers))
    say({"folder": str(folder), "id": draft["id"], "root_keys": str(where), "threshold": threshold}, said, as_json)


@channel.command()
@folder_argument
@click.argument("url")
@click.option("--set", "set_name", default="ideas", show_default=True, help="The set it goes into.")
@click.option("--about", type=click.Choice(["company", "field", "personal"]), default="company", show_default=True)
@click.option("--purpose", type=click.Choice(["sell", "recruit", "teach"]), default="teach", show_default=True)
@click.option("--topic", "topics", multiple=True, help="A topic's id; may be repeated.")
@click.option("--prompt", "prompts", multiple=True, help="A question that helps somebody say it; may be repeated.")
@click.option("--until", "valid_until", default=None, help="Its last moment, such as 2026-12-31T23:00:00Z.")
@click.option("--entries", type=click.IntRange(1, 20), default=5, show_default=True, help="Of a feed: how many.")
@click.option("--allow-private", is_flag=True, help="Also read an address inside your own network.")
@as_json_option
def add(folder: Path, url: str, set_name: str, allow_private: bool, entries: int, as_json: bool, **given: Any) -> None:
    """Add an idea from a page's address URL, or the newest of a feed."""
    from ..desk.adding import add as add_address

    added = add_address(work(folder), url, set_name, given, entries, allow_private)
    unread = {url: why.en for url, why in added.unread.items()}
    say({"added": added.items, "unread": unread}, text().added(added.items, unread, set_name), as_json)
    sys.exit(1 if unread else 0)


@channel.command()
@folder_argument
@click.option("--links", is_flag=True, help="Also look whether each address answers.")
@click.option("--allow-private", is_flag=True, help="With --links: also those inside your own network.")
@as_json_option
def check(folder: Path, links: bool, allow_private: bool, as_json: bool) -> None:
    """Look through the draft in FOLDER: what has to change, and what would make it better. Exit code 1: it has to."""
    from ..channel.check import check as look_through
    from ..desk.links import dead

    here = work(folder)
    files = here.files()
    found = [*look_through(files, now()), *(dead(files, allow_private) if links else ())]
    stops = any(each.level == "stop" for each in found)
    print_json({"findings": [_finding(each) for each in found]}) if as_json else click.echo(text().findings(found))
    sys.exit(1 if stops else 0)


def _finding(each: Any) -> dict[str, Any]:
    return {
        "level": each.level,
        "file": each.file,
        "where": each.where,
        "item": each.item,
        "rule": each.rule,
        "message": each.message.en,
        "why": each.why.en,
    }
