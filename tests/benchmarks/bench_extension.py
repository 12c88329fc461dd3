"""How large the extension is, unpacked."""

from __future__ import annotations

from pathlib import Path

from ownwords.cli.packing import packed

from .measuring import Row

EXTENSION = Path(__file__).parents[2] / "extension"


def measure() -> list[Row]:
    """Add up every file that the browser loads from, as it is installed and as it is in the repository."""
    installed = sum(len(content) for _, content in packed(EXTENSION))
    whole = sum(path.stat().st_size for path in EXTENSION.rglob("*") if path.is_file())
    return [
        ("extension as installed, unpacked", f"{installed / 1000:.0f} KB", "<= 150 KB"),
        ("extension in the repository, with its comments", f"{whole / 1000:.0f} KB", ""),
    ]
