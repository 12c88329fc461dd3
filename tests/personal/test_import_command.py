"""``ownwords import-linkedin``: from the file that LinkedIn sent to a history, and again to no change."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from ownwords.cli import main
from ownwords.models import Grant
from ownwords.schemas import validate
from ownwords.store import Store

from tests.personal.exporting import archive, row, table

ROWS = [row(1, "At sea"), row(2, "My daughter"), {"Date": "soon", "ShareCommentary": "Lost"}]
COMMENTS = 'Date,Link,Message\n2026-05-01 10:01:13,https://x.dk/1,"Well \\"said\\""\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The ZIP as LinkedIn sent it."""
    path = tmp_path / "Complete_LinkedInDataExport.zip"
    path.write_bytes(archive({"Shares.csv": table(ROWS), "Comments_7.csv": COMMENTS, "Profile.csv": "First Name\n"}))
    return path


def run(home: Path, *words: object) -> Result:
    """Run the program."""
    return CliRunner().invoke(main, ["--home", str(home), "import-linkedin", *map(str, words)])


@pytest.mark.usefixtures("grant", "texts_too")
def test_a_file_is_taken_over(home: Path, store: Store, file: Path) -> None:
    """It says what it took, what it passed over and why, and what else could count; the second time nothing is new."""
    said = run(home, file).output
    assert "2 posts new" in said and "1 skipped: without a date" in said and "Shares.csv, line 4" in said
    assert "1 comment left out; to count them as well: --comments" in said
    assert {share.text for share in store.shares.all()} == {"At sea", "My daughter"}
    again = run(home, file, "--comments").output
    assert "1 comment new" in again and "2 known already" in again


@pytest.mark.usefixtures("grant")
def test_programs_get_json(home: Path, store: Store, file: Path) -> None:
    """With --json it prints what fits the schema; with --look it keeps nothing."""
    looked = json.loads(run(home, file, "--json", "--look").output)
    validate("import", looked)
    assert looked["new"]["post"] == 2 and not looked["kept"] and store.shares.count() == 0
    kept = json.loads(run(home, file, "--json").output)
    validate("import", kept)
    assert kept["kept"] and store.shares.count() == 2


@pytest.mark.usefixtures("grant")
def test_parts_and_folders_are_taken_over(home: Path, store: Store, tmp_path: Path) -> None:
    """Several files at once, and a folder that the ZIP was unpacked to, are read; a link in it leads nowhere."""
    (tmp_path / "in" / "Deep").mkdir(parents=True)
    (tmp_path / "in" / "Deep" / "Shares.csv").write_text(table([row(1, "One")]))
    (tmp_path / "secret.csv").write_text(table([row(2, "Two")]))
    (tmp_path / "in" / "Shares_2.csv").symlink_to(tmp_path / "secret.csv")
    (tmp_path / "Shares_3.csv").write_text(table([row(3, "Three")]))
    assert "2 posts new" in run(home, tmp_path / "in", tmp_path / "Shares_3.csv").output
    assert store.shares.count() == 2


@pytest.mark.parametrize("name", ["nothing.zip", "empty"])
@pytest.mark.usefixtures("grant")
def test_what_is_not_there_is_said(home: Path, tmp_path: Path, name: str) -> None:
    """A path that leads to nothing, or to a folder without anything, ends with 1 and a sentence."""
    (tmp_path / "empty").mkdir()
    result = run(home, tmp_path / name)
    assert result.exit_code == 1 and "LinkedIn" in result.output and "Traceback" not in result.output


def test_without_consent_nothing_is_read(home: Path, store: Store, file: Path, now: datetime) -> None:
    """Without the consent to a history it says which one it needs."""
    result = run(home, file)
    assert result.exit_code == 1 and "consent" in result.output and store.shares.count() == 0


def test_a_grant_is_all_it_takes(home: Path, store: Store, grant: Grant, file: Path) -> None:
    """With the history alone, the posts come without their texts."""
    run(home, file)
    assert {share.text for share in store.shares.all()} == {None}
