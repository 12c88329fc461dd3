"""Serves the person's pages to a real browser, and tells which pages there are."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Thread

from flask import Flask
from ownwords.app import create_app
from ownwords.config import HOST, Config
from ownwords.services import Services
from ownwords.store import Store
from werkzeug.serving import make_server

FILES = {"/data/export", "/data/export.json", "/consent/records", "/history/import/state"}


def paths(app: Flask) -> list[str]:
    """Return the address of every page that needs nothing but a visit, so that a new one cannot be forgotten.

    What answers with a file is no page.
    """
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("pages.")]
    found = [rule.rule for rule in rules if "GET" in (rule.methods or ()) and not rule.arguments]
    return sorted(set(found) - FILES)


@contextmanager
def served(home: Path, store: Store, clock: Callable[[], datetime]) -> Iterator[str]:
    """Serve the companion at a free port, and give its address."""
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        config = Config(home, taken.getsockname()[1])
        app = create_app(config, store)
        app.extensions["ownwords"] = Services(config, store, clock)
        server = make_server(HOST, config.port, app, threaded=True, fd=taken.fileno())
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://{HOST}:{config.port}"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()
