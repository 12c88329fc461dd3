"""A style made for Vale goes into a channel as it is, and from there to the people who joined."""

from __future__ import annotations

import json
import shutil
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from ownwords.cli import main
from ownwords.desk import forms

JARGON = "extends: existence\r\nmessage: \"'%s' is ours alone\"\r\n# said\tlast\r\ntokens: [blue sheet, no]\r\n"
HEADING = "extends: capitalization\nmessage: x\nmatch: $title\nscope: heading\n"


@pytest.fixture
def channel(tmp_path: Path) -> Path:
    """The demo channel's folder, to be edited."""
    folder = tmp_path / "channel"
    shutil.copytree(str(files("ownwords.channel") / "demo"), folder)
    return folder


@pytest.fixture
def style(tmp_path: Path) -> Path:
    """A folder of styles as Vale keeps them, with what is no rule beside it."""
    for name, text in {
        "House/Jargon.yml": JARGON,
        "House/Headings.yml": HEADING,
        "House/README.md": "",
        "House/.hidden.yml": "a: b",
        "Other/Words.yml": JARGON.replace("blue sheet", "green sheet"),
        "config/vocabularies/House/accept.txt": "x",
    }.items():
        path = tmp_path / "styles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return tmp_path / "styles"


def run(*words: str | Path, given: str | None = None) -> str:
    """Run a command that is to go well, and return what it prints."""
    done = CliRunner().invoke(main, list(map(str, words)), input=given)
    assert done.exit_code == 0, done.output
    return done.output


def kept(channel: Path) -> list[str]:
    """Return the paths of the rule files in the channel."""
    house: Any = json.loads((channel / "channel.json").read_text("utf-8"))["house_style"]
    return [each["path"] for each in house["styles"]]


def test_a_style_reaches_the_people_who_joined(channel: Path, style: Path, tmp_path: Path) -> None:
    """What can be used goes in, what cannot is named, and a draft hears it; removed, it is silent."""
    said = run("channel", "style", channel, style / "House", "--language", "en")
    assert "1 rules" in said and "House/Headings.yml" in said and "heading" in said and ".hidden" not in said
    home, draft = tmp_path / "home", "I filled in a blue sheet for the crane on Tuesday, and I learned why it is blue."
    run("join", "--unsigned", channel, "--home", home)
    assert "'blue sheet' is ours alone" in run("review", "-", "--home", home, given=draft)
    run("channel", "style", channel, "House", "--remove")
    run("sync", "--home", home)
    assert "blue sheet" not in run("review", "-", "--home", home, given=draft)


def test_a_folder_of_several_styles_is_taken_as_one(channel: Path, style: Path) -> None:
    """Vale's folder of styles can be given whole; putting it in again renews it and leaves others as they are."""
    run("channel", "style", channel, style)
    assert kept(channel) == ["House/Jargon.yml", "Other/Words.yml"]
    (style / "House" / "Jargon.yml").rename(style / "House" / "Renamed.yml")
    told = json.loads(run("channel", "style", channel, style / "House", "--json"))
    assert told["rules"] == ["House/Renamed.yml"] and told["unsupported"][0]["file"] == "House/Headings.yml"
    assert kept(channel) == ["Other/Words.yml", "House/Renamed.yml"]


def test_the_channel_with_a_style_is_fit_to_be_submitted(channel: Path, style: Path) -> None:
    """The check finds nothing to stop it, and editing the channel at the desk keeps the style."""
    run("channel", "style", channel, style)
    found = json.loads(run("channel", "check", channel, "--json"))["findings"]
    assert not [each for each in found if each["level"] == "stop"]
    before = json.loads((channel / "channel.json").read_text("utf-8"))
    after = forms.channel({"name": "Havblik", "avoid": "en: utilise = use"}, before)
    assert after["house_style"]["styles"] == before["house_style"]["styles"]
    assert after["house_style"]["avoid"][0]["phrase"] == "utilise"


@pytest.mark.parametrize("given", ["nothing", "empty"])
def test_what_is_no_style_is_a_sentence(channel: Path, tmp_path: Path, given: str) -> None:
    """A folder that is not there, or holds no rule, is told, and the channel stays as it was."""
    (tmp_path / "empty").mkdir()
    before = (channel / "channel.json").read_bytes()
    done = CliRunner().invoke(main, ["channel", "style", str(channel), str(tmp_path / given)])
    assert done.exit_code == 1 and ".yml" in done.output
    assert (channel / "channel.json").read_bytes() == before
