"""A proxy that refuses whatever leaves this computer, and writes it down."""

from __future__ import annotations

import socketserver
import threading


class _Refuse(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        line = self.rfile.readline().decode("latin-1").strip()
        if line:
            self.server.refused.append(line)  # type: ignore[attr-defined]
        self.wfile.write(b"HTTP/1.1 403 Refused\r\nContent-Length: 7\r\nConnection: close\r\n\r\nRefused")


class RefusingProxy:
    """Listens on a free port of 127.0.0.1; ``refused`` holds the first line of each request."""

    def __init__(self) -> None:
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Refuse)
        self._server.daemon_threads = True
        self._server.refused = self.refused = []  # type: ignore[attr-defined]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    refused: list[str]

    @property
    def address(self) -> str:
        """Return the proxy's address, as browsers take it."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()
