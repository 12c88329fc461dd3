"""Takes a port of this computer's own address, and says who has it where that cannot be."""

from __future__ import annotations

import errno
import json
import logging
import socket
import sys
import urllib.request
from typing import Any

from .config import HOST
from .errors import PortTaken

Listening = socket.socket

# When more is asked at once than it has threads, waitress says so on the screen. It is no news to a person.
logging.getLogger("waitress.queue").setLevel(logging.ERROR)

_PATIENCE = 1  # seconds for the program that has the port to say who it is


def bound(port: int) -> Listening:
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
