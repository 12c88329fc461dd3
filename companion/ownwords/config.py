"""Every path, port and limit, with its unit. Nothing else in the companion holds a number that somebody might tune."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

HOST = "127.0.0.1"  # the only address; 'localhost' could be ::1, where another program may answer
DEFAULT_PORT = 8020
LANGUAGETOOL_PORT = 8022  # 8021 is the desk's


@dataclass(frozen=True, slots=True)
class Limits:
    """What the companion takes, keeps and waits for."""

    body: int = 4_500_000  # bytes, one request
    reviewed_text: int = 30_000  # characters of a draft that are looked at; the rest is only counted
    suggestions: int = 5  # offered at a time
    shares_page: int = 50  # shares in one reply, unless asked for fewer
    shares_page_max: int = 200  # shares in one reply, at most
    pairing_code_life: int = 120  # seconds
    pairing_tries: int = 5  # wrong codes before the code is used up
    sign_in_life: int = 60  # seconds a one-time address works
    session_life: int = 12 * 3600  # seconds the person's pages stay signed in
    channel_file: int = 5_000_000  # bytes, one file of a channel folder
    channel_items: int = 100_000  # items in one channel
    channel_metadata: int = 1_000_000  # bytes, one file of signatures
    channel_seconds: float = 60.0  # one look at a channel, all its files together
    channel_redirects: int = 3  # from one address to another before a look gives up
    channel_grace: int = 7 * 86_400  # seconds a channel is still shown after its date, with a notice
    page_bytes: int = 2_000_000  # bytes of a pasted page, after decompression
    page_seconds: float = 10.0  # reading a pasted page, all its redirects together
    page_redirects: int = 5  # from one address to another before a page is given up
    look_every: int = 3_600  # seconds between two looks for news, give or take a fifth
    look_again: int = 60  # seconds after which an opened composer asks for news
    balance_days: int = 90  # days the balance looks back, unless asked otherwise
    languagetool_look: float = 1.0  # seconds between two looks whether editors may ask
    import_file: int = 50_000_000  # bytes, the files of one import that a page takes together
    import_files: int = 20_000  # files in one ZIP
    import_rows: int = 200_000  # rows in one file of it
    import_unpacked: int = 400_000_000  # bytes that are read of one ZIP, unpacked
    import_waits: int = 1_800  # seconds between looking at an import and keeping it
    backups: int = 5  # kept beside the database
    backup_every: int = 24 * 3600  # seconds between two backups, while the companion runs or when it starts
    aside_life: int = 30 * 86_400  # seconds a damaged database that was set aside is kept
    taken_along: int = 400_000_000  # bytes of an export, unpacked
    busy_timeout: int = 5_000  # milliseconds one writer waits for another


@dataclass(frozen=True, slots=True)
class Config:
    """Where this companion keeps its data and where it answers."""

    home: Path
    port: int = DEFAULT_PORT
    limits: Limits = Limits()

    @property
    def database(self) -> Path:
        """Return the path of the database."""
        return self.home / "ownwords.db"

    @property
    def address(self) -> str:
        """Return the companion's address, with a slash at the end."""
        return f"http://{HOST}:{self.port}/"


def data_folder(home: str | Path | None = None) -> Path:
    """Return the data folder: as told, else ``OWNWORDS_HOME``, else the platform's own."""
    chosen = home or os.environ.get("OWNWORDS_HOME")
    return Path(chosen).expanduser() if chosen else Path(platformdirs.user_data_dir("ownwords", appauthor=False))
