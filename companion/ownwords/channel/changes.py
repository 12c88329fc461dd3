"""What changed between two versions of a channel, in words that somebody who approves can read. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ..models import Both
from .wording import worded

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One change, with what it said before and after, in words (None where it said nothing)."""

    kind: Literal["added", "removed", "changed"]
    what: Both
    before: Both | None
    after: Both | None
    file: str
    item: str | None = None


def changes(before: Mapping[str, bytes] | None, after: Mapping[str, bytes]) -> tuple[Change, ...]:
    """Return what changed from ``before`` (None: nothing was approved yet) to ``after``, by file name.

    There is none exactly where both say the same.
    """
    old, new = ({name: _read(data) for name, data in (files or {}).items()} for files in (before, after))
    was, now = (_object(each.get("channel.json")) for each in (old, new))
    found = list(_fields("channel.json", None, was, now, _CHANNEL))
    for name in sorted({*old, *new} - {"channel.json"}):
        found += _sets(name, old.get(name), new.get(name))
    return tuple(found)


def _sets(name: str, old: Any, new: Any) -> Iterator[Change]:
    was, now = (each if isinstance(each, dict) else {} for each in (old, new))
    title = str(now.get("title") or was.get("title") or name)
    head = {key: value for key, value in now.items() if key not in _LISTS}
    yield from _fields(
        name, None, {key: value for key, value in was.items() if key not in _LISTS} or None, head or None, _Names(title)
    )
    for key, noun in _LISTS.items():
        yield from _entries(name, was.get(key, []), now.get(key, []), noun, title)


def _entries(name: str, old: Any, new: Any, noun: Both, title: str) -> Iterator[Change]:
    if not (_has_ids(old) and _has_ids(new)):
        if old != new:
            yield _change(
                name, None, Both(f"{noun.en}s of “{title}”", f"{noun.da}er i “{title}”"), old or None, new or None
            )
        return
    was, now = ({each["id"]: each for each in listed} for listed in (old, new))
    for entry_id in [*was, *(each for each in now if each not in was)]:
        entry = now.get(entry_id) or was[entry_id]
        shown = str(entry.get("title") or entry_id)
        where = Both(f"{noun.en} “{shown}” in “{title}”", f"{noun.da} “{shown}” i “{title}”")
        if entry_id in was and entry_id in now:
            yield from _fields(name, entry_id, was[entry_id], now[entry_id], _Names(shown))
        else:
            yield _change(name, entry_id, where, was.get(entry_id), now.get(entry_id))
    if [each for each in was if each in now] != [each for each in now if each in was]:
        order = Both(f"The order in “{title}”", f"Rækkefølgen i “{title}”")
        yield _change(name, None, order, list(was), list(now))


class _Names(dict[str, Both]):
    """Names fields, each with the thing it belongs to."""

    def __init__(self, owner: str) -> None:
        super().__init__(
            {key: Both(f"{both.en} of “{owner}”", f"{both.da} i “{owner}”") for key, both in _ITEM.items()}
            | {"": Both(f"the set “{owner}”", f"sættet “{owner}”")}
        )


def _fields(name: str, item: str | None, old: Any, new: Any, names: Mapping[str, Both]) -> Iterator[Change]:
    if not (isinstance(old, dict) and isinstance(new, dict)):
        if old != new:
            yield _change(name, item, names.get("", Both(name, name)), old, new)
        return
    first = not old  # nothing was there before: what is empty, or for programs alone, is no news
    for key in [*old, *(each for each in new if each not in old)]:
        if first and (key in {"format", "id"} or worded(new[key], names) is None):
            continue
        if key not in old or key not in new or not same(old[key], new[key]):
            yield _change(name, item, names.get(key, Both(key, key)), old.get(key), new.get(key), key)


def _change(name: str, item: str | None, what: Both, old: Any, new: Any, key: str = "") -> Change:
    kind: Literal["added", "removed", "changed"] = "added" if old is None else "removed" if new is None else "changed"
    said = _KINDS[kind]
    words = Both(f"{said.en}: {what.en}", f"{said.da}: {what.da}")
    whole = old is None or new is None
    was, now = (worded(each, _WITHIN, key, whole) for each in (old, new))
    return Change(kind, words, was, now, name, item)


def _object(value: Any) -> Any:
    return {} if value is None else value


def same(old: Any, new: Any) -> bool:
    """Tell whether two JSON values say the same."""
    return json.dumps(old, sort_keys=True) == json.dumps(new, sort_keys=True)


def _has_ids(listed: Any) -> bool:
    if not isinstance(listed, Sequence) or isinstance(listed, str):
        return False
    ids = [each.get("id") if isinstance(each, dict) else None for each in listed]
    return all(isinstance(each, str) for each in ids) and len(set(ids)) == len(ids)


def _read(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return data.decode("utf-8", "replace")


_LISTS = {"items": Both("Idea", "Idé"), "lessons": Both("Lesson", "Lektion")}
_KINDS = {"added": Both("New", "Nyt"), "removed": Both("Removed", "Fjernet"), "changed": Both("Changed", "Ændret")}
_ITEM = {
    "title": Both("the title", "titlen"),
    "summary": Both("the background", "baggrunden"),
    "url": Both("the address", "adressen"),
    "language": Both("the language", "sproget"),
    "about": Both("what it is about", "hvad det handler om"),
    "purpose": Both("what sharing it does", "hvad det gør at dele det"),
    "topics": Both("the topics", "emnerne"),
    "prompts": Both("the questions", "spørgsmålene"),
    "facts": Both("the facts", "oplysningerne"),
    "keywords": Both("the words it is found by", "ordene, den findes på"),
    "valid_from": Both("the first day", "den første dag"),
    "valid_until": Both("the last day", "den sidste dag"),
    "disclosure": Both("what the writer makes clear", "hvad skribenten oplyser"),
    "date": Both("the page's date", "sidens dato"),
    "picture": Both("the picture", "billedet"),
    "text": Both("the text", "teksten"),
    "exercise": Both("the exercise", "øvelsen"),
    "items": Both("the ideas", "idéerne"),
    "lessons": Both("the lessons", "lektionerne"),
}
_CHANNEL = {
    "name": Both("the channel's name", "kanalens navn"),
    "company": Both("the company", "virksomheden"),
    "welcome": Both("the leader's words", "lederens ord"),
    "policy_url": Both("the policy's address", "politikkens adresse"),
    "target": Both("the balance target", "målet for balancen"),
    "disclosure": Both("the sentence about working there", "sætningen om at arbejde der"),
    "topics": Both("the topics", "emnerne"),
    "house_style": Both("the house style", "husets stil"),
    "sets": Both("which sets there are", "hvilke sæt der er"),
    "expires": Both("when the channel ends", "hvornår kanalen slutter"),
}
_WITHIN = {
    **{key: Both(both.en.removeprefix("the "), both.da) for key, both in _ITEM.items()},
    "name": Both("name", "navn"),
    "aliases": Both("other names", "andre navne"),
    "domains": Both("web domains", "webdomæner"),
    "hashtags": Both("hashtags", "hashtags"),
    "leader": Both("leader", "leder"),
    "role": Both("role", "stilling"),
    "it_is_ok": Both("that it is OK", "at det er i orden"),
    "why": Both("why", "hvorfor"),
    "avoid": Both("words to avoid", "ord at undgå"),
    "names": Both("names and their spelling", "navne og deres stavemåde"),
    "never": Both("names that stay unmentioned", "navne, der ikke nævnes"),
}
"""What the fields inside a value are called."""
