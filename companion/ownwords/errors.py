"""Everything that can go wrong, divided by whose fault it is.

::

    OwnWordsError                 what the person reads is the message: what happened, why, what to do
    ├── RequestProblem            the caller's words do not fit (HTTP 4xx, exit 2 or 1)
    │   ├── InvalidRequest        the shape is wrong                          invalid_request     400
    │   ├── NotFound              there is no such thing                      not_found           404
    │   ├── ChangedMeanwhile      it was changed since it was read            changed_meanwhile   412
    │   ├── NotReadable           a file to import cannot be read             not_readable        422
    │   ├── ConsentRequired       the person has not consented to this        consent_required    403
    │   ├── PairingRefused        the code is wrong, used up or too old       pairing_refused     403
    │   ├── TokenRefused          no token, or not one of ours                token_refused       401
    │   ├── AddressRefused        LanguageTool's address is not the one given  address_refused     403
    │   ├── PageError             a pasted address cannot be read             page_refused        422
    │   └── CallerRefused         wrong Host, Origin or Sec-Fetch-Site        caller_refused      403 or 421
    ├── ChannelError              the publisher's files are not good          channel_refused     422
    │   └── PublishingError       comms asked for what cannot be done now     not_publishable     422
    │       └── KeyClosed         a passphrase is missing or another key's    not_publishable     422
    └── CompanionError            this computer's doing (HTTP 5xx, exit 1)
        ├── PortTaken             another program answers at the port         port_taken
        ├── DataFolderError       the data folder cannot be used              data_folder         500
        ├── DatabaseDamaged       the database is not whole                   database_damaged    500
        ├── DiskFull              there is no room left                       disk_full           507
        ├── AutostartRefused      the platform will not start it at log-in    autostart_refused   500
        └── Unexpected            a fault of our own                          unexpected          500
"""

from __future__ import annotations

from .models import Both, ConsentPurpose, Share


class OwnWordsError(Exception):
    """What happened, why, and what to do, in words the reader uses."""

    code = "own_words"
    status = 500
    title = "Something went wrong"


class RequestProblem(OwnWordsError):
    """The caller's words do not fit."""

    status = 400


class InvalidRequest(RequestProblem):
    """The request has the wrong shape; ``errors`` says where, as (JSON pointer, what does not fit)."""

    code = "invalid_request"
    title = "The request was not understood"

    def __init__(self, message: str, errors: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(message)
        self.errors = errors


class NotFound(RequestProblem):
    """There is no such thing."""

    code = "not_found"
    status = 404
    title = "There is no such thing"


class ChangedMeanwhile(RequestProblem):
    """The share was changed, as in another tab, since the version that this change is for; ``current`` is it now."""

    code = "changed_meanwhile"
    status = 412
    title = "It was changed in the meantime"

    def __init__(self, current: Share) -> None:
        super().__init__(
            f"This post was changed in the meantime, so nothing was written over. It is version {current.version} now: "
            "look at it, then change that one."
        )
        self.current = current


class NotReadable(RequestProblem):
    """A file to import cannot be read; ``sentence`` says why in both languages, its English is the message."""

    code = "not_readable"
    status = 422
    title = "The file was not read"

    def __init__(self, sentence: Both) -> None:
        self.sentence = sentence
        super().__init__(sentence.en)


class ConsentRequired(RequestProblem):
    """The person has not consented to ``purpose``."""

    code = "consent_required"
    status = 403
    title = "Consent is needed first"

    def __init__(self, purpose: ConsentPurpose) -> None:
        super().__init__(f"This needs your consent to '{purpose}'. Give it on the consent page, or go on without it.")
        self.purpose = purpose


class PairingRefused(RequestProblem):
    """The pairing code is wrong, used up or too old."""

    code = "pairing_refused"
    status = 403
    title = "The code was not accepted"


class TokenRefused(RequestProblem):
    """The request carries no token, or not one of ours."""

    code = "token_refused"
    status = 401
    title = "This browser is not paired"


class CallerRefused(RequestProblem):
    """The request comes from somewhere that may not ask: wrong Host (421), Origin or Sec-Fetch-Site (403)."""

    code = "caller_refused"
    status = 403
    title = "This caller may not ask"

    def __init__(self, message: str, status: int = 403) -> None:
        super().__init__(message)
        self.status = status


class AddressRefused(RequestProblem):
    """An editor asks at an address that was never given, or is not in use any more."""

    code = "address_refused"
    status = 403
    title = "This address is not in use"


class PageError(RequestProblem):
    """A pasted address cannot be read; ``sentence`` says why in both languages, its English is the message."""

    code = "page_refused"
    status = 422
    title = "The address was not read"

    def __init__(self, sentence: Both) -> None:
        self.sentence = sentence
        super().__init__(sentence.en)


class ChannelError(OwnWordsError):
    """The publisher's files are missing, broken or not to be trusted; the last good version stays.

    ``sentence`` says it in both languages; its English is the message.
    """

    code = "channel_refused"
    status = 422
    title = "The channel was not accepted"

    def __init__(self, sentence: Both | str) -> None:
        self.sentence = sentence if isinstance(sentence, Both) else Both(sentence, sentence)
        super().__init__(self.sentence.en)


class PublishingError(ChannelError):
    """What comms asked for cannot be done with the channel as it is; nothing was changed."""

    code = "not_publishable"
    title = "The channel was left as it is"


class KeyClosed(PublishingError):
    """A key was not opened, or not made, for want of its passphrase; nothing was signed."""


class CompanionError(OwnWordsError):
    """This computer's doing."""


class PortTaken(CompanionError):
    """Another program answers at the port."""

    code = "port_taken"
    title = "The port is taken"


class DataFolderError(CompanionError):
    """The data folder cannot be used."""

    code = "data_folder"
    title = "The data folder cannot be used"


class DatabaseDamaged(CompanionError):
    """The database is not whole."""

    code = "database_damaged"
    title = "The database is damaged"


class DiskFull(CompanionError):
    """There is no room left on the disk."""

    code = "disk_full"
    status = 507
    title = "The disk is full"


class AutostartRefused(CompanionError):
    """The platform will not start the companion at log-in; the message begins with what the platform said."""

    code = "autostart_refused"
    title = "It is not started at log-in"

    def __init__(self, why: str) -> None:
        super().__init__(
            f"{why} So the companion is not started at log-in; start it yourself with: ownwords start. "
            "For another way to start it, see what it runs: ownwords autostart on --print"
        )


class Unexpected(CompanionError):
    """A fault of our own, of which nothing more is said: its message could hold a part of a draft."""

    code = "unexpected"

    def __init__(self) -> None:
        super().__init__(
            "Own Words could not do this, by a fault of its own. What was kept before is there. Try again."
        )
