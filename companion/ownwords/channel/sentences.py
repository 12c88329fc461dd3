"""What happened to a look at a channel, why, and what to do: in words, in both languages."""

from __future__ import annotations

from tuf.api import exceptions as tuf

from ..errors import ChannelError
from ..models import Both

_STAYS = Both(
    " The last good version stays.",
    " Den seneste gode version bliver.",
)
_ASK = Both(
    " If it lasts, tell whoever publishes the channel.",
    " Bliver det ved, så sig det til dem, der udgiver kanalen.",
)


def of(error: Exception) -> Both:
    """Return the sentence for what python-tuf, or the network, refused."""
    if isinstance(error, ChannelError):
        return error.sentence
    for kinds, sentence in _SENTENCES:
        if isinstance(error, kinds):
            return _with(sentence)
    return _with(_UNREADABLE)


def not_signed(name: str) -> Both:
    """Return that a file is not among those that were signed."""
    return _with(
        Both(
            f"{name} is not among the files that the approvers signed, so the new version was refused.",
            f"{name} er ikke blandt de filer, som godkenderne har underskrevet, så den nye version blev afvist.",
        )
    )


def too_large(name: str, limit: int) -> Both:
    """Return that a file is larger than a channel's may be; ``limit`` in bytes."""
    megabytes = limit // 1_000_000
    return _with(
        Both(
            f"{name} is larger than {megabytes} MB, so the new version was refused.",
            f"{name} fylder mere end {megabytes} MB, så den nye version blev afvist.",
        )
    )


def not_allowed() -> Both:
    """Return that an address is none that a channel may be fetched from."""
    return Both(
        "The channel's address is not one that ideas may come from: it takes https, or a shared folder. Ask whoever "
        "sent you the invitation.",
        "Kanalens adresse er ikke en, som idéer må komme fra: det kræver https eller en delt mappe. Spørg den, der "
        "sendte dig invitationen.",
    )


def _with(sentence: Both) -> Both:
    return Both(sentence.en + _STAYS.en + _ASK.en, sentence.da + _STAYS.da + _ASK.da)


_UNREADABLE = Both(
    "The channel's files cannot be read as what they should be.",
    "Kanalens filer kan ikke læses som det, de skal være.",
)
_SENTENCES: tuple[tuple[tuple[type[Exception], ...], Both], ...] = (
    (
        (tuf.ExpiredMetadataError,),
        Both(
            "The channel's signatures are past their date: nobody has renewed them, or somebody holds news back.",
            "Kanalens underskrifter er for gamle: ingen har fornyet dem, eller nogen holder nyheder tilbage.",
        ),
    ),
    (
        (tuf.BadVersionNumberError, tuf.EqualVersionNumberError),
        Both(
            "The channel shows an older version than the one you have, so it was refused.",
            "Kanalen viser en ældre version end den, du har, så den blev afvist.",
        ),
    ),
    (
        (tuf.UnsignedMetadataError,),
        Both(
            "Something in the channel is not signed by those who may sign it, so it was refused.",
            "Noget i kanalen er ikke underskrevet af dem, der må, så det blev afvist.",
        ),
    ),
    (
        (tuf.DownloadLengthMismatchError,),
        Both(
            "A file of the channel is longer than it was signed to be, so it was refused.",
            "En af kanalens filer er længere, end den blev underskrevet, så den blev afvist.",
        ),
    ),
    (
        (tuf.LengthOrHashMismatchError,),
        Both(
            "A file of the channel is not the one that was signed: it was changed or only half of it is there.",
            "En af kanalens filer er ikke den, der blev underskrevet: den er ændret, eller kun det halve er der.",
        ),
    ),
    (
        (tuf.DownloadHTTPError,),
        Both(
            "A file of the channel is not at its address.",
            "En af kanalens filer ligger ikke på sin adresse.",
        ),
    ),
    (
        (tuf.DownloadError, OSError),
        Both(
            "The channel could not be reached. Is this computer online?",
            "Kanalen kunne ikke nås. Er computeren på nettet?",
        ),
    ),
    ((tuf.RepositoryError,), _UNREADABLE),
)
