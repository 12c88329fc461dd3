"""One of those who make a channel, at their own computer: their keys, and what they do with them to a folder.

The command line and the desk both do it through this.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from securesystemslib.signer import CryptoSigner, Key

from ..errors import ChannelError, PublishingError
from ..models import Both, RetractionReason
from . import approval, beginning, invitation, keyholders, publish, roles, trust
from .check import check
from .keys import KeyBox, public_key
from .work import Work

_PERSON = "person"


@dataclass(frozen=True, slots=True)
class Maker:
    """Somebody with their key box; ``root_folders`` are where root keys may be at hand just now."""

    keys: KeyBox
    root_folders: Sequence[Path] = ()

    # The person

    def key(self) -> Key | None:
        """Return the public half of this person's key, or None when they have none yet."""
        return self.keys.public(_PERSON)

    def key_file(self) -> Path:
        """Return the file to send to whoever keeps the root keys."""
        return self.keys.folder / f"{_PERSON}.key.json"

    def make_key(self, name: str) -> Key:
        """Make this person's key.

        Raises:
            PublishingError: they have one, or it cannot be kept.
        """
        if not name.strip():
            raise PublishingError(_NAME)
        return self.keys.make(_PERSON, name.strip()).public_key

    def name(self) -> str:
        """Return this person's name, as it stands with their signatures."""
        key = self.key()
        return roles.name_of(key) if key else "?"

    # The channel

    def begin(
        self,
        work: Work,
        channel: Mapping[str, Any],
        threshold: int,
        colleagues: Sequence[Key],
        roots: Sequence[Path],
        root_threshold: int,
        now: datetime,
    ) -> None:
        """Start a channel in an empty folder: its draft, root keys in the folders ``roots``, a publisher's key.

        Raises:
            PublishingError: there is a channel already, or keys cannot be kept.
        """
        if (work.folder / "channel.json").exists():
            raise PublishingError(_BEGUN)
        mine = self._signer()
        root = self._make_roots(f"root-{channel['id']}", str(channel["id"]), roots)
        online = self._make_online(str(channel["id"]))
        keyholders.start(
            work,
            [mine.public_key, *colleagues],
            threshold,
            keyholders.Offline(root, root_threshold),
            online,
            now,
        )
        work.save_channel(channel)
        for name, data in beginning.sets().items():
            work.save_set(name, data)

    def submit(self, work: Work, now: datetime) -> approval.Standing:
        """Submit the folder as it is; raises as ``approval.submit``."""
        return approval.submit(work, self._signer(), acceptable, now)

    def approve(self, work: Work, now: datetime) -> approval.Standing:
        """Approve what was submitted; raises as ``approval.approve``."""
        return approval.approve(work, self._signer(), acceptable, now)

    def give_back(self, work: Work, note: str, now: datetime) -> None:
        """Give it back with a note; raises as ``approval.give_back``."""
        approval.give_back(work, self._signer(), note, now)

    def publish(self, work: Work, target: str, now: datetime) -> publish.Published:
        """Publish what is approved; raises as ``publish.publish``."""
        return publish.publish(work, target, self._online(work), self.name(), now)

    def refresh(self, work: Work, target: str, now: datetime) -> datetime:
        """Renew what is out there; raises as ``publish.refresh``."""
        return publish.refresh(work, target, self._online(work), self.name(), now)

    def retract(self, work: Work, item_id: str, reason: RetractionReason, now: datetime) -> tuple[str, tuple[str, ...]]:
        """Take an item away, and publish that at once wherever the channel went out to.

        Return its title and those targets; none when this computer does not publish.

        Raises:
            PublishingError: as ``approval.retract``; or the retraction is signed, and some target did not take it.
        """
        title = approval.retract(work, item_id, reason, self._signer(), now)
        return title, self._everywhere(work, lambda target: self.publish(work, target, now))

    def refresh_everywhere(self, work: Work, now: datetime) -> tuple[str, ...]:
        """Renew wherever the channel went out to; return those targets.

        Raises:
            PublishingError: as ``publish.refresh``; the other targets are renewed all the same.
        """
        return self._everywhere(work, lambda target: self.refresh(work, target, now))

    def _everywhere(self, work: Work, act: Callable[[str], object]) -> tuple[str, ...]:
        """Do it at each target that is known; one that cannot be reached keeps no other from it."""
        targets = tuple(work.publishing()["targets"]) if self.publishes(work) else ()
        failed: dict[str, ChannelError] = {}
        for target in targets:
            try:
                act(target)
            except ChannelError as error:
                failed[target] = error
        if failed:
            raise PublishingError(_partly([each for each in targets if each not in failed], failed))
        return targets

    def publishes(self, work: Work) -> bool:
        """Tell whether the publisher's key is on this computer."""
        return self._online_label(work) is not None

    def invite(self, work: Work, address: str | None) -> dict[str, Any]:
        """Return an invitation; raises as ``invitation.write``."""
        return invitation.write(work, address)

    def set_people(self, work: Work, people: Sequence[Key], threshold: int, now: datetime) -> None:
        """Say anew who approves; raises as ``keyholders.change_people``."""
        keyholders.change_people(work, people, threshold, self._root(work), now)

    def rotate(self, work: Work, roots: Sequence[Path], root_threshold: int, new_online: bool, now: datetime) -> None:
        """Sign anew what the root keys sign, with new ones made in the folders ``roots``, if any, in their place.

        ``new_online`` makes a new publisher's key here as well.

        Raises:
            PublishingError: too few of the old root keys are at hand, or the new ones cannot be kept.
        """
        channel_id = str(work.channel()["id"])
        version = work.root().signed.version + 1
        old = self._root(work)
        keyholders.check_enough(work, old)
        new = self._make_roots(f"root-{channel_id}-{version}", channel_id, roots)
        online = self._make_online(channel_id, f"-{version}").public_key if new_online else None
        keys = [signer.public_key for signer in new]
        keyholders.replace_root(work, keys, root_threshold if new else None, [*old, *new], online, now)

    def _make_roots(self, label: str, channel_id: str, roots: Sequence[Path]) -> list[CryptoSigner]:
        boxes = [replace(self.keys, folder=folder, use_keyring=False) for folder in roots]
        return [
            box.make(f"{label}-{number}", f"Root key {number} of {channel_id}") for number, box in enumerate(boxes, 1)
        ]

    def _signer(self) -> CryptoSigner:
        signer = self.keys.signer(_PERSON)
        if signer is None:
            raise PublishingError(_NO_KEY)
        return signer

    def _online(self, work: Work) -> CryptoSigner:
        label = self._online_label(work)
        signer = self.keys.signer(label) if label else None
        if signer is None:
            raise PublishingError(_NOT_THE_PUBLISHER)
        return signer

    def _online_label(self, work: Work) -> str | None:
        """Return what the channel's publisher's key is called here, or None when it is not."""
        wanted = work.root().signed.roles["timestamp"].keyids[0]
        for path in sorted(self.keys.folder.glob("publisher-*.key.json")):
            if public_key(path.read_bytes()).keyid == wanted:
                return path.name.removesuffix(".key.json")
        return None

    def _make_online(self, channel_id: str, suffix: str = "") -> CryptoSigner:
        return self.keys.make(f"publisher-{channel_id}{suffix}", f"Publisher of {channel_id}")

    def _root(self, work: Work) -> list[CryptoSigner]:
        """Return those of the root keys that are at hand."""
        wanted = set(work.root().signed.roles["root"].keyids)
        found: dict[str, CryptoSigner] = {}
        for folder in [*self.root_folders, self.keys.folder]:
            box = replace(self.keys, folder=folder, use_keyring=False)
            for path in sorted(folder.glob("root-*.key.json")):
                if public_key(path.read_bytes()).keyid in wanted - set(found):
                    signer = box.signer(path.name.removesuffix(".key.json"))
                    if signer:
                        found[signer.public_key.keyid] = signer
        return list(found.values())


def acceptable(files: Mapping[str, bytes], now: datetime) -> None:
    """Refuse files that companions would refuse, or that say something unfinished.

    Raises:
        ChannelError: with what has to change first.
    """
    stops = [each for each in check(files, now) if each.level == "stop"]
    if stops:
        first, more = stops[0], len(stops) - 1
        where = f"{first.file} {first.item or first.where}".strip()
        raise PublishingError(
            Both(
                f"{where}: {first.message.en}" + (f" And {more} more: see 'channel check'." if more else ""),
                f"{where}: {first.message.da}" + (f" Og {more} til: se 'channel check'." if more else ""),
            )
        )
    trust.accept(files)


def _partly(done: Sequence[str], failed: Mapping[str, ChannelError]) -> Both:
    """Return where it was done and where not, and why."""
    why = [error.sentence for error in failed.values()]
    at, bar = ", ".join(done), ", ".join(failed)
    return Both(
        (f"Done at {at}. " if done else "") + f"Not done yet at {bar}: {' '.join(each.en for each in why)}",
        (f"Gjort ved {at}. " if done else "") + f"Endnu ikke gjort ved {bar}: {' '.join(each.da for each in why)}",
    )


_NAME = Both("Whose key is it? Give your name.", "Hvis nøgle er det? Angiv dit navn.")
_NO_KEY = Both(
    "You have no key yet. Make one: ownwords channel key --name “Your name”",
    "Du har ingen nøgle endnu. Lav en: ownwords channel key --name “Dit navn”",
)
_BEGUN = Both(
    "There is a channel in this folder already, and it stays. Choose an empty folder.",
    "Der er allerede en kanal i mappen, og den bliver. Vælg en tom mappe.",
)
_NOT_THE_PUBLISHER = Both(
    "The publisher's key is not on this computer, so nothing can go out from here. Publish where the channel was "
    "begun.",
    "Udgivernøglen er ikke på denne computer, så herfra kan intet udgives. Udgiv der, hvor kanalen blev begyndt.",
)
