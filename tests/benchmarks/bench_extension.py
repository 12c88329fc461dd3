"""How large the extension is, unpacked."""

from __future__ import annotations

from pathlib import Path

from .measuring import Row

EXTENSION = Path(__file__).parents[2] / "extension"


def measure() -> list[Row]:
    """Add up every file that the browser loads from."""
    size = sum(path.stat().st_size for path in EXTENSION.rglob("*") if path.is_file())
    return [("extension, unpacked", f"{size / 1000:.0f} KB", "<= 150 KB")]
