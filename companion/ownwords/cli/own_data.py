"""The commands with which the person takes along, brings in and erases what is theirs, and goes back to a backup."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .. import __version__
from ..config import Config
from ..errors import NotFound
from ..models import CONSENT_PURPOSES
from ..store import Store
from . import files, printing_data
from .base import as_json_option, main, now, print_json, store_of, with_home

if TYPE_CHECKING:
    from ..personal.erase import Scope

_DATE = click.DateTime(["%Y-%m-%d"])


@main.command()
@click.argument("path", type=click.Path(path_type=Path))
@with_home
def export(config: Config, path: Path) -> None:
    """Write everything that is kept about you to PATH: a ZIP, or only its JSON ('.json', '-' for standard output)."""
    from ..personal.archive import archive
    from ..personal.consent_records import consent_records
    from ..personal.export import export as export_everything

    store, at = store_of(config), now()
    document = export_everything(store, at, __version__)
    text = json.dumps(document, ensure_ascii=False, indent=2)
    if str(path) == "-":
        click.echo(text)
        return
    if path.is_dir():
        path = path / f"own-words-{at.astimezone():%Y-%m-%d}.zip"
    only_json = path.suffix.lower() == ".json"
    files.write_private(path, f"{text}\n".encode() if only_json else archive(document, consent_records(store, at), at))
    click.echo(f"Everything that is kept about you is in {path}.")


@main.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--agree", "agree", multiple=True, type=click.Choice(CONSENT_PURPOSES),
              help="Let this consent apply here as well, if the file has it. Can be given several times.")  # fmt: skip
@with_home
@as_json_option
def bring_in(config: Config, path: Path, as_json: bool, agree: tuple[str, ...]) -> None:
    """Bring in what 'export' wrote, here or on another computer: what is here already stays as it is."""
    from .. import consent
    from ..personal import archive_reading, bringing_in

    document = archive_reading.read(files.read_whole(path, config.limits.taken_along), config.limits)
    store = store_of(config)
    given = bringing_in.given(document)
    wanted = [purpose for purpose in given if purpose in agree]
    if not as_json and sys.stdin.isatty():
        open_questions = [each for each in given if each not in agree and store.consents.current(each) is None]
        wanted += [each for each in open_questions if click.confirm(consent.notice(each).ask.en, default=False)]
    grant = consent.handed_over("history")
    found = bringing_in.bring_in(store, grant, document, now(), wanted, config.limits)
    print_json(asdict(found)) if as_json else click.echo(printing_data.brought(found))


@main.command()
@with_home
@click.option("--texts", is_flag=True, help="Only the texts; the rest of your history stays.")
@click.option("--from", "since", type=_DATE, help="Only posts of this day (YYYY-MM-DD) and later.")
@click.option("--to", "until", type=_DATE, help="Only posts of this day (YYYY-MM-DD) and earlier.")
@click.option("--keep-records", is_flag=True, help="Keep the record of what you agreed to, and when.")
@click.option("--dry-run", is_flag=True, help="Only tell what would go.")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@as_json_option
def erase(config: Config, yes: bool, dry_run: bool, as_json: bool, **said: Any) -> None:
    """Erase what is kept about you, down to the bytes on disk: everything, only the texts, or a period."""
    from ..personal import erase as erasing

    store, scope = store_of(config), _scope(**said)
    found = erasing.going(store, scope)
    if not as_json:
        click.echo(printing_data.going(scope, found))
    if not dry_run:
        if not yes:
            click.confirm("Erase this? There is no way back", abort=True, err=as_json)
        erasing.erase(store, now(), scope)
    if as_json:
        print_json(asdict(found))
    elif not dry_run:
        click.echo(printing_data.GONE[scope.what])


def _scope(texts: bool, since: datetime | None, until: datetime | None, keep_records: bool) -> Scope:
    """Return what the options say; a day begins and ends by this computer's clock."""
    from ..personal.erase import Scope

    if texts and (since or until):
        raise click.UsageError("--texts is for every post, --from and --to are for posts of a period. Choose one.")
    if keep_records and (texts or since or until):
        raise click.UsageError("--keep-records belongs to erasing everything; the records stay anyway otherwise.")
    if texts:
        return Scope("texts")
    if since is None and until is None:
        return Scope("everything", keep_records=keep_records)
    end = (until + timedelta(days=1)).astimezone() if until else None
    return Scope("period", since.astimezone() if since else None, end)


@main.command()
@with_home
@click.option("--now", "make", is_flag=True, help="Make one first.")
@as_json_option
def backups(config: Config, make: bool, as_json: bool) -> None:
    """List the backups beside the database, the newest first; the companion makes one a day."""
    from ..store.backups import Backups, is_whole

    if make:
        store = store_of(config)
        store.back_up(now(), config.limits.backups)
        store.close()
    found = [(each, is_whole(each.path)) for each in Backups(config.home).all()]
    print_json({"backups": [printing_data.backup_json(*each) for each in found]}) if as_json else click.echo(
        printing_data.backups(found)
    )


@main.command()
@click.argument("backup", required=False)
@with_home
@click.option("--anew", is_flag=True, help="Begin with nothing instead; backups are set aside too.")
@click.option("--yes", is_flag=True, help="Do not ask first.")
def restore(config: Config, backup: str | None, anew: bool, yes: bool) -> None:
    """Go back to the newest good backup, or to BACKUP (its name, as 'backups' shows it).

    What is there now is set aside in the data folder, whole, for a month. A consent that you withdrew since stays so.
    """
    from ..store import restoring
    from ..store.backups import Backups

    if anew and backup:
        raise click.UsageError("--anew goes back to no backup. Give one or the other.")
    newest = None if anew or backup else Backups(config.home).newest_good()
    if not (anew or backup or newest):
        raise NotFound("There is no good backup to go back to. 'ownwords restore --anew' begins with nothing.")
    if not yes:
        click.confirm(printing_data.restore_question(backup or newest, anew), abort=True)
    if anew:
        restoring.start_anew(config.database, now())
        click.echo(f"Own Words begins with nothing. What was there is in {config.home / 'set-aside'}.")
        return
    found = restoring.restore(config.database, now(), backup)
    Store.open(config.database, config.limits.busy_timeout).close()
    click.echo(printing_data.restored(found, config.home))
