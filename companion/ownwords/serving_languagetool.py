"""Opens and closes the port for editors while the companion runs, as the person switches it on and off."""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from typing import Any

import waitress
from waitress import wasyncore

from .binding import bound
from .errors import OwnWordsError, PortTaken
from .languagetool import create_languagetool
from .services import Services

_THREADS = 2
_log = logging.getLogger(__name__)


class EditorsDoor:
    """Listens at the port that the store says, and at none while it is off; a look each second finds out."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._stopped = threading.Event()
        self._open: _Server | None = None
        self._refused: int | None = None  # a port that another program has
        self._thread = threading.Thread(target=self._run, name="lets-editors-ask", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, and close the port."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def look(self) -> None:
        """Open or close the port, if what is wanted has changed."""
        access = self._services.store.languagetool.get()
        wanted = access.port if access else None
        if self._open and self._open.port != wanted:
            self._open.close()
            self._open = None
        if wanted is not None and self._open is None:
            self._listen(wanted)

    def _listen(self, port: int) -> None:
        try:
            self._open = _Server(self._services, port)
            self._refused = None
        except PortTaken as error:
            if self._refused != port:
                _log.warning("Editors cannot ask: %s", error)
            self._refused = port

    def _run(self) -> None:
        while not self._stopped.is_set():
            with suppress(OwnWordsError):  # a database that is locked for a moment
                self.look()
            self._stopped.wait(self._services.config.limits.languagetool_look)
        if self._open:
            self._open.close()


class _Server:
    """One server in a thread of its own."""

    def __init__(self, services: Services, port: int) -> None:
        self.port = port
        self._sockets: dict[int, Any] = {}
        self._listening = bound(port)
        body = 2 * services.config.limits.body
        self._server = waitress.create_server(
            create_languagetool(services, port),
            map=self._sockets,
            sockets=[self._listening],
            threads=_THREADS,
            ident=None,
            max_request_body_size=body,
            inbuf_overflow=body,  # a text waits in memory, never in a temporary file
            outbuf_overflow=body,
        )
        self._thread = threading.Thread(target=self._server.run, name="answers-editors", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Close the port and every connection, and wait until the thread has ended."""
        self._server.trigger.pull_trigger(self._close_all)
        self._thread.join()
        self._server.task_dispatcher.shutdown()

    def _close_all(self) -> None:
        """Run in the server's own thread, whose loop ends when nothing is left to wait for."""
        wasyncore.close_all(self._sockets, ignore_all=True)
