"""A real SFTP server on this computer, by paramiko: for one user with one password, below one folder."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

import paramiko

PASSWORD = "s3cret"


@dataclass(frozen=True)
class SftpServer:
    """Where it answers, and the line that ``known_hosts`` has for it."""

    port: int
    known: str

    @property
    def target(self) -> str:
        """Return the address to publish to, with the password in it."""
        return f"sftp://comms:{PASSWORD}@127.0.0.1:{self.port}/www"


class _Door(paramiko.ServerInterface):
    def check_auth_password(self, username: str, password: str) -> int:
        return paramiko.AUTH_SUCCESSFUL if password == PASSWORD else paramiko.AUTH_FAILED

    def check_channel_request(self, kind: str, chanid: int) -> int:
        return paramiko.OPEN_SUCCEEDED


def _said(act: Callable[[], Any]) -> int:
    try:
        act()
    except OSError as error:
        return paramiko.SFTPServer.convert_errno(error.errno)
    return paramiko.SFTP_OK


class _Files(paramiko.SFTPServerInterface):
    def __init__(self, server: _Door, root: Path) -> None:
        super().__init__(server)
        self._root = root

    def _at(self, path: str) -> Path:
        return self._root / self.canonicalize(path).lstrip("/")

    def list_folder(self, path: str) -> Any:
        try:
            found = sorted(self._at(path).iterdir())
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno)
        return [paramiko.SFTPAttributes.from_stat(each.stat(), each.name) for each in found]

    def stat(self, path: str) -> Any:
        try:
            return paramiko.SFTPAttributes.from_stat(self._at(path).stat())
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno)

    lstat = stat

    def open(self, path: str, flags: int, attr: Any) -> Any:
        try:
            file = os.fdopen(os.open(self._at(path), flags, 0o644), "r+b" if flags & os.O_RDWR else
                             "wb" if flags & os.O_WRONLY else "rb")  # fmt: skip
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno)
        handle = paramiko.SFTPHandle(flags)
        handle.filename, handle.readfile, handle.writefile = str(self._at(path)), file, file
        handle.stat = lambda: paramiko.SFTPAttributes.from_stat(os.fstat(file.fileno()))
        return handle

    def remove(self, path: str) -> int:
        return _said(self._at(path).unlink)

    def mkdir(self, path: str, attr: Any) -> int:
        return _said(self._at(path).mkdir)

    def posix_rename(self, oldpath: str, newpath: str) -> int:
        return _said(lambda: self._at(oldpath).replace(self._at(newpath)))


@contextmanager
def serving(root: Path) -> Iterator[SftpServer]:
    """Serve ``root`` until the block ends."""
    key, listening = paramiko.ECDSAKey.generate(), socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    open_now: list[paramiko.Transport] = []

    def serve() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            transport = paramiko.Transport(connection)
            transport.add_server_key(key)
            transport.set_subsystem_handler("sftp", paramiko.SFTPServer, _Files, root)
            transport.start_server(server=_Door())
            open_now.append(transport)

    Thread(target=serve, daemon=True).start()
    yield SftpServer(port, f"[127.0.0.1]:{port} {key.get_name()} {key.get_base64()}\n")
    listening.close()
    for transport in open_now:
        transport.close()
