"""What every command shares: the program itself, its data folder, and errors as one sentence with exit code 1."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from .. import __version__
from ..config import DEFAULT_PORT, Config, data_folder
from ..errors import OwnWordsError
from ..store import Store

F = TypeVar("F", bound=Callable[..., Any])

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


def with_home(command: F) -> F:
    """Give a command the option --home, and a configuration in its place."""

    @click.option("--home", type=click.Path(path_type=Path), help=_HOME_HELP)
    @wraps(command)
    def with_config(*args: Any, home: Path | None, **options: Any) -> Any:
        before_the_command = click.get_current_context().obj
        return command(Config(data_folder(home or before_the_command)), *args, **options)

    return with_config  # type: ignore[return-value]


as_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
no_browser_option = click.option("--no-browser", is_flag=True, help="Do not open your pages in the browser.")
free_port = click.option(
    "--port", type=click.IntRange(0, 65535), default=DEFAULT_PORT, show_default=True, help="0: any free port."
)


def store_of(config: Config) -> Store:
    """Return the person's store."""
    return Store.open(config.database, config.limits.busy_timeout)


def now() -> datetime:
    """Return the moment, in UTC."""
    return datetime.now(UTC)


def print_json(data: Any) -> None:
    """Print JSON, for programs."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))
