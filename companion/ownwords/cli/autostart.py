"""The command that has the companion started at log-in."""

from __future__ import annotations

import sys

import click

from ..autostart import switching
from ..config import DEFAULT_PORT, Config
from .base import main, with_home

_PLATFORMS = {"linux": "linux", "macos": "darwin", "windows": "win32"}


@main.command()
@click.argument("switch", type=click.Choice(["on", "off"]))
@with_home
@click.option("--port", type=click.IntRange(1, 65535), default=DEFAULT_PORT, show_default=True)
@click.option("--print", "only_print", is_flag=True, help="Print what the platform would be told instead.")
@click.option("--platform", type=click.Choice(list(_PLATFORMS)), help="With --print: of another platform than this.")
def autostart(config: Config, switch: str, port: int, only_print: bool, platform: str | None) -> None:
    """Start the companion at each log-in, or no more: 'on' or 'off'."""
    if platform and not only_print:
        raise click.UsageError("--platform only goes with --print: another computer is told there.")
    told = switching.way(_PLATFORMS.get(platform or "", sys.platform), config.home, port)
    if only_print:
        click.echo(told.text)
    elif switch == "on":
        switching.on(told)
        click.echo("Own Words runs, and starts by itself when you log in. To end that: ownwords autostart off")
    elif switching.off(told):
        click.echo("Own Words no longer starts by itself. When you want it: ownwords start")
    else:
        click.echo("Own Words did not start by itself before either. When you want it: ownwords start")
