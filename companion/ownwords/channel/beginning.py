"""What a new channel begins with: a draft to fill in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .keys import file_name

_EMPTY = {"en": "", "da": ""}


def channel(
    name: str, company: str = "", domains: Sequence[str] = (), aliases: Sequence[str] = (), channel_id: str = ""
) -> dict[str, Any]:
    """Return a channel's draft; what is empty in it is asked for before it can be submitted."""
    company = company or name
    return {
        "format": 1,
        "id": channel_id or file_name(company, "channel"),
        "name": name,
        "company": {
            "name": company,
            "aliases": list(aliases),
            "domains": [domain.lower() for domain in domains],
            "hashtags": [],
        },
        "welcome": {"leader": "", "role": dict(_EMPTY), "it_is_ok": dict(_EMPTY), "why": dict(_EMPTY)},
        "policy_url": None,
        "target": 0.2,
        "disclosure": {"en": f"I work at {company}.", "da": f"Jeg arbejder hos {company}."},
        "house_style": {"avoid": [], "names": [], "never": []},
        "topics": [],
        "sets": [],
        "expires": None,
    }


def sets() -> Mapping[str, dict[str, Any]]:
    """Return the first set, still empty."""
    return {"sets/ideas.json": {"format": 1, "id": "ideas", "title": "Ideas", "items": []}}


def item(item_id: str, title: str, summary: str, url: str | None, language: str) -> dict[str, Any]:
    """Return an item's draft: its prompts are for somebody to think of."""
    return {
        "id": item_id,
        "title": title,
        "summary": summary,
        "url": url,
        "language": language,
        "about": "company",
        "purpose": "teach",
        "topics": [],
        "prompts": [],
        "facts": [],
        "keywords": [],
        "valid_from": None,
        "valid_until": None,
        "disclosure": "employee",
    }


def free_id(wanted: str, taken: Sequence[str], otherwise: str = "idea") -> str:
    """Return an id made of ``wanted`` that is not taken, such as by an item that was taken away."""
    base = file_name(wanted, otherwise)[:60].rstrip("-_")
    number = 1
    found = base
    while found in taken:
        number += 1
        found = f"{base}-{number}"
    return found
