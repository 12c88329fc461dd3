"""The command that lets editors ask in LanguageTool's way, or no longer."""

from __future__ import annotations

import click

from ..config import LANGUAGETOOL_PORT, Config
from .base import as_json_option, main, print_json, store_of, with_home


@main.command()
@click.argument("state", type=click.Choice(["on", "off"]))
@click.option("--port", type=click.IntRange(1024, 65535), default=None,
              help=f"The port of its own that editors ask at.  [default: {LANGUAGETOOL_PORT}]")  # fmt: skip
@click.option("--new-address", is_flag=True, help="Make a new address; the one before it ends.")
@with_home
@as_json_option
def languagetool(config: Config, state: str, port: int | None, new_address: bool, as_json: bool) -> None:
    """Let editors with LanguageTool built in show our tips, or no longer. It is off until you say on."""
    from .. import consent

    store = store_of(config)
    if state == "off":
        store.languagetool.switch_off()
        print_json({"on": False, "address": None}) if as_json else click.echo(
            "It is off. Editors get no tips any more, and the address is forgotten."
        )
        return
    before = store.languagetool.get()
    access = store.languagetool.switch_on(port or (before.port if before else LANGUAGETOOL_PORT), new_address)
    if as_json:
        print_json({"on": True, "address": access.address})
        return
    click.echo(
        f"It is on. Give your editor this address as its LanguageTool server:\n\n    {access.address}\n\n"
        "Some editors want it with v2 at the end. Keep it to yourself: who has it can ask for tips.\n"
        "It answers while 'ownwords start' runs."
    )
    if consent.granted(store, "draft_reading") is None:
        click.echo(
            "One thing is missing: your consent to reading what you write, without which editors get no tips. Give it "
            "with: ownwords open --page consent"
        )
