"""Serves the desk on 127.0.0.1, with waitress."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import waitress

from .app import now
from .binding import bound
from .channel.keys import KeyBox
from .channel.maker import Maker
from .channel.work import Work
from .config import HOST
from .desk.app import create_desk
from .desk.state import Desk
from .serving import THREADS, stop


def serve_desk(folder: Path, keys: Path, port: int, allow_private: bool, ready: Callable[[str], None]) -> None:
    """Serve the desk for a channel's folder; ``ready`` is told the address that opens it, once.

    Raises:
        PortTaken: another program has the port.
    """
    with bound(port) as listening:
        desk = desk_at(folder, keys, listening.getsockname()[1], allow_private)
        server = waitress.create_server(create_desk(desk), sockets=[listening], threads=THREADS, ident=None)
        signal.signal(signal.SIGTERM, stop)
        try:
            ready(f"http://{HOST}:{desk.port}/sign-in/{desk.key}")
            server.run()
        except KeyboardInterrupt:
            pass
        finally:
            server.close()


def desk_at(folder: Path, keys: Path, port: int, allow_private: bool = False) -> Desk:
    """Return the desk for a folder, with the keys in ``keys``; a passphrase is what the person typed last."""
    typed: list[Desk] = []

    def ask(question: str, new: bool) -> str:
        return typed[0].passphrase if typed else ""

    desk = Desk(Work(folder), Maker(KeyBox(keys, ask)), now, port, allow_private)
    typed.append(desk)
    return desk
