"""What the person prefers: their line, languages, topics, quiet hours, places, and what they put away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from .. import services
from ..errors import InvalidRequest
from ..models import LANGUAGES, Preferences, QuietHours
from . import choices
from .site import PAGES, blueprint, show, speech, to


@blueprint.get("/preferences")
def preferences() -> Response:
    """Show everything that can be chosen, as it is now."""
    return _shown()


@blueprint.post("/preferences/target")
def set_target() -> AnyResponse:
    """Move the person's own line; the form gives whole per cent."""
    percent = request.form.get("percent", type=int)
    if percent is None or not 0 <= percent <= 100:
        raise InvalidRequest("The target is a whole number of per cent, from 0 to 100.")
    services.current().store.preferences.change(lambda before: replace(before, target=percent / 100))
    return to("preferences", said="saved", _anchor="target") if request.form.get("page") else to("balance")


@blueprint.post("/preferences/language")
def set_language() -> AnyResponse:
    """Speak another language from now on, and go back to the page the person was on."""
    chosen = next((each for each in LANGUAGES if each == request.form.get("language")), None)
    services.current().store.preferences.change(lambda before: replace(before, language=chosen))
    page = request.form.get("page", "home")
    return to(page if page in PAGES else "home")


@blueprint.post("/preferences/languages")
def set_languages() -> AnyResponse:
    """Offer ideas in these languages; in none is in all."""
    wanted = tuple(each for each in LANGUAGES if each in request.form.getlist("languages"))
    return _save("languages", lambda before: replace(before, suggestion_languages=wanted))


@blueprint.post("/preferences/topics")
def set_topics() -> AnyResponse:
    """Follow some topics and leave out others. Topics of channels that were left stay as they were chosen."""
    known = {topic.id: request.form.get(f"topic {topic.id}", "") for topic in choices.topics()}
    return _save("topics", lambda before: choices.with_topics(before, known))


@blueprint.post("/preferences/quiet")
def set_quiet() -> AnyResponse:
    """Choose quiet hours, or none; what is no stretch of a day is shown again with a sentence, unchanged."""
    begin, end = (None, None) if "off" in request.form else (request.form.get("begin"), request.form.get("end"))
    if not begin and not end:
        return _save("quiet", lambda before: replace(before, quiet_hours=None))
    hours = _hours(begin or "", end or "")
    if hours is None:
        return _shown(400, tried=(begin or "", end or ""))
    return _save("quiet", lambda before: replace(before, quiet_hours=hours))


@blueprint.post("/preferences/places")
def set_places() -> AnyResponse:
    """Offer ideas in these places. Places that this version does not know stay as they were chosen."""
    shown, known = set(request.form.getlist("places")), set(choices.sites())

    def change(before: Preferences) -> Preferences:
        unknown = [site for site in before.quiet_sites if site not in known]
        return replace(before, quiet_sites=(*unknown, *sorted(known - shown)))

    return _save("places", change)


@blueprint.post("/preferences/again")
def again() -> AnyResponse:
    """Take back what was put away: one rule or idea, or all ideas."""
    rule, item = request.form.get("rule"), request.form.get("item")

    def change(before: Preferences) -> Preferences:
        return replace(
            before,
            muted_rules=tuple(each for each in before.muted_rules if each != rule),
            hidden_items=() if "all" in request.form else tuple(each for each in before.hidden_items if each != item),
        )

    return _save("away", change)


def _save(section: str, change: Callable[[Preferences], Preferences]) -> AnyResponse:
    """Keep a change, unless another tab changed the same meanwhile: then show how it is, and say so."""
    seen, kept = request.form.get("seen"), services.current().store.preferences

    def unless_changed(before: Preferences) -> Preferences:
        return change(before) if seen in (None, choices.seen(before, section)) else before

    changed = seen not in (None, choices.seen(kept.get(), section))
    kept.change(unless_changed)
    return to("preferences", said="meanwhile" if changed else "saved", _anchor=section)


def _hours(begin: str, end: str) -> QuietHours | None:
    try:
        hours = QuietHours(time.fromisoformat(begin), time.fromisoformat(end))
    except ValueError:
        return None
    whole = all(each.tzinfo is None and not each.second and not each.microsecond for each in (hours.begin, hours.end))
    return hours if whole and hours.begin != hours.end else None


def _shown(status: int = 200, tried: tuple[str, str] | None = None) -> Response:
    chosen = services.current().store.preferences.get()
    hours = chosen.quiet_hours
    return show(
        "preferences.html",
        status,
        chosen=chosen,
        seen={section: choices.seen(chosen, section) for section in choices.SECTIONS},
        topics=choices.topics(),
        sites=choices.sites(),
        hours=tried or ((f"{hours.begin:%H:%M}", f"{hours.end:%H:%M}") if hours else ("", "")),
        tried=tried is not None,
        rules=choices.muted(chosen, speech().language),
        hidden=choices.hidden(chosen),
    )
