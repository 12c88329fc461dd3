"""When and where nothing is offered, as the person wished, and how that is said. Pure."""

from __future__ import annotations

from datetime import datetime, tzinfo

from ..models import Both, Preferences


def why_quiet(
    preferences: Preferences, site: str, writing: bool, now: datetime, zone: tzinfo | None = None
) -> Both | None:
    """Return why no ideas are offered, or None when they are.

    Quiet hours keep back what nobody asked for. Somebody who is ``writing`` has asked: ideas follow their words at any
    hour, as tips do. A site without ideas has none at all. ``zone`` None: this computer's time zone.
    """
    hours = preferences.quiet_hours
    if site in preferences.quiet_sites:
        return Both(
            "You chose to see no ideas here. Tips still follow what you write.",
            "Du har valgt ikke at se idéer her. Der kommer stadig tips til det, du skriver.",
        )
    if hours and not writing and hours.at(now, zone):
        return Both(
            f"These are your quiet hours, until {hours.end:%H:%M}. Write a few words, and what fits them shows.",
            f"Det er dine stille timer, til klokken {hours.end:%H.%M}. Skriv et par ord, så dukker det op, der passer.",
        )
    return None
