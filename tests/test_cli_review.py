"""A file is reviewed from the command line: pleasant to read in both languages, and odd files are a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from ownwords.cli import main

STOLT = "Vi er stolte af at kunne præsentere en løsning i verdensklasse på Ærø."


def review(home: Path, *words: str | Path, given: str | bytes | None = None) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["--home", str(home), "review", *map(str, words)], input=given)


def test_a_danish_draft_is_answered_in_danish(home: Path) -> None:
    """Tips, places and the ideas' reasons are in the language of the draft, and each tip says why and what instead."""
    assert CliRunner().invoke(main, ["--home", str(home), "join", "demo"]).exit_code == 0
    said = review(home, "-", given=f"{STOLT}\n\nVi løfter vindmøllevinger med en ny kran.").output
    assert "(linje 1)" in said and "Store ord springer læsere over" in said
    assert "Du skriver om" in said and "You wrote" not in said


def test_what_could_stand_there_is_told(home: Path) -> None:
    """A replacement stands under its tip."""
    said = review(home, "-", given="Yesterday we had to utilize the old crane, and I liked it.").output
    assert "    → use" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Vi jobber ikke med dette lenger, og jeg vet ikke hvorfor noen gjør det slik.",
            "no tips for this language yet",
        ),
        ("Vi är stolta över att kunna presentera en lösning för våra kunder.", "no tips for this language yet"),
        ("Wir freuen uns, dass wir heute eine neue Lösung vorstellen dürfen.", "no tips for this language yet"),
        ("I had lunch with Amira.", "Nothing to add"),
        ("Der er æbler i kassen, og de er til alle, der har lyst.", "Intet at tilføje"),
        ("", "Join a channel"),
    ],
)
def test_silence_says_what_it_means(home: Path, text: str, said: str) -> None:
    """Nothing to add is one thing, a language that we give no tips on is another, and an empty file a third."""
    assert said in review(home, "-", given=text).output


ENCODED = ["utf-8", "utf-8-sig", "utf-16", "windows-1252"]


@pytest.mark.parametrize("encoding", ENCODED)
def test_a_draft_is_read_however_its_letters_are_written(home: Path, tmp_path: Path, encoding: str) -> None:
    """Files of older programs come out with their æ, ø and å, on lines that end in either way."""
    path = tmp_path / "draft.txt"
    path.write_bytes(f"God dag.\r\n{STOLT}".encode(encoding))
    said = review(home, path).output
    assert "(linje 2)" in said and "\ufffd" not in said


def odd_files(folder: Path) -> dict[str, Path]:
    """Make files that hold no draft, by what is to be said of each."""
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (folder / "huge.txt").write_bytes(b"a " * 2_300_000)
    return {
        "is no text": folder / "picture.png",
        "is a folder": folder,
        "There is no file": folder / "nothing.txt",
        "is larger than 4.5 MB": folder / "huge.txt",
    }


def test_a_file_without_a_draft_is_a_sentence(home: Path, tmp_path: Path) -> None:
    """What happened and what to do, exit code 1, and no page of Python."""
    for sentence, path in odd_files(tmp_path).items():
        done = review(home, path)
        assert (done.exit_code, sentence in done.output) == (1, True), done.output
        assert str(path) in done.output and isinstance(done.exception, SystemExit)


def test_a_megabyte_is_answered(home: Path) -> None:
    """A draft far beyond any post's length is read as far as we read, and its places are within it."""
    done = review(home, "-", "--format", "vale", given=f"{STOLT} 😀\n" * 12_000)
    assert done.exit_code == 0 and "OwnWords.superlatives" in done.output
