"""What people type at the desk, as a channel's JSON, and back: one thing a line, so that it is quick to write. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Json = dict[str, Any]
_SOURCE = re.compile(r"^(.*?)\s*(https://\S+)$", re.DOTALL)


def lines(text: str) -> list[str]:
    """Return the lines that say something."""
    return [line.strip() for line in text.replace("\r", "\n").split("\n") if line.strip()]


def listed(text: str) -> list[str]:
    """Return what is between commas or on lines of its own."""
    return [part.strip() for line in lines(text) for part in line.split(",") if part.strip()]


def facts(text: str) -> list[Json]:
    """Return facts: one a line, with the address of its source at the end."""
    found = [_SOURCE.match(line) for line in lines(text)]
    return [
        {"text": match[1].rstrip(" -–—|(") or match[2], "source": match[2].rstrip(")")}
        if match
        else {"text": line, "source": None}
        for match, line in zip(found, lines(text), strict=True)
    ]


def facts_text(found: Iterable[Any]) -> str:
    """Return facts as they are typed."""
    return "\n".join(" ".join(part for part in (each.get("text"), each.get("source")) if part) for each in found)


def item(form: Mapping[str, str], topics: Sequence[str], before: Json) -> Json:
    """Return an item as the form says it, keeping what the form does not show."""
    return before | {
        "title": one_line(form.get("title", "")),
        "summary": one_line(form.get("summary", "")),
        "url": form.get("url", "").strip() or None,
        "language": form.get("language", "en"),
        "about": form.get("about", "company"),
        "purpose": form.get("purpose", "teach"),
        "topics": list(topics),
        "prompts": lines(form.get("prompts", "")),
        "facts": facts(form.get("facts", "")),
        "keywords": listed(form.get("keywords", "")),
        "valid_from": moment(form.get("valid_from", ""), "00:00:00", before.get("valid_from")),
        "valid_until": moment(form.get("valid_until", ""), "23:59:59", before.get("valid_until")),
        "disclosure": form.get("disclosure", "employee"),
    }


def moment(day: str, time: str, before: Any) -> str | None:
    """Return a day as RFC 3339 in UTC; a time that was there stays while its day does."""
    if not day:
        return None
    return before if isinstance(before, str) and before[:10] == day else f"{day}T{time}Z"


def channel(form: Mapping[str, str], before: Json) -> Json:
    """Return the channel as the form says it, keeping what the form does not show."""
    company = {
        "name": one_line(form.get("company", "")),
        "aliases": listed(form.get("aliases", "")),
        "domains": [domain.lower() for domain in listed(form.get("domains", ""))],
        "hashtags": [tag.lstrip("#") for tag in listed(form.get("hashtags", ""))],
    }
    welcome = {"leader": one_line(form.get("leader", ""))} | {
        name: _both(form, name) for name in ("role", "it_is_ok", "why")
    }
    return before | {
        "name": one_line(form.get("name", "")),
        "company": company,
        "welcome": welcome,
        "policy_url": form.get("policy_url", "").strip() or None,
        "target": _part(form.get("target", ""), before.get("target", 0.2)),
        "disclosure": _both(form, "disclosure"),
        "topics": topics(form.get("topics", "")),
        "house_style": (before.get("house_style") or {}) | house_style(form),  # a style of Vale's is not typed here
        "expires": moment(form.get("expires", ""), "23:59:59", before.get("expires")),
    }


def topics(text: str) -> list[Json]:
    """Return topics: one a line, ``id | English: other, words | Dansk: andre, ord``."""
    return [_topic(line) for line in lines(text)]


def topics_text(found: Iterable[Any]) -> str:
    """Return topics as they are typed."""
    return "\n".join(
        " | ".join([str(each.get("id", "")), *(_words(each, language) for language in ("en", "da"))]) for each in found
    )


def house_style(form: Mapping[str, str]) -> Json:
    """Return words to avoid (``en: utilise = use``), names (``Right = wrong, wronger``) and names never to mention."""
    return {
        "avoid": [_avoid(line) for line in lines(form.get("avoid", ""))],
        "names": [
            {"right": right.strip(), "wrong": listed(wrong)}
            for right, _, wrong in (line.partition("=") for line in lines(form.get("names", "")))
        ],
        "never": lines(form.get("never", "")),
    }


def avoid_text(found: Iterable[Any]) -> str:
    """Return words to avoid as they are typed."""
    shown = []
    for each in found:
        language = f"{each['language']}: " if each.get("language") else ""
        instead = f" = {', '.join(each['instead'])}" if each.get("instead") else ""
        shown.append(f"{language}{each.get('phrase', '')}{instead}")
    return "\n".join(shown)


def names_text(found: Iterable[Any]) -> str:
    """Return names as they are typed."""
    return "\n".join(f"{each.get('right', '')} = {', '.join(each.get('wrong', ()))}" for each in found)


def lesson(form: Mapping[str, str], lesson_id: str) -> Json:
    """Return a micro-lesson as the form says it."""
    return {
        "id": lesson_id,
        "title": one_line(form.get("title", "")),
        "text": "\n\n".join(
            one_line(part) for part in re.split(r"\n\s*\n", form.get("text", "").replace("\r", "")) if part.strip()
        ),
        "exercise": one_line(form.get("exercise", "")),
        "language": form.get("language", "en"),
    }


def one_line(text: str) -> str:
    """Return a text without line breaks and doubled spaces."""
    return " ".join(text.split())


def _both(form: Mapping[str, str], name: str) -> Json:
    return {language: one_line(form.get(f"{name}_{language}", "")) for language in ("en", "da")}


def _part(text: str, before: float) -> float:
    try:
        return min(max(round(float(text) / 100, 4), 0.0), 1.0)
    except ValueError:
        return before


def _topic(line: str) -> Json:
    parts = [part.strip() for part in line.split("|")]
    english, danish = (parts[1:] + ["", ""])[:2]
    labels = {"en": english.partition(":")[0].strip(), "da": danish.partition(":")[0].strip()}
    synonyms = {"en": listed(english.partition(":")[2]), "da": listed(danish.partition(":")[2])}
    return {"id": parts[0], "label": labels, "synonyms": synonyms}


def _words(topic: Mapping[str, Any], language: str) -> str:
    label = str(topic.get("label", {}).get(language, ""))
    other = ", ".join(topic.get("synonyms", {}).get(language, ()))
    return f"{label}: {other}" if other else label


def _avoid(line: str) -> Json:
    match = re.match(r"(en|da):\s*(.*)", line)
    language, rest = (match[1], match[2]) if match else (None, line)
    phrase, _, instead = rest.partition("=")
    return {"phrase": phrase.strip(), "instead": listed(instead), "language": language}
