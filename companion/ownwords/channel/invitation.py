"""The small file that an employee joins a channel with: where it is, and which keys to trust first."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root

from ..errors import ChannelError, InvalidRequest, PublishingError
from ..models import Both
from ..schemas import validate
from . import sentences
from .fetch import allowed
from .work import Work


@dataclass(frozen=True, slots=True)
class Invitation:
    """Where a channel is, and its signed root, by which everything else in it is trusted."""

    channel_id: str
    name: str
    address: str
    root: bytes


def read(text: str) -> Invitation:
    """Return what an invitation's text says.

    Raises:
        ChannelError: it is none, or leads where no channel may be.
    """
    try:
        data = json.loads(text)
        validate("invitation", data)
        root = json.dumps(data["root"]).encode()
        signed = Metadata.from_bytes(root)
        if not isinstance(signed.signed, Root):
            raise ValueError("another kind of root")
    except (ValueError, RecursionError, InvalidRequest, RepositoryError) as error:
        raise ChannelError(_NONE) from error
    if not allowed(data["address"]):
        raise ChannelError(sentences.not_allowed())
    return Invitation(data["channel"], data["name"], data["address"], root)


def write(work: Work, address: str | None) -> dict[str, Any]:
    """Return the invitation to a channel that was published.

    Without ``address`` it is the one told before, or the folder that the channel was last published to.

    Raises:
        PublishingError: nothing was published yet, or nobody told where people read it.
    """
    if work.timestamp() is None:
        raise PublishingError(_NOT_OUT)
    known = work.publishing()
    found = address or known["address"] or _folder(known["targets"])
    if found is None or not allowed(found):
        raise PublishingError(_WHERE)
    work.save_publishing(known | {"address": found})
    channel = work.channel()
    root = json.loads(work.root().to_bytes())
    return {
        "format": 1,
        "kind": "own-words-invitation",
        "channel": channel["id"],
        "name": channel["name"],
        "address": found,
        "root": root,
    }


def _folder(targets: list[str]) -> str | None:
    """Return the newest target that is a folder which others may reach as well, as an address."""
    folders = [target for target in targets if "://" not in target]
    return Path(folders[-1]).absolute().as_uri() if folders else None


_NONE = Both(
    "This is not an Own Words invitation. Paste the whole text of the file that your company gave you, or give its "
    "path.",
    "Det er ikke en Own Words-invitation. Indsæt hele teksten fra den fil, din virksomhed gav dig, eller angiv dens "
    "sti.",
)
_NOT_OUT = Both(
    "Nothing was published yet, so there is nothing to invite to. First: ownwords channel publish FOLDER TARGET",
    "Intet er udgivet endnu, så der er intet at invitere til. Først: ownwords channel publish MAPPE MÅL",
)
_WHERE = Both(
    "Where do people read the channel? Give its https address: ownwords channel invite FOLDER --address https://…",
    "Hvor læser folk kanalen? Angiv dens https-adresse: ownwords channel invite MAPPE --address https://…",
)
