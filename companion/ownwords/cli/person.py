"""The commands of the person who writes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

import click

from ..config import DEFAULT_PORT, Config
from ..errors import ChannelError
from ..store import Store
from . import printing
from .base import as_json_option, free_port, main, no_browser_option, now, print_json, store_of, with_home


@main.command()
@with_home
@free_port
@no_browser_option
def start(config: Config, port: int, no_browser: bool) -> None:
    """Run the companion until you stop it with Ctrl+C."""
    _serve(config, port, open_browser=not no_browser)


@main.command()
@with_home
@free_port
@no_browser_option
def demo(config: Config, port: int, no_browser: bool) -> None:
    """Join the made-up company Havblik and run the companion."""
    from ..channel import sync

    sync.join(store_of(config), "demo", now())
    _serve(config, port, open_browser=not no_browser)


def _serve(config: Config, port: int, open_browser: bool) -> NoReturn:
    # Flask and waitress take a third of a second to import: only this command waits for them.
    from ..serving import serve

    def ready(config: Config, store: Store) -> None:
        click.echo(f"Own Words is ready at {config.address}")
        sys.stdout.flush()
        if open_browser:
            click.launch(_sign_in_address(config, store, "home"))

    serve(config, port, ready)
    sys.exit(0)


@main.command()
@with_home
@as_json_option
def status(config: Config, as_json: bool) -> None:
    """Tell what there is: channels, consents, paired browsers."""
    from ..personal.overview import overview

    found = overview(store_of(config), config, now())
    print_json(found) if as_json else click.echo(printing.status(found))


@main.command()
@with_home
@as_json_option
def pair(config: Config, as_json: bool) -> None:
    """Show a code to pair a browser with; it works once, for two minutes."""
    from ..wire import time_json

    code = store_of(config).pairings.create_code(now())
    if as_json:
        print_json({"code": code.code, "expires_at": time_json(code.expires_at)})
    else:
        click.echo(f"{code.code[:3]} {code.code[3:]}\nType it in the extension's welcome page within two minutes.")


@main.command("open")
@with_home
@click.option("--port", type=click.IntRange(1, 65535), default=DEFAULT_PORT, show_default=True)
@click.option("--page", type=click.Choice(["home", "balance", "history", "consent", "data", "practice", "learn"]),
              default="home", show_default=True, help="The page to open.")  # fmt: skip
@click.option("--print", "only_print", is_flag=True, help="Print the address instead; it works once, for a minute.")
def open_pages(config: Config, port: int, page: str, only_print: bool) -> None:
    """Open your own pages in the browser, signed in."""
    address = _sign_in_address(Config(config.home, port), store_of(config), page)
    if only_print or click.launch(address) != 0:
        click.echo(address)


def _sign_in_address(config: Config, store: Store, page: str) -> str:
    key, _ = store.sessions.create_sign_in(now())
    return f"{config.address}sign-in/{key}?page={page}"


@main.command()
@click.argument("invitation")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@click.option("--unsigned", is_flag=True, help="INVITATION is a channel's folder that nobody signed: your own work.")
@with_home
@as_json_option
def join(config: Config, invitation: str, as_json: bool, yes: bool, unsigned: bool) -> None:
    """Join a channel: INVITATION is the file that your company gave you, its text, or 'demo'."""
    from ..channel import sync
    from ..personal import kinds
    from ..wire import channel_json

    store = store_of(config)
    if unsigned:
        joined = sync.try_folder(store, Path(invitation), now(), config.limits)
    else:
        text = _invitation(invitation)
        if text != "demo" and not as_json:
            click.echo(printing.preview(sync.preview(store, text, config.limits)))
            if not yes and sys.stdin.isatty():
                click.confirm("Join this channel", default=True, abort=True)
        joined = sync.join(store, text, now(), config.limits)
    kinds.work_out_again(store)
    print_json(channel_json(joined, now())) if as_json else click.echo(printing.joined(joined))


def _invitation(given: str) -> str:
    """Return an invitation's text: given as such, or as the path of its file."""
    if given.strip() == "demo" or given.lstrip().startswith("{"):
        return given.strip()
    path = Path(given).expanduser()
    try:
        if path.is_dir():
            raise ChannelError(
                f"{path} is a folder, not an invitation. To try a channel of your own that nobody signed yet: "
                "ownwords join --unsigned FOLDER"
            )
        return path.read_text("utf-8-sig")
    except (OSError, ValueError) as error:
        raise ChannelError(
            f"There is no invitation at {given[:200]}. Give the path of the file that your company gave you, or 'demo'."
        ) from error


@main.command()
@click.argument("channel")
@with_home
def leave(config: Config, channel: str) -> None:
    """Leave CHANNEL (its id, as 'status' shows it); its ideas are gone at once."""
    from ..channel import sync
    from ..personal import kinds

    store = store_of(config)
    sync.leave(store, channel)
    kinds.work_out_again(store)
    click.echo(f"You have left {channel}.")


@main.command("sync")
@with_home
@as_json_option
def look_for_news(config: Config, as_json: bool) -> None:
    """Look for news of every channel."""
    from ..channel import sync
    from ..personal import kinds
    from ..wire import channel_json

    store, refused = store_of(config), False
    for joined in store.catalogue.channels():
        try:
            sync.sync(store, joined.channel.id, now(), config.limits)
        except ChannelError:
            refused = True
    kinds.work_out_again(store)
    channels = store.catalogue.channels()
    found = {"channels": [channel_json(each, now()) for each in channels]}
    print_json(found) if as_json else click.echo(printing.channels(channels))
    sys.exit(1 if refused else 0)


@main.command()
@with_home
@as_json_option
@click.option("--days", type=click.IntRange(1, 36_500), default=None, help="How far to look back. [default: 90]")
def balance(config: Config, as_json: bool, days: int | None) -> None:
    """Show how what you share splits into company, field and personal."""
    from ..personal import balance as personal_balance
    from ..wire import balance_json

    found = personal_balance.current(store_of(config), now(), days or config.limits.balance_days)
    print_json(balance_json(found)) if as_json else click.echo(printing.balance(found))


@main.command()
@with_home
@as_json_option
@click.option("--limit", type=click.IntRange(1, 200), default=20, show_default=True, help="How many, the newest first.")
def history(config: Config, as_json: bool, limit: int) -> None:
    """List what you shared, the newest first."""
    from .. import consent
    from ..personal import history as personal_history
    from ..wire import share_json

    store = store_of(config)
    shares, more = personal_history.page(store, consent.require(store, "history"), None, limit)
    found = {"shares": [share_json(share) for share in shares], "next": more, "total": store.shares.count()}
    print_json(found) if as_json else click.echo(printing.history(shares))


@main.command()
@click.option("--zip", "zip_path", type=click.Path(path_type=Path), help="Write the extension to this file instead.")
def extension(zip_path: Path | None) -> None:
    """Tell where the browser extension is, to load it from there."""
    from ..resources import folder
    from . import packing

    source = folder("extension")
    if zip_path is None:
        click.echo(source)
        return
    packing.write_zip(source, zip_path)
    click.echo(f"The extension is in {zip_path}.")
