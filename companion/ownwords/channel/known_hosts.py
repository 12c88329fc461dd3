"""Whether an SFTP server is the one that this person knows, as ssh itself tells: by ``~/.ssh/known_hosts``.

fsspec would take any server for the one that is meant, and hand it a password.
"""

from __future__ import annotations

from pathlib import Path

import paramiko  # type: ignore[import-untyped]

from ..errors import PublishingError
from ..models import Both


class KnownHosts(paramiko.MissingHostKeyPolicy):  # type: ignore[misc]
    """Lets in the servers whose key is known."""

    def missing_host_key(self, client: paramiko.SSHClient, hostname: str, key: paramiko.PKey) -> None:
        """Refuse a server that is not known; ``hostname`` is ``[HOST]:PORT`` where the port is not 22.

        Raises:
            PublishingError: nobody on this computer has accepted that server's key, or it is another than before.
        """
        path = Path.home() / ".ssh" / "known_hosts"
        known = paramiko.HostKeys(str(path)) if path.is_file() else paramiko.HostKeys()
        if not known.check(hostname, key):
            raise PublishingError(_not_known(hostname, key.get_name()))


def _not_known(host: str, kind: str) -> Both:
    return Both(
        f"The server {host} is not among those that this computer knows ({kind}), so nothing was sent to it. Connect "
        "to it once with ssh, compare its key with what IT says, and publish again.",
        f"Serveren {host} er ikke blandt dem, computeren kender ({kind}), så intet blev sendt til den. Forbind dig én "
        "gang med ssh, sammenlign dens nøgle med det, IT siger, og udgiv igen.",
    )
