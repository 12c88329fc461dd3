"""What browsers install is the folder ``extension/`` without the comments in its scripts, and is small."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from ownwords.cli.packing import packed, without_comments

from scripts.browser import EXTENSION

ROOT = Path(__file__).parents[2]
PACKED = dict(packed(EXTENSION))
SCRIPTS = sorted(name for name in PACKED if name.endswith(".js"))

# Prints a script as TypeScript's own compiler writes it when it leaves every comment out.
PRINTED = """
const ts = require("typescript");
const { readFileSync } = require("node:fs");
for (const text of JSON.parse(readFileSync(0, "utf-8"))) {
  const file = ts.createSourceFile("each.js", text, ts.ScriptTarget.ESNext);
  console.log(JSON.stringify(ts.createPrinter({ removeComments: true }).printFile(file)));
}
"""


def _printed(scripts: list[str]) -> list[str]:
    node = ["node", "-e", PRINTED]
    return subprocess.run(
        node, input=json.dumps(scripts), capture_output=True, text=True, cwd=ROOT, check=True
    ).stdout.splitlines()


def test_nothing_but_comments_is_left_out() -> None:
    """Each packed script is to a compiler the script in the repository, and the other files are the same bytes."""
    whole = [(EXTENSION / name).read_text("utf-8") for name in SCRIPTS]
    assert _printed([PACKED[name].decode() for name in SCRIPTS]) == _printed(whole)
    for name in PACKED.keys() - set(SCRIPTS):
        assert PACKED[name] == (EXTENSION / name).read_bytes()


def test_a_packed_line_is_the_line_in_the_repository() -> None:
    """A line that is not empty in the package is the same line, under the same number, in the repository."""
    for name in SCRIPTS:
        lines = (EXTENSION / name).read_text("utf-8").splitlines()
        left = PACKED[name].decode().splitlines()
        assert len(left) == len(lines)
        assert all(packed_line in ("", line) for packed_line, line in zip(left, lines, strict=True))


def test_no_comment_on_lines_of_its_own_is_left() -> None:
    """The package has no documentation block; casts within a line stay."""
    text = "\n".join(PACKED[name].decode() for name in SCRIPTS)
    assert "@param" not in text
    assert not any(line.lstrip().startswith("//") for line in text.splitlines())


def test_code_beside_a_comment_stays() -> None:
    """A cast before code, a comment after it and a block that ends before code are not touched."""
    script = "/** @type {A} */ (a).b(); // why\n/* one */ two();\nx = 'https://a.example'; /* y */\n"
    assert without_comments(script) == script


@given(st.lists(st.sampled_from(["a();", "// why", "/* one", "two */", "/** all */", "  b(); // c", "", "*/ d();"])))
def test_a_script_keeps_its_number_of_lines(lines: list[str]) -> None:
    """However comments and code follow each other, no line moves."""
    script = "\n".join(lines)
    assert without_comments(script).count("\n") == script.count("\n")


def test_the_extension_is_small() -> None:
    """As installed it has no more than 150 KB unpacked, brings no library, and makes no markup out of text."""
    assert sum(map(len, PACKED.values())) <= 150_000
    code = "\n".join(PACKED[name].decode() for name in SCRIPTS)
    assert "innerHTML" not in code and "eval(" not in code
