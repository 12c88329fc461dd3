"""Who may sign: starts a channel's keys, adds and removes approvers, and replaces keys that were lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from securesystemslib.signer import CryptoSigner, Key
from tuf.api.metadata import Metadata, Root, Targets

from ..errors import PublishingError
from ..models import Both
from . import roles, signing
from .work import Work


@dataclass(frozen=True, slots=True)
class Offline:
    """The root keys that are at hand, and how many of all of them it takes."""

    signers: Sequence[CryptoSigner]
    threshold: int


def start(
    work: Work, people: Sequence[Key], threshold: int, offline: Offline, online: CryptoSigner, now: datetime
) -> None:
    """Give a channel its keys.

    Raises:
        PublishingError: it has keys already, or there would be too few people.
    """
    if work.versions("root"):
        raise PublishingError(_STARTED)
    _check_people(people, threshold, enough=False)
    keys = [signer.public_key for signer in offline.signers]
    approvers = signing.approvers(people, threshold, now)
    work.save_metadata("targets", signing.sign(approvers, *offline.signers))
    root = signing.root(keys, offline.threshold, online.public_key, now)
    work.save_metadata("root", signing.sign(root, *offline.signers))


def change_people(
    work: Work, people: Sequence[Key], threshold: int, offline: Sequence[CryptoSigner], now: datetime
) -> None:
    """Say anew who approves, and how many it takes; who is left out can sign nothing that is published from then on.

    Raises:
        PublishingError: there would be too few people, or too few root keys are at hand.
    """
    _check_people(people, threshold)
    before = work.targets().signed
    metadata = signing.approvers(people, threshold, now, before.version + 1)
    work.save_metadata("targets", _by_root(work, metadata, offline))


def people(work: Work) -> list[Key]:
    """Return the keys of those who approve."""
    delegations = work.targets().signed.delegations
    assert delegations is not None and delegations.roles
    return [delegations.keys[key_id] for key_id in delegations.roles[roles.SETS].keyids]


def replace_root(
    work: Work,
    keys: Sequence[Key],
    threshold: int | None,
    signers: Sequence[CryptoSigner],
    online: Key | None,
    now: datetime,
) -> None:
    """Put other root keys (and with ``online`` another publisher's key) in the place of those before.

    Without ``keys`` the root keys stay, and ``threshold`` with them: what they signed holds longer. ``signers`` are all
    root keys at hand: enough of the old ones, so that companions believe it, and enough of the new.

    Raises:
        PublishingError: too few of either are at hand.
    """
    before = work.root()
    role = before.signed.roles["root"]
    keys, threshold = keys or [before.signed.keys[key_id] for key_id in role.keyids], threshold or role.threshold
    after = signing.root(keys, threshold, online or _online(before.signed), now, before.signed.version + 1)
    new = {key.keyid for key in keys}
    signing.sign(after, *(signer for signer in signers if signer.public_key.keyid in new | set(role.keyids)))
    payload, signatures = after.signed_bytes, after.signatures
    if not after.signed.get_root_verification_result(before.signed, payload, signatures):
        raise PublishingError(_too_few_root(before.signed))
    again = signing.again(work.targets(), now)
    signing.sign(again, *(signer for signer in signers if signer.public_key.keyid in new))
    work.save_metadata("targets", again)
    work.save_metadata("root", after)


def check_enough(work: Work, signers: Sequence[CryptoSigner]) -> None:
    """Look before anything is made.

    Raises:
        PublishingError: fewer root keys are at hand than it takes.
    """
    role = work.root().signed.roles["root"]
    if len({signer.public_key.keyid for signer in signers} & set(role.keyids)) < role.threshold:
        raise PublishingError(_too_few_root(work.root().signed))


def _by_root(work: Work, metadata: Metadata[Targets], offline: Sequence[CryptoSigner]) -> Metadata[Targets]:
    root = work.root()
    may = root.signed.roles["targets"].keyids
    signing.sign(metadata, *(signer for signer in offline if signer.public_key.keyid in may))
    if not signing.signed_by(root, "targets", metadata)[1]:
        raise PublishingError(_too_few_root(root.signed))
    return metadata


def _online(root: Root) -> Key:
    return root.keys[root.roles["timestamp"].keyids[0]]


def _check_people(people: Sequence[Key], threshold: int, enough: bool = True) -> None:
    if len({key.keyid for key in people}) < len(people):
        raise PublishingError(_TWICE)
    if threshold < 1 or (enough and len(people) < threshold):
        raise PublishingError(
            Both(
                f"Each version needs {threshold} people, and there would be {len(people)}. Add somebody first, or "
                "lower the number.",
                f"Hver version kræver {threshold} personer, og der ville være {len(people)}. Tilføj først en, eller "
                "sænk tallet.",
            )
        )


def _too_few_root(root: Root) -> Both:
    role = root.roles["root"]
    return Both(
        f"This takes {role.threshold} of the channel's {len(role.keyids)} root keys, and fewer are at hand. Fetch the "
        "files from where they are kept, and name their folders with --root.",
        f"Det kræver {role.threshold} af kanalens {len(role.keyids)} rodnøgler, og her er færre. Hent filerne der, "
        "hvor de gemmes, og angiv deres mapper med --root.",
    )


_STARTED = Both(
    "This channel has its keys already, and they stay. To change who approves: ownwords channel approver --help",
    "Kanalen har allerede sine nøgler, og de bliver. For at ændre, hvem der godkender: ownwords channel approver "
    "--help",
)
_TWICE = Both(
    "The same key is there twice; two people need two keys. Ask your colleague to make their own.",
    "Den samme nøgle er der to gange; to personer skal have hver sin. Bed din kollega om at lave sin egen.",
)
