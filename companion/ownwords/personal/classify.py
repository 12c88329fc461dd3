"""Which kind a share is, worked out where the person has not said, with the reason."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple
from urllib.parse import urlsplit

from ..models import LANGUAGES, About, Both, Channel, Company, Item
from ..text import words

_SHORT = 3  # characters; names up to here count only as they are spelt, or "OK" would be in every text
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+", re.IGNORECASE)
_HASHTAG = re.compile(r"#(\w+)")


class Kind(NamedTuple):
    """A kind and why: a sentence without a full stop, as in "mentions Havblik"."""

    about: About
    why: Both


def about(
    text: str | None, item_ids: Sequence[str], url: str | None, items: Mapping[str, Item], channels: Iterable[Channel]
) -> Kind:
    """Work out the kind of a share; the person's own word always goes before this.

    In this order: the items it grew from (one about the company is enough); a domain, the name, another name or a
    hashtag of a joined company in the text or the address; words about the person's own life beside "I" or "my"; else
    ``field``. Items that are no longer in the catalogue say nothing.
    """
    used = [items[item_id] for item_id in item_ids if item_id in items]
    companies = (channel.company for channel in channels)
    return _of_items(used) or _of_companies(text or "", url, companies) or _of_life(text or "") or _ELSE


_ELSE = Kind(
    "field", Both(en="no sign of the company or of your own life", da="intet tegn på firmaet eller dit eget liv")
)


def _of_items(used: Sequence[Item]) -> Kind | None:
    if not used:
        return None
    item = next((item for item in used if item.about == "company"), used[0])
    return Kind(item.about, Both(en=f"grew from “{item.title}”", da=f"udsprang af »{item.title}«"))


def _of_companies(text: str, url: str | None, companies: Iterable[Company]) -> Kind | None:
    for company in companies:
        why = _linked(text, url, company) or _named(text, company) or _tagged(text, company)
        if why:
            return Kind("company", why)
    return None


def _named(text: str, company: Company) -> Both | None:
    for name in (company.name, *company.aliases):
        if _name_pattern(name).search(text):
            return Both(en=f"mentions {name}", da=f"nævner {name}")
    return None


@cache
def _name_pattern(name: str) -> re.Pattern[str]:
    """Match the name as whole words, with a genitive s in either language."""
    return re.compile(rf"(?<!\w){re.escape(name)}(?:['’]?s)?(?!\w)", 0 if len(name) <= _SHORT else re.IGNORECASE)


def _linked(text: str, url: str | None, company: Company) -> Both | None:
    hosts = {found.group().lower() for found in _HOST.finditer(text)} | {_host(url)}
    for domain in company.domains:
        if any(host == domain or host.endswith(f".{domain}") for host in hosts):
            return Both(en=f"links to {domain}", da=f"linker til {domain}")
    return None


def _host(url: str | None) -> str:
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:  # an address that no browser would open either
        return ""


def _tagged(text: str, company: Company) -> Both | None:
    tags = {tag.casefold() for tag in _HASHTAG.findall(text)}
    for hashtag in company.hashtags:
        if hashtag.casefold() in tags:
            return Both(en=f"carries #{hashtag}", da=f"har #{hashtag}")
    return None


def _of_life(text: str) -> Kind | None:
    said = {word.text.lower().replace("’", "'") for word in words(text)}
    for language in LANGUAGES:
        first_person, life = _life_words()[language]
        word = min(said & life, default=None)
        if word and said & first_person:
            return Kind("personal", Both(en=f"tells of your own life: {word}", da=f"fortæller om dit eget liv: {word}"))
    return None


@cache
def _life_words() -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """Read, per language, the words for oneself and the words for one's life."""
    data = json.loads(files(__package__).joinpath("life_words.json").read_text("utf-8"))
    return {language: (frozenset(each["first_person"]), frozenset(each["life"])) for language, each in data.items()}
