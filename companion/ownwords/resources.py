"""Finds the files that ship beside the code: in the package when installed, in the repository when developing."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_REPOSITORY = _PACKAGE.parents[1]


def folder(name: str) -> Path:
    """Return the folder ``name`` (``shared-schemas`` or ``extension``).

    Raises:
        FileNotFoundError: the installation is not whole.
    """
    for base in (_PACKAGE, _REPOSITORY):
        if (base / name).is_dir():
            return base / name
    raise FileNotFoundError(f"The folder {name} is missing; please install Own Words again.")
