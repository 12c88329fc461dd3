"""The examples for IT say what the extension understands, in the shape that each browser reads."""

from __future__ import annotations

import json
import plistlib
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
POLICIES = ROOT / "docs" / "policies"
SCHEMA = json.loads((ROOT / "extension" / "managed.json").read_text("utf-8"))["properties"]
GECKO = "companion@ownwords.example"
KINDS = {"integer": int, "string": str, "array": list}


def registry(text: str) -> dict[str, Any]:
    """Return the values of the policy's key, lists from the keys below it, as Chromium reads them."""
    values: dict[str, Any] = {}
    for key, body in re.findall(r"^\[([^\]]+)\]\s((?:.+\s?)*)", text, re.MULTILINE):
        found = dict(re.findall(r'^"(\w+)"=(.+?)\s*$', body, re.MULTILINE))
        read = {name: _registry_value(value) for name, value in found.items()}
        tail = key.rpartition("\\")[2]
        values |= read if tail == "policy" else {tail: list(read.values())}
    return values


def _registry_value(value: str) -> Any:
    return int(value.removeprefix("dword:"), 16) if value.startswith("dword:") else json.loads(value)


def settings(path: Path) -> dict[str, Any]:
    """Return what an example sets."""
    if path.suffix == ".reg":
        return registry(path.read_text("utf-8"))
    if path.suffix == ".mobileconfig":
        [payload] = plistlib.loads(path.read_bytes())["PayloadContent"]
        if payload["PayloadType"] == "org.mozilla.firefox":
            return dict(payload["3rdparty"]["Extensions"][GECKO])
        return {key: value for key, value in payload.items() if not key.startswith("Payload")}
    data = json.loads(path.read_text("utf-8"))
    if "policies" in data:
        return dict(data["policies"]["3rdparty"]["Extensions"][GECKO])
    return dict(data["3rdparty"]["extensions"]["EXTENSION_ID"])


EXAMPLES = sorted(path for path in POLICIES.iterdir() if path.suffix != ".md")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_sets_every_key_of_the_schema_and_no_other(path: Path) -> None:
    """Each parses, has the schema's keys with values of its kinds, and one of the choices where there are choices."""
    values = settings(path)
    assert values.keys() == SCHEMA.keys()
    for key, value in values.items():
        assert isinstance(value, KINDS[SCHEMA[key]["type"]]), key
        assert value in SCHEMA[key].get("enum", [value]), key


def test_there_is_an_example_for_each_browser_and_system() -> None:
    """Chrome and Edge share their file on Linux, Firefox its file on Windows and Linux; the rest have their own."""
    assert {path.name for path in EXAMPLES} == {
        "chrome-windows.reg",
        "edge-windows.reg",
        "chrome-macos.mobileconfig",
        "edge-macos.mobileconfig",
        "firefox-macos.mobileconfig",
        "chrome-edge-linux.json",
        "firefox-windows-linux-policies.json",
    }
    gecko = json.loads((ROOT / "extension" / "manifest.json").read_text("utf-8"))["browser_specific_settings"]["gecko"]
    assert gecko["id"] == GECKO
