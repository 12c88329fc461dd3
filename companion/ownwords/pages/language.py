"""Speaks to the person in their language: strings, plurals, dates and numbers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_percent
from flask import request

from ..models import LANGUAGES, Both, Language, Sign

# British, because the pages are read in Europe: the day before the month, and 24 hours.
_LOCALES: Mapping[Language, Locale] = {"en": Locale("en", "GB"), "da": Locale("da", "DK")}


@dataclass(frozen=True, slots=True)
class Speech:
    """Everything a page says, in one language. Times are shown in this computer's own time zone."""

    language: Language
    package: str = __package__

    def __call__(self, key: str, **values: object) -> str:
        """Return the string ``key`` with its places filled in; it is plain text, never markup."""
        return strings(self.language, self.package)[key].format(**values)

    def count(self, key: str, count: int, **values: object) -> str:
        """Return the string that fits ``count`` by the language's plural rule: ``KEY.one``, ``KEY.other``."""
        return self(f"{key}.{_LOCALES[self.language].plural_form(count)}", count=count, **values)

    def known(self, key: str, otherwise: str) -> str:
        """Return the string ``key`` where there is one, else ``otherwise``: for names that came after these pages."""
        return strings(self.language, self.package).get(key, otherwise)

    def either(self, both: Both) -> str:
        """Return the text in this language."""
        return both.of(self.language)

    def reasons(self, signs: Sequence[Sign]) -> str:
        """Return the signs of a kind in words, as in "mentions Havblik, links to havblik.example"."""
        return ", ".join(self.either(sign.words) for sign in signs)

    def day(self, when: datetime) -> str:
        """Return the date in words, as in "24 November 2026"."""
        return format_date(when.astimezone(), "long", locale=_LOCALES[self.language])

    def month(self, when: datetime) -> str:
        """Return the month in words, as in "November 2026"."""
        return format_date(when.astimezone(), "MMMM y", locale=_LOCALES[self.language])

    def months(self, since: datetime, until: datetime) -> str:
        """Return a stretch of whole months in short, as in "Sep–Nov 2026"; ``until`` is the first moment after it."""
        last = until.astimezone() - timedelta(hours=12)
        first = since.astimezone()
        if (first.year, first.month) == (last.year, last.month):
            return format_date(last, "LLL y", locale=_LOCALES[self.language])
        return f"{self.short_month(first)}–{self.short_month(last)}"

    def short_month(self, when: datetime) -> str:
        """Return the month in short and without its year, as in "Nov"."""
        return format_date(when.astimezone(), "LLL", locale=_LOCALES[self.language])

    def short_day(self, when: datetime) -> str:
        """Return the day without its year, as in "2 Nov"."""
        return format_date(when.astimezone(), "d MMM", locale=_LOCALES[self.language])

    def moment(self, when: datetime) -> str:
        """Return the date and the time of day, as in "24 November 2026, 14:05"."""
        return f"{self.day(when)}, {self.time(when)}"

    def time(self, when: datetime) -> str:
        """Return the time of day, as in "14:05"."""
        return format_time(when.astimezone().time(), "short", locale=_LOCALES[self.language])

    def percent(self, part: float) -> str:
        """Return a part (0 to 1) in whole per cent."""
        return format_percent(part, locale=_LOCALES[self.language])


def choose(preferred: Language | None, package: str = __package__) -> Speech:
    """Speak the person's chosen language, else the browser's first that we know, else English."""
    asked = request.accept_languages.best_match(LANGUAGES)
    return Speech(preferred or ("da" if asked == "da" else "en"), package)


@cache
def strings(language: Language, package: str = __package__) -> Mapping[str, str]:
    """Read the strings of a language, by key; ``package`` is whose pages they are for."""
    found: dict[str, str] = json.loads(files(package).joinpath(f"strings/{language}.json").read_text("utf-8"))
    return found
