"""Connections that end at one instant, whatever is still on its way.

A timeout of a socket counts from the last byte: a server that sends one byte now and then would never meet it, neither
in its headers nor in what it packed. So at the deadline the sockets themselves are shut, from a timer.
"""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from typing import Any

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import TimeoutError as TookTooLong


class Deadline:
    """So many ``seconds`` from now, after which no connection made by its pools is open."""

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds
        self._lock = threading.Lock()
        self._open: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._shut)
        self._timer.daemon = True
        self._timer.start()

    @property
    def left(self) -> float:
        """Seconds until the deadline, above nothing."""
        return max(self._ends - time.monotonic(), 0.001)

    @property
    def passed(self) -> bool:
        """Whether it is over."""
        return time.monotonic() >= self._ends

    def watch(self, made: socket.socket) -> None:
        """Take in a socket that was just connected.

        A second handle to it is kept: the first is handed on to TLS, or to an answer that outlives its connection.

        Raises:
            urllib3.exceptions.TimeoutError: it is too late for that.
        """
        with self._lock:
            if self.passed:
                made.close()
                raise TookTooLong
            self._open.append(made.dup())

    def pools(self, manager: urllib3.PoolManager) -> urllib3.PoolManager:
        """Let the connections of ``manager`` end with this deadline; return it."""
        manager.pool_classes_by_scheme = {scheme: self.pool(scheme) for scheme in ("http", "https")}
        return manager

    def pool(self, scheme: str) -> Any:
        """Return the class of pool for ``http`` or ``https`` whose connections end with this deadline."""
        if scheme == "https":
            return _watched(urllib3.HTTPSConnectionPool, HTTPSConnection, self)
        return _watched(urllib3.HTTPConnectionPool, HTTPConnection, self)

    def done(self) -> None:
        """Need it no longer."""
        self._timer.cancel()
        with self._lock:
            for sock in self._open:
                sock.close()
            self._open.clear()

    def _shut(self) -> None:
        with self._lock:
            for sock in self._open:
                with suppress(OSError):  # the other side was quicker
                    sock.shutdown(socket.SHUT_RDWR)


def _watched(pool: type[Any], connection: type[Any], deadline: Deadline) -> Any:
    """Return a class of pool whose connections the deadline ends."""

    class Watched(connection):  # type: ignore[misc]
        def _new_conn(self) -> socket.socket:
            made: socket.socket = super()._new_conn()
            deadline.watch(made)
            return made

    return type(f"Watched{pool.__name__}", (pool,), {"ConnectionCls": Watched})
