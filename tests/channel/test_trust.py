"""A channel is accepted whole or refused with the place and the reason; nothing hostile gets past the door."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ownwords.channel import folder, sync, trust
from ownwords.config import Limits
from ownwords.errors import ChannelError

DEMO = Path(sync.__file__).parent / "demo"
FILES = folder.read(DEMO, Limits())
SET = json.loads(FILES["channel.json"])["sets"][0]


def _with(name: str, change: Callable[[Any], object]) -> dict[str, bytes]:
    document = copy.deepcopy(json.loads(FILES[name]))
    change(document)
    return FILES | {name: json.dumps(document).encode()}


def _item(**values: Any) -> Callable[[Any], object]:
    return lambda document: document["items"][0].update(values)


REFUSED: dict[str, tuple[dict[str, bytes], str]] = {
    "no channel.json": ({}, "channel.json is not there"),
    "a set that is missing": ({k: v for k, v in FILES.items() if k != SET}, "is not there"),
    "not JSON": (FILES | {SET: b"{"}, "is not JSON"),
    "not UTF-8": (FILES | {SET: b'"\xff"'}, "is not UTF-8"),
    "nested too deeply": (FILES | {SET: b"[" * 200_000}, "nested too deeply|not JSON"),
    "a key twice": (FILES | {SET: b'{"format": 1, "format": 1}'}, "twice"),
    "a number without end": (FILES | {SET: b"9" * 5_000}, "thousands of digits"),
    "not a number": (FILES | {"channel.json": b'{"target": NaN}'}, "not a number"),
    "a link that is not https": (_with(SET, _item(url="http://havblik.example/")), "/items/0/url"),
    "a link that runs code": (_with(SET, _item(url="javascript:alert(1)")), "/items/0/url"),
    "an unknown topic": (_with(SET, _item(topics=["nonsense"])), "no topic of the channel"),
    "dates the wrong way round": (
        _with(SET, _item(valid_from="2027-01-01T00:00:00Z", valid_until="2026-01-01T00:00:00Z")),
        "not after valid_from",
    ),
    "a control character": (_with(SET, _item(title="a\u0007b")), "control character"),
    "text turned around": (_with(SET, _item(title="a\u202egnp.exe")), "control character"),
    "two items with one id": (_with(SET, lambda each: each["items"].append(each["items"][0])), "Two ideas"),
    "an unknown key": (_with(SET, _item(post="Share this!")), "not known here"),
    "an id with a slash": (_with("channel.json", lambda each: each.update(id="a/b")), "without a slash"),
}


@pytest.mark.parametrize(("files", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_it_is_refused_with_its_reason(files: dict[str, bytes], reason: str) -> None:
    """Each fault is named, with the file it is in, in both languages, and what happens now."""
    with pytest.raises(ChannelError, match=reason) as refused:
        trust.accept(files)
    english, danish = refused.value.sentence.en, refused.value.sentence.da
    assert english.endswith("the last good version stays. Ask whoever publishes it.")
    assert danish.endswith("den seneste gode version bliver. Spørg dem, der udgiver den.")
    assert not re.search(r"\b(is|has|not|does|the)\b", danish), danish


def test_html_stays_text() -> None:
    """A title with markup is accepted as the text that it is."""
    content = trust.accept(_with(SET, _item(title="<img src=x onerror=alert(1)>")))
    assert "<img src=x onerror=alert(1)>" in {item.title for item in content.items}


def test_a_retracted_item_is_left_out_and_remembered() -> None:
    """What comms took away is no idea any more; its title is kept for somebody who is just using it."""
    item = json.loads(FILES[SET])["items"][0]
    taken = {"format": 1, "items": [{"id": item["id"], "reason": "wrong_fact", "at": "2026-11-24T12:00:00Z"}]}
    content = trust.accept({**FILES, "retracted.json": json.dumps(taken).encode()})
    assert f"havblik/{item['id']}" not in {each.id for each in content.items}
    assert [(each.title, each.reason) for each in content.retracted] == [(item["title"], "wrong_fact")]


def test_lessons_come_with_their_set() -> None:
    """A micro-lesson travels in a set, and is named after its channel."""
    lesson = {"id": "why", "title": "Why", "text": "Because.", "exercise": "Try.", "language": "en"}
    content = trust.accept(_with(SET, lambda each: each.update(lessons=[lesson])))
    assert "havblik/why" in {each.id for each in content.lessons}


def test_too_large_a_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    """A file beyond the limit is refused, and so is a link out of the folder."""
    (tmp_path / "channel.json").write_bytes(b" " * 2_000)
    with pytest.raises(ChannelError, match="larger than"):
        folder.read(tmp_path, Limits(channel_file=1_000))
    (tmp_path / "channel.json").unlink()
    (tmp_path / "channel.json").symlink_to(DEMO / "channel.json")
    with pytest.raises(ChannelError, match="leads out"):
        folder.read(tmp_path, Limits())
