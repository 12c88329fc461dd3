"""Serves the companion on 127.0.0.1, with waitress."""

from __future__ import annotations

import errno
import json
import signal
import socket
import sys
import urllib.request
from collections.abc import Callable
from dataclasses import replace
from types import FrameType
from typing import Any

import waitress

from .app import create_app, now
from .channel.hourly import Looker
from .config import HOST, Config
from .errors import PortTaken
from .store import Store

THREADS = 4
_LARGEST_REPLY = 200_000_000  # bytes; a reply beyond it would go through a temporary file
_PATIENCE = 1  # seconds for the program that has the port to say who it is


def serve(config: Config, port: int, ready: Callable[[Config, Store], None]) -> None:
    """Serve until the process is told to stop; ``ready`` is called when a request would be answered.

    ``port`` 0 takes any free one; ``ready`` is told which.

    Raises:
        PortTaken: another program has the port.
        CompanionError: the data folder or the database in it cannot be used.
    """
    with bound(port) as listening:
        config = replace(config, port=listening.getsockname()[1])
        store = Store.open(config.database, config.limits.busy_timeout)
        looker = Looker(store, now, config.limits)
        server = server_for(config, store, listening, looker)
        signal.signal(signal.SIGTERM, stop)
        try:
            ready(config, store)
            looker.start()
            server.run()
        except KeyboardInterrupt:
            pass
        finally:
            looker.stop()
            server.close()
            store.close()


def server_for(config: Config, store: Store, listening: socket.socket, looker: Looker | None = None) -> Any:
    """Return the server that answers at ``listening``, a bound socket, once it runs."""
    return waitress.create_server(
        create_app(config, store, looker),
        sockets=[listening],
        threads=THREADS,
        ident=None,
        max_request_body_size=2 * config.limits.body,  # the application refuses in words, this without reading
        inbuf_overflow=2 * config.limits.body,  # a draft waits in memory, never in a temporary file
        outbuf_overflow=_LARGEST_REPLY,
    )


def bound(port: int) -> socket.socket:
    """Return a socket that listens at the port of this computer's own address; 0 takes any free one.

    Raises:
        PortTaken: another program has it.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there, the option would let another program share the port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        listening.listen()
    except OSError as error:
        listening.close()
        if error.errno in {errno.EADDRINUSE, errno.EACCES}:
            raise PortTaken(_taken(port)) from error
        raise
    return listening


def _taken(port: int) -> str:
    if _is_own_words(port):
        return f"Own Words is already running at http://{HOST}:{port}/. There is nothing more to start."
    return (
        f"Another program on this computer uses port {port}. Close it, or choose another port with --port and give the "
        "same one in the extension's options."
    )


def _is_own_words(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://{HOST}:{port}/api/v1/hello", timeout=_PATIENCE) as reply:
            said: Any = json.loads(reply.read(10_000))
    except (OSError, ValueError):
        return False
    return isinstance(said, dict) and said.get("name") == "Own Words"


def stop(signum: int, frame: FrameType | None) -> None:
    """End the server when the process is told to."""
    raise KeyboardInterrupt
