"""Writes down each address outside this computer that the process asks for or connects to. Python runs this first."""

import os
import sys

_CONNECTIONS = os.environ.get("OWNWORDS_TEST_CONNECTIONS")
_OWN = ("127.", "localhost", "0.0.0.0")  # the last one is no place: waitress reads its own default


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.getaddrinfo":
        host = str(arguments[0])
    elif event in {"socket.connect", "socket.sendto"} and isinstance(arguments[1], tuple):
        host = str(arguments[1][0])
    else:
        return
    if not host.startswith(_OWN) and _CONNECTIONS:
        with open(_CONNECTIONS, "a", encoding="utf-8") as file:
            file.write(f"{event} {host}\n")


sys.addaudithook(_watch)
