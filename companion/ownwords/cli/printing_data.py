"""What the commands on a person's own data say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..personal.bringing_in import Brought
from ..personal.erase import Going, Scope
from ..store import Backup
from ..wire import time_json

GONE = {
    "everything": "It is gone: history, preferences and visits, here and in every backup. Channels and paired browsers "
    "stay.",
    "texts": "The texts are gone, here and in every backup. The rest of your history stays.",
    "period": "The posts of that time are gone, here and in every backup.",
}
_ON = "to say yes: ownwords open --page consent"


def going(scope: Scope, found: Going) -> str:
    """Return what would go, a line each."""
    lines = []
    if scope.what != "texts":
        lines.append(f"{_counted(found.shares, 'post')} of your history, {found.texts} of them with their text")
    else:
        lines.append(f"The text of {_counted(found.texts, 'post')}")
    if found.preferences:
        lines.append("Your preferences, and every visit to your pages")
    if found.decisions:
        lines.append(f"{_counted(found.decisions, 'record')} of what you agreed to or withdrew")
    if found.backups:
        lines.append(_counted(found.backups, "backup"))
    if found.backups_changed:
        lines.append(f"The same in {_counted(found.backups_changed, 'backup')}")
    if found.aside:
        lines.append(f"{_counted(found.aside, 'damaged database')} set aside earlier")
    return "\n".join(["This goes:", *(f"  - {line}" for line in lines)])


def brought(found: Brought) -> str:
    """Return what an import changed."""
    lines = [f"{_counted(found.shares, 'new post')}, {found.known} known already."]
    if found.texts_left_out:
        lines.append(f"{_counted(found.texts_left_out, 'text')} left out: you turned keeping texts off here.")
    lines.append(f"{_counted(found.decisions, 'new record')} of consents. Here counts what you say here.")
    lines += [f"Applies here from now on: {each}" for each in found.agreed]
    if found.asked:
        lines.append(f"Not turned on here: {', '.join(found.asked)}; {_ON}")
    if found.channels:
        lines.append(f"To join anew, with the invitation: {', '.join(found.channels)}")
    return "\n".join(lines)


def backups(found: Sequence[tuple[Backup, bool]]) -> str:
    """Return a line a backup."""
    lines = [
        f"{each.path.name}  {each.at.astimezone():%Y-%m-%d %H:%M}  {each.size / 1e6:.1f} MB"
        + ("" if whole else "  damaged")
        for each, whole in found
    ]
    return (
        "\n".join(lines) or "There is no backup yet. The companion makes one a day; to make one: ownwords backups --now"
    )


def backup_json(backup: Backup, whole: bool) -> dict[str, Any]:
    """Return a backup as JSON can hold it."""
    return {"name": backup.path.name, "made_at": time_json(backup.at), "bytes": backup.size, "whole": whole}


def restore_question(chosen: Backup | str | None, anew: bool) -> str:
    """Return what is asked before anything is put in another's place."""
    if anew:
        return "Set the database and every backup aside, and begin with nothing"
    name = f"the backup of {chosen.at.astimezone():%Y-%m-%d %H:%M}" if isinstance(chosen, Backup) else str(chosen)
    return f"Go back to {name}, and set aside what is there now"


def restored(backup: Backup, home: Path) -> str:
    """Return which backup is in place, and where the rest is."""
    aside = home / "set-aside"
    return (
        f"Your data is as it was on {backup.at.astimezone():%Y-%m-%d at %H:%M}. What was there is in {aside}. "
        "To go on: ownwords start"
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
