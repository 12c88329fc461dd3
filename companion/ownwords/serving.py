"""Serves the companion on 127.0.0.1, with waitress."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from dataclasses import replace
from types import FrameType
from typing import Any

import waitress

from .app import create_app, now
from .binding import Listening, bound
from .channel.hourly import Looker
from .config import Config
from .personal.keeping import Keeper
from .personal.kinds import work_out_again
from .review import warm
from .services import Services
from .serving_languagetool import EditorsDoor
from .store import Store
from .suggest import get_ready

THREADS = 4
_LARGEST_REPLY = 200_000_000  # bytes; a reply beyond it would go through a temporary file


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
        editors = EditorsDoor(Services(config, store, now))
        looker = Looker(store, now, config.limits, after=lambda: _after_a_look(store))
        keeper = Keeper(store, now, config.limits)
        server = server_for(config, store, listening, looker)
        signal.signal(signal.SIGTERM, stop)
        try:
            ready(config, store)
            looker.start()
            keeper.start()
            editors.start()
            threading.Thread(target=_get_ready, args=(store,), name="gets-ready", daemon=True).start()
            server.run()
        except KeyboardInterrupt:
            pass
        finally:
            looker.stop()
            keeper.stop()
            editors.stop()
            server.close()
            store.close()


def server_for(config: Config, store: Store, listening: Listening, looker: Looker | None = None) -> Any:
    """Return the server that answers at ``listening``, a bound socket, once it runs."""
    largest = config.limits.import_file + config.limits.body
    return waitress.create_server(
        create_app(config, store, looker),
        sockets=[listening],
        threads=THREADS,
        ident=None,
        max_request_body_size=largest,  # the application refuses in words, this without reading
        inbuf_overflow=largest,  # a draft or a file waits in memory, never in a temporary file
        outbuf_overflow=_LARGEST_REPLY,
    )


def _get_ready(store: Store) -> None:
    """Do before anybody writes what their first draft would wait for."""
    warm()
    get_ready(store.catalogue)


def _after_a_look(store: Store) -> None:
    work_out_again(store)
    get_ready(store.catalogue)


def stop(signum: int, frame: FrameType | None) -> None:
    """End the server when the process is told to."""
    raise KeyboardInterrupt
