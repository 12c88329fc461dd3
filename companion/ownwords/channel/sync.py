"""Joins a channel, looks for its news, and leaves it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from ..config import Limits
from ..errors import ChannelError, NotFound
from ..models import ChannelContent, JoinedChannel
from ..stems import terms_of
from ..store import Store
from . import folder, trust

_DEMO = Path(__file__).parent / "demo"


def join(store: Store, invitation: str, now: datetime, limits: Limits = Limits()) -> JoinedChannel:  # noqa: B008
    """Join the channel that ``invitation`` names: ``demo``, or the path of a channel's folder. Joining again renews it.

    Raises:
        ChannelError: there is no channel, or it was refused.
    """
    source = _source(invitation)
    content = trust.accept(folder.read(_path(source), limits), limits)
    return _keep(store, content, source, now)


def sync(store: Store, channel_id: str, now: datetime, limits: Limits = Limits()) -> JoinedChannel:  # noqa: B008
    """Look for a channel's news. What is refused is noted beside the channel, whose last good version stays.

    Raises:
        NotFound: it was not joined.
        ChannelError: what is there now was refused.
    """
    joined = next((each for each in store.catalogue.channels() if each.channel.id == channel_id), None)
    if joined is None:
        raise _not_joined(channel_id)
    try:
        content = trust.accept(folder.read(_path(joined.source), limits), limits)
        if content.channel.id != channel_id:
            raise ChannelError(f"In the place of the channel {channel_id} there is another one now, so it was refused.")
    except ChannelError as error:
        store.catalogue.note_problem(channel_id, str(error))
        raise
    return _keep(store, content, joined.source, now)


def leave(store: Store, channel_id: str) -> None:
    """Leave a channel; its items are gone at once.

    Raises:
        NotFound: it was not joined.
    """
    if not store.catalogue.remove_channel(channel_id):
        raise _not_joined(channel_id)


def _keep(store: Store, content: ChannelContent, source: str, now: datetime) -> JoinedChannel:
    terms = {item.id: terms_of(item, content.channel.topics) for item in content.items}
    return store.catalogue.replace_channel(content, terms, source, now)


def _source(invitation: str) -> str:
    wanted = invitation.strip()
    if wanted == "demo":
        return wanted
    if "\n" in wanted or "\0" in wanted or wanted.startswith(("http://", "https://", "{")):
        raise ChannelError(
            "This version joins a channel by its folder: give the folder's path, or 'demo' for the made-up company. "
            "Invitations over the web come with signed channels."
        )
    return str(Path(wanted).expanduser().absolute())


def _path(source: str) -> Path:
    return _DEMO if source == "demo" else Path(source)


def _not_joined(channel_id: str) -> NotFound:
    return NotFound(f"No channel {channel_id[:60]!r} is joined. 'ownwords status' lists those that are.")
