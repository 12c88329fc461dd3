"""The command line, a thin translation: what goes wrong comes out as one sentence and exit code 1."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from . import __version__, printing
from .config import DEFAULT_PORT, Config, data_folder
from .errors import OwnWordsError
from .store import Store

F = TypeVar("F", bound=Callable[..., Any])

_ENCODING = "utf-8"
_HOME_HELP = "The data folder. Also OWNWORDS_HOME."


class _Sentences(click.Group):
    """Turns our errors into click's, which prints the sentence and exits with 1."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except OwnWordsError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=_Sentences, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="Own Words")
@click.option("--home", type=click.Path(path_type=Path), help=_HOME_HELP)
@click.pass_context
def main(context: click.Context, home: Path | None) -> None:
    """Own Words helps you write about your work in your own words. Everything stays on this computer."""
    context.obj = home


def _home(command: F) -> F:
    """Give a command the option --home, and a configuration in its place."""

    @click.option("--home", type=click.Path(path_type=Path), help=_HOME_HELP)
    @wraps(command)
    def with_config(*args: Any, home: Path | None, **options: Any) -> Any:
        before_the_command = click.get_current_context().obj
        return command(Config(data_folder(home or before_the_command)), *args, **options)

    return with_config  # type: ignore[return-value]


_as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
_no_browser = click.option("--no-browser", is_flag=True, help="Do not open your pages in the browser.")
_free_port = click.option(
    "--port", type=click.IntRange(0, 65535), default=DEFAULT_PORT, show_default=True, help="0: any free port."
)


def _store(config: Config) -> Store:
    return Store.open(config.database, config.limits.busy_timeout)


def _now() -> datetime:
    return datetime.now(UTC)


def _print_json(data: Any) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


@main.command()
@_home
@click.option(
    "--port", type=click.IntRange(0, 65535), default=DEFAULT_PORT, show_default=True, help="0: any free port."
)
@click.option("--no-browser", is_flag=True, help="Do not open your pages in the browser.")
def start(config: Config, port: int, no_browser: bool) -> None:
    """Run the companion until you stop it with Ctrl+C."""
    _serve(config, port, open_browser=not no_browser)


@main.command()
@_home
@click.option(
    "--port", type=click.IntRange(0, 65535), default=DEFAULT_PORT, show_default=True, help="0: any free port."
)
@click.option("--no-browser", is_flag=True, help="Do not open your pages in the browser.")
def demo(config: Config, port: int, no_browser: bool) -> None:
    """Join the made-up company Havblik and run the companion."""
    from .channel import sync

    sync.join(_store(config), "demo", _now())
    _serve(config, port, open_browser=not no_browser)


def _serve(config: Config, port: int, open_browser: bool) -> NoReturn:
    # Flask and waitress take a third of a second to import: only this command waits for them.
    from .serving import serve

    def ready(config: Config, store: Store) -> None:
        click.echo(f"Own Words is ready at {config.address}")
        sys.stdout.flush()
        if open_browser:
            click.launch(_sign_in_address(config, store, "home"))

    serve(config, port, ready)
    sys.exit(0)


@main.command()
@_home
@_as_json
def status(config: Config, as_json: bool) -> None:
    """Tell what there is: channels, consents, paired browsers."""
    from .personal.overview import overview

    found = overview(_store(config), config)
    _print_json(found) if as_json else click.echo(printing.status(found))


@main.command()
@_home
@_as_json
def pair(config: Config, as_json: bool) -> None:
    """Show a code to pair a browser with; it works once, for two minutes."""
    from .wire import time_json

    code = _store(config).pairings.create_code(_now())
    if as_json:
        _print_json({"code": code.code, "expires_at": time_json(code.expires_at)})
    else:
        click.echo(f"{code.code[:3]} {code.code[3:]}\nType it in the extension's welcome page within two minutes.")


@main.command("open")
@_home
@click.option("--port", type=click.IntRange(1, 65535), default=DEFAULT_PORT, show_default=True)
@click.option("--page", type=click.Choice(["home", "balance", "history", "consent", "data", "practice", "learn"]),
              default="home", show_default=True, help="The page to open.")  # fmt: skip
@click.option("--print", "only_print", is_flag=True, help="Print the address instead; it works once, for a minute.")
def open_pages(config: Config, port: int, page: str, only_print: bool) -> None:
    """Open your own pages in the browser, signed in."""
    address = _sign_in_address(Config(config.home, port), _store(config), page)
    if only_print or click.launch(address) != 0:
        click.echo(address)


def _sign_in_address(config: Config, store: Store, page: str) -> str:
    key, _ = store.sessions.create_sign_in(_now())
    return f"{config.address}sign-in/{key}?page={page}"


@main.command()
@click.argument("invitation")
@_home
@_as_json
def join(config: Config, invitation: str, as_json: bool) -> None:
    """Join a channel: INVITATION is 'demo', or a channel's folder."""
    from .channel import sync
    from .wire import channel_json

    joined = sync.join(_store(config), invitation, _now())
    _print_json(channel_json(joined)) if as_json else click.echo(printing.joined(joined))


@main.command()
@click.argument("channel")
@_home
def leave(config: Config, channel: str) -> None:
    """Leave CHANNEL (its id, as 'status' shows it); its ideas are gone at once."""
    from .channel import sync

    sync.leave(_store(config), channel)
    click.echo(f"You have left {channel}.")


@main.command("sync")
@_home
@_as_json
def look_for_news(config: Config, as_json: bool) -> None:
    """Look for news of every channel."""
    from .channel import sync
    from .errors import ChannelError
    from .wire import channel_json

    store, refused = _store(config), False
    for joined in store.catalogue.channels():
        try:
            sync.sync(store, joined.channel.id, _now())
        except ChannelError:
            refused = True
    channels = store.catalogue.channels()
    found = {"channels": [channel_json(each) for each in channels]}
    _print_json(found) if as_json else click.echo(printing.channels(channels))
    sys.exit(1 if refused else 0)


@main.command()
@click.argument("file", type=click.File(encoding=_ENCODING, errors="replace"))
@_home
@_as_json
@click.option("--language", type=click.Choice(["en", "da"]), help="Where the text is too short to tell.")
def review(config: Config, file: Any, as_json: bool, language: str | None) -> None:
    """Review the draft in FILE ('-': standard input): tips and ideas. Nothing of it is kept."""
    from . import consent
    from .coaching import coach

    asked = {"text": file.read().rstrip("\n"), "site": "practice", "language": language}
    found = coach(_store(config), asked, _now(), config.limits, consent.handed_over())
    _print_json(found) if as_json else click.echo(printing.review(asked["text"] or "", found))


@main.command()
@_home
@_as_json
@click.option("--days", type=click.IntRange(1, 36_500), default=None, help="How far to look back. [default: 90]")
def balance(config: Config, as_json: bool, days: int | None) -> None:
    """Show how what you share splits into company, field and personal."""
    from .personal import balance as personal_balance
    from .wire import balance_json

    found = personal_balance.current(_store(config), _now(), days or config.limits.balance_days)
    _print_json(balance_json(found)) if as_json else click.echo(printing.balance(found))


@main.command()
@_home
@_as_json
@click.option("--limit", type=click.IntRange(1, 200), default=20, show_default=True, help="How many, the newest first.")
def history(config: Config, as_json: bool, limit: int) -> None:
    """List what you shared, the newest first."""
    from . import consent
    from .personal import history as personal_history
    from .wire import share_json

    store = _store(config)
    shares, more = personal_history.page(store, consent.require(store, "history"), None, limit)
    found = {"shares": [share_json(share) for share in shares], "next": more, "total": store.shares.count()}
    _print_json(found) if as_json else click.echo(printing.history(shares))


@main.command()
@click.argument("path", type=click.Path(path_type=Path))
@_home
def export(config: Config, path: Path) -> None:
    """Write everything that is kept about you to PATH, as JSON ('-': standard output)."""
    from .personal.export import export as export_everything

    text = json.dumps(export_everything(_store(config), _now(), __version__), ensure_ascii=False, indent=2)
    if str(path) == "-":
        click.echo(text)
        return
    printing.write_private(path, text + "\n")
    click.echo(f"Everything that is kept about you is in {path}.")


@main.command()
@_home
@click.option("--yes", is_flag=True, help="Do not ask first.")
def erase(config: Config, yes: bool) -> None:
    """Erase your history, consents and preferences, down to the bytes on disk."""
    from .personal.erase import erase as erase_everything

    if not yes:
        click.confirm("Erase your history, consents and preferences? There is no way back", abort=True)
    erase_everything(_store(config))
    click.echo("It is gone: history, consents and preferences. Channels and paired browsers stay.")


@main.command()
@click.option("--zip", "zip_path", type=click.Path(path_type=Path), help="Write the extension to this file instead.")
def extension(zip_path: Path | None) -> None:
    """Tell where the browser extension is, to load it from there."""
    from .resources import folder

    source = folder("extension")
    if zip_path is None:
        click.echo(source)
        return
    printing.write_zip(source, zip_path)
    click.echo(f"The extension is in {zip_path}.")
