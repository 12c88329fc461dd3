"""The roles of a channel's signatures (TUF): who signs what, with how many, and for how long.

* ``root``: offline, with a threshold of its own; says which keys the other roles have.
* ``targets``: signed by the root keys too; says who approves, and how many it takes.
* ``sets``: the channel and its suggestion sets, signed by as many approvers as the threshold says.
* ``retractions``: what was taken away, signed by any one approver. It can only take away.
* ``snapshot`` and ``timestamp``: signed online by whoever publishes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from securesystemslib.signer import Key
from tuf.api.metadata import Targets

SETS, RETRACTIONS = "sets", "retractions"
KEPT = ("timestamp", "snapshot", "targets", SETS, RETRACTIONS)
"""The roles whose signed files a companion keeps beside the root."""

PATHS = {SETS: ["channel.json", "sets/*"], RETRACTIONS: ["retracted.json"]}
LIFE = {
    "root": timedelta(days=730),
    "targets": timedelta(days=730),
    SETS: timedelta(days=365),
    RETRACTIONS: timedelta(days=730),
    "snapshot": timedelta(days=90),
    "timestamp": timedelta(days=14),
}
"""How long a signature holds. A stolen host can show an old version for no longer than the timestamp's."""

NAME_FIELD = "x-ownwords-name"
"""Where a key says whose it is; TUF lets a key carry more than itself."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who approves."""

    key_id: str
    name: str


def people(targets: Targets) -> tuple[Person, ...]:
    """Return who approves, by name."""
    if targets.delegations is None or not targets.delegations.roles:
        return ()
    keys = targets.delegations.keys
    found = [keys[key_id] for key_id in targets.delegations.roles[SETS].keyids if key_id in keys]
    return tuple(sorted((Person(key.keyid, name_of(key)) for key in found), key=lambda person: person.name))


def threshold(targets: Targets) -> int:
    """Return how many people stand behind each version."""
    if targets.delegations is None or not targets.delegations.roles:
        return 0
    return targets.delegations.roles[SETS].threshold


def name_of(key: Key) -> str:
    """Return whose key it is, at most a hundred characters."""
    return str(key.unrecognized_fields.get(NAME_FIELD) or key.keyid[:8])[:100]
