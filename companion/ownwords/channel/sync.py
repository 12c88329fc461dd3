"""Joins a channel, looks for its news, and leaves it: what was fetched and verified, accepted, and kept at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tuf.api.metadata import Metadata

from ..config import Limits
from ..errors import ChannelError, NotFound
from ..models import Both, ChannelContent, JoinedChannel, Signed
from ..store import Store
from . import folder, invitation, trust
from .looking import Looked, LookRefused, look

_DEMO = Path(__file__).parent / "demo"
_ROOT = "metadata/root.json"


@dataclass(frozen=True, slots=True)
class Preview:
    """What an invitation leads to, before anybody says yes. ``signed`` is None for the demo."""

    content: ChannelContent
    source: str
    signed: Signed | None
    joined: bool


def preview(store: Store, invited: str, limits: Limits = Limits()) -> Preview:  # noqa: B008 - frozen
    """Fetch and verify what ``invited`` (``demo``, or an invitation's text) leads to; nothing is kept.

    Raises:
        ChannelError: it is no invitation, cannot be reached, or was refused.
    """
    content, source, looked = _invited(invited, limits)
    known = _find(store, content.channel.id)
    return Preview(content, source, looked.signed if looked else None, known is not None)


def join(store: Store, invited: str, now: datetime, limits: Limits = Limits()) -> JoinedChannel:  # noqa: B008
    """Join the channel that ``invited`` leads to: ``demo``, or an invitation's text. Joining again renews it.

    Raises:
        ChannelError: it is no invitation, cannot be reached, was refused, or takes the name of a joined channel.
    """
    content, source, looked = _invited(invited, limits)
    _check_same_keys(store, content.channel.id, looked)
    return _keep(store, content, source, now, looked)


def try_folder(store: Store, path: Path, now: datetime, limits: Limits = Limits()) -> JoinedChannel:  # noqa: B008
    """Join a channel's folder that nobody signed, to try one's own work on one's own computer.

    Raises:
        ChannelError: there is no channel, it was refused, or it takes the name of a signed one.
    """
    source = str(path.expanduser().absolute())
    content = trust.accept(folder.read(Path(source), limits), limits)
    _check_same_keys(store, content.channel.id, None)
    return _keep(store, content, source, now, None)


def sync(store: Store, channel_id: str, now: datetime, limits: Limits = Limits()) -> JoinedChannel:  # noqa: B008
    """Look for a channel's news. What is refused is noted beside the channel, whose last good version stays.

    Raises:
        NotFound: it was not joined.
        ChannelError: what is there now was refused.
    """
    joined = _find(store, channel_id)
    if joined is None:
        raise _not_joined(channel_id)
    try:
        return _renew_signed(store, joined, now, limits) if joined.signed else _renew(store, joined, now, limits)
    except LookRefused as error:
        store.catalogue.note_problem(channel_id, error.sentence, error.files)
        raise
    except ChannelError as error:
        store.catalogue.note_problem(channel_id, error.sentence)
        raise


def leave(store: Store, channel_id: str) -> None:
    """Leave a channel; its items are gone at once.

    Raises:
        NotFound: it was not joined.
    """
    if not store.catalogue.remove_channel(channel_id):
        raise _not_joined(channel_id)


def _invited(invited: str, limits: Limits) -> tuple[ChannelContent, str, Looked | None]:
    if invited.strip() == "demo":
        return trust.accept(folder.read(_DEMO, limits), limits), "demo", None
    found = invitation.read(invited)
    looked = look(found.address, found.root, {}, limits)
    content = trust.accept(looked.content, limits)
    if content.channel.id != found.channel_id:
        raise _another(found.channel_id)
    return content, found.address, looked


def _renew(store: Store, joined: JoinedChannel, now: datetime, limits: Limits) -> JoinedChannel:
    path = _DEMO if joined.source == "demo" else Path(joined.source)
    content = trust.accept(folder.read(path, limits), limits)
    if content.channel.id != joined.channel.id:
        raise _another(joined.channel.id)
    return _keep(store, content, joined.source, now, None)


def _renew_signed(store: Store, joined: JoinedChannel, now: datetime, limits: Limits) -> JoinedChannel:
    channel_id, kept = joined.channel.id, store.catalogue.files(joined.channel.id)
    looked = look(joined.source, kept[_ROOT], kept, limits)
    if not looked.changed:
        store.catalogue.note_look(channel_id, looked.signed, looked.files, now)
        return _find(store, channel_id) or joined
    content = trust.accept(looked.content, limits)
    if content.channel.id != channel_id:
        raise _another(channel_id)
    return _keep(store, content, joined.source, now, looked)


def _keep(store: Store, content: ChannelContent, source: str, now: datetime, looked: Looked | None) -> JoinedChannel:
    signed, files = (looked.signed, looked.files) if looked else (None, None)
    return store.catalogue.replace_channel(content, source, now, signed, files)


def _check_same_keys(store: Store, channel_id: str, looked: Looked | None) -> None:
    """Refuse to let anybody else's channel take the place of a signed one by its name."""
    joined = _find(store, channel_id)
    if joined is None or joined.signed is None:
        return
    kept = store.catalogue.files(channel_id)[_ROOT]
    if looked is None or _root_keys(looked.files[_ROOT]) != _root_keys(kept):
        raise ChannelError(
            Both(
                f"You have joined a channel with the id {channel_id!r} already, signed with other keys. Is this one "
                "from your company? Ask; if it is, leave the other first.",
                f"Du er allerede med i en kanal med id'et {channel_id!r}, underskrevet med andre nøgler. Kommer denne "
                "fra din virksomhed? Spørg; gør den det, så forlad først den anden.",
            )
        )


def _root_keys(root: bytes) -> set[str]:
    return set(Metadata.from_bytes(root).signed.roles["root"].keyids)


def _find(store: Store, channel_id: str) -> JoinedChannel | None:
    return next((each for each in store.catalogue.channels() if each.channel.id == channel_id), None)


def _another(channel_id: str) -> ChannelError:
    return ChannelError(
        Both(
            f"In the place of the channel {channel_id} there is another one now, so it was refused. Ask whoever "
            "publishes it.",
            f"I stedet for kanalen {channel_id} er der nu en anden, så den blev afvist. Spørg dem, der udgiver den.",
        )
    )


def _not_joined(channel_id: str) -> NotFound:
    return NotFound(f"No channel {channel_id[:60]!r} is joined. 'ownwords status' lists those that are.")
