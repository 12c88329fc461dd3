"""Every word people read is in both languages, described, used, and in the product's voice."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXTENSION = ROOT / "extension"
LANGUAGES = ("en", "da")


def words(language: str) -> dict[str, str]:
    """Return what people read: the browser's own part of it, in its file, and ours."""
    manifest = json.loads((EXTENSION / "_locales" / language / "messages.json").read_text("utf-8"))
    module = (EXTENSION / "common" / "words" / f"{language}.js").read_text("utf-8")
    ours: dict[str, str] = json.loads(module.removeprefix("export default ").rstrip().removesuffix(";"))
    return {key: each["message"] for key, each in manifest.items()} | ours


STRINGS = {language: words(language) for language in LANGUAGES}
SCRIPTS = [path for path in EXTENSION.rglob("*") if path.suffix in {".js", ".html"} and path.parent.name != "words"]
CODE = "\n".join(path.read_text("utf-8") for path in SCRIPTS)
FORBIDDEN = re.compile(r"!|\b(wrong|must|should|error|forkert|fejl|skal|bør)\b", re.IGNORECASE)


def test_both_languages_say_the_same_things() -> None:
    """English and Danish have the same keys with the same places for values, and docs/strings.json describes each."""
    described = json.loads((ROOT / "docs" / "strings.json").read_text("utf-8"))
    assert STRINGS["en"].keys() == STRINGS["da"].keys() == described.keys()
    for key in described:
        english, danish = (set(re.findall(r"\$\d", STRINGS[language][key])) for language in ("en", "da"))
        assert english == danish and described[key], key


@pytest.mark.parametrize("language", STRINGS)
def test_it_speaks_like_a_good_colleague(language: str) -> None:
    """No string scolds, commands or shouts."""
    assert [key for key, each in STRINGS[language].items() if FORBIDDEN.search(each)] == []


def test_every_string_that_is_named_is_there() -> None:
    """Each key that the code and the pages name has its words."""
    named = set(re.findall(r'say\("([a-z_]+)"', CODE)) | set(re.findall(r'data-say(?:-label)?="([a-z_]+)"', CODE))
    assert named - STRINGS["en"].keys() == set()
    stems = set(re.findall(r"say\(`([a-z_]+)_\$", CODE))
    assert stems and all(any(key.startswith(stem) for key in STRINGS["en"]) for stem in stems)


def test_no_string_is_left_over() -> None:
    """Each string is named somewhere: as it is, or by a stem that a value completes."""
    stems = tuple(set(re.findall(r"`([a-z_]+_)\$", CODE)))
    manifest = (EXTENSION / "manifest.json").read_text("utf-8")
    left = [
        key
        for key in STRINGS["en"]
        if f'"{key}"' not in CODE and f"__MSG_{key}__" not in manifest and not key.startswith(stems)
    ]
    assert left == []


def test_the_types_are_those_of_the_schemas(tmp_path: Path) -> None:
    """types/schemas.d.ts is what the schemas say today."""
    fresh = tmp_path / "schemas.d.ts"
    subprocess.run(["node", "scripts/generate-types.mjs", str(fresh)], cwd=ROOT, check=True)
    assert fresh.read_text("utf-8") == (ROOT / "types" / "schemas.d.ts").read_text("utf-8")


def test_pages_can_reach_nothing_of_the_extension() -> None:
    """The manifest exposes no file, asks for what it needs alone, and its scripts run where people compose."""
    manifest = json.loads((EXTENSION / "manifest.json").read_text("utf-8"))
    assert "web_accessible_resources" not in manifest
    assert manifest["host_permissions"] == ["http://127.0.0.1/*"]
    assert set(manifest["permissions"]) == {"scripting", "sidePanel", "storage"}
    [scripts] = manifest["content_scripts"]
    assert scripts["matches"] == ["https://www.linkedin.com/*", "http://127.0.0.1/practice*"]
