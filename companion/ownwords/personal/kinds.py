"""Works kinds out again when a channel has changed: only those that the person has not said."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from .. import consent
from ..models import Channel, Share, Sign
from ..store import Store
from .classify import Classifier, Kind

_OF_COMPANY = {"name", "link", "hashtag"}


def classifier(store: Store) -> Classifier:
    """Return what works out kinds and topics with the joined channels and their items."""
    return Classifier(store.catalogue.items(), [joined.channel for joined in store.catalogue.channels()])


def with_kind(share: Share, kind: Kind) -> Share:
    """Return the share with a kind that was worked out; a word about one's life stays only beside the text."""
    signs = kind.signs if share.text else tuple(_without_word(each) for each in kind.signs)
    return replace(share, about=kind.about, about_by=kind.by, signs=signs)


def again(share: Share, classifier: Classifier) -> Share:
    """Work out the kind and topics of a share once more; one that the person gave a kind keeps it.

    Signs in a text that was not kept, and links beside it, cannot be seen again: they go on counting as long as they
    would count today.
    """
    topics = classifier.topics(share.text, share.item_ids) if share.text else share.topics
    share = replace(share, topics=topics)
    return share if share.about_by == "person" else with_kind(share, _kind(share, classifier))


def work_out_again(store: Store) -> None:
    """Work kinds out again where the companies or their topics are others than last time; without consent, nothing."""
    companies = _fingerprint([joined.channel for joined in store.catalogue.channels()])
    if not consent.granted(store, "history") or store.shares.classified_for() == companies:
        return
    now = classifier(store)

    def merge(shares: Sequence[Share]) -> tuple[list[Share], list[Share]]:
        return [], [after for before in shares if (after := again(before, now)) != before]

    store.shares.merge(merge)
    store.shares.classified(companies)


def _kind(share: Share, classifier: Classifier) -> Kind:
    fresh = classifier.kind(share.text, share.item_ids, share.url)
    lasting = [each for each in share.signs if _lasts(each, share) and classifier.still(each)]
    ideas = tuple(each for each in (*fresh.signs, *lasting) if each.sign == "idea")
    if ideas:
        return fresh if fresh.signs and fresh.signs[0].sign == "idea" else Kind(share.about, ideas)
    company = tuple(dict.fromkeys(each for each in (*fresh.signs, *lasting) if each.sign in _OF_COMPANY))
    if company:
        return Kind("company", company)
    return fresh if fresh.signs or not lasting else Kind("personal", tuple(lasting))


def _lasts(sign: Sign, share: Share) -> bool:
    return share.text is None or sign.sign in {"idea", "link"}


def _without_word(sign: Sign) -> Sign:
    return Sign("life", "") if sign.sign == "life" else sign


def _fingerprint(channels: Sequence[Channel]) -> str:
    said = sorted(repr((channel.id, channel.company, channel.topics)) for channel in channels)
    return hashlib.sha256("\n".join(said).encode()).hexdigest()
