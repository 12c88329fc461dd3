"""Private keys of those who make a channel: in the platform's keyring, or in a file that a passphrase opens.

Each is an Ed25519 key. Beside it lies a small public file, to send to whoever adds it to a channel.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast
from unicodedata import normalize

import keyring
import keyring.errors
import platformdirs
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from securesystemslib.signer import CryptoSigner, Key, SSlibKey

from ..errors import KeyClosed, PublishingError
from ..models import Both
from .roles import NAME_FIELD, name_of

_SERVICE = "Own Words"  # as the platform's keyring lists it
_KIND = "own-words-key"
_PRIVATE = 0o600  # for this user alone
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "ð": "d", "þ": "th", "ł": "l"})
_SHORTEST = 8  # characters of a passphrase

Ask = Callable[[str, bool], str]
"""Asks the person for a passphrase: the question, and whether it is a new one (asked twice)."""


@dataclass(frozen=True, slots=True)
class KeyBox:
    """A folder of keys. ``use_keyring`` keeps the private halves in the platform's keyring where there is one."""

    folder: Path
    ask: Ask
    use_keyring: bool = True

    def make(self, label: str, name: str) -> CryptoSigner:
        """Make a key called ``label`` for ``name`` (a person, or what the key is for) and keep it.

        Raises:
            PublishingError: there is one already, or it cannot be kept.
        """
        if self._public(label).exists():
            raise PublishingError(_exists(label))
        private = Ed25519PrivateKey.generate()
        public = SSlibKey.from_crypto(private.public_key())
        public.unrecognized_fields[NAME_FIELD] = name[:100]
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._keep(label, private)
            write_text(self._public(label), public_text(public))
        except OSError as error:
            raise PublishingError(_cannot_keep(self.folder, error)) from error
        return CryptoSigner(private, public)

    def signer(self, label: str) -> CryptoSigner | None:
        """Return the key called ``label``, or None when it is not here.

        Raises:
            PublishingError: the passphrase does not open it, or the keyring does not give it.
        """
        if not self._public(label).exists():
            return None
        public = public_key(self._public(label).read_bytes())
        private = self._secret(label)
        return CryptoSigner(private, cast(SSlibKey, public)) if private else None

    def public(self, label: str) -> Key | None:
        """Return the public half of the key called ``label``, or None when it is not here; it asks for nothing."""
        return public_key(self._public(label).read_bytes()) if self._public(label).exists() else None

    def _keep(self, label: str, private: Ed25519PrivateKey) -> None:
        if self.use_keyring:
            text = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode("ascii")
            with suppress(keyring.errors.KeyringError, RuntimeError):
                keyring.set_password(_SERVICE, self._keyring_name(label), text)
                return
        passphrase = self.ask(f"A passphrase for the key “{label}”", True)
        if len(passphrase) < _SHORTEST:
            raise KeyClosed(_TOO_SHORT)
        sealed = BestAvailableEncryption(passphrase.encode())
        write_bytes(self._sealed(label), private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, sealed), _PRIVATE)

    def _secret(self, label: str) -> Ed25519PrivateKey | None:
        if self._sealed(label).exists():
            passphrase = self.ask(f"The passphrase of the key “{label}”", False)
            return _opened(self._sealed(label).read_bytes(), passphrase.encode(), label)
        if not self.use_keyring:
            return None
        try:
            text = keyring.get_password(_SERVICE, self._keyring_name(label))
        except (keyring.errors.KeyringError, RuntimeError) as error:
            raise PublishingError(_LOCKED) from error
        return cast(Ed25519PrivateKey, load_pem_private_key(text.encode("ascii"), None)) if text else None

    def _keyring_name(self, label: str) -> str:
        return f"{self.folder.absolute()}/{label}"

    def _public(self, label: str) -> Path:
        return self.folder / f"{file_name(label)}.key.json"

    def _sealed(self, label: str) -> Path:
        return self.folder / f"{file_name(label)}.pem"


def keys_folder() -> Path:
    """Return where a person's keys are: ``OWNWORDS_KEYS``, or the platform's place for settings."""
    chosen = os.environ.get("OWNWORDS_KEYS")
    return Path(chosen) if chosen else Path(platformdirs.user_config_dir("ownwords", appauthor=False)) / "keys"


def public_text(key: Key) -> str:
    """Return the public half as the text of a file, with the name of whose it is."""
    shown = {"kind": _KIND, "name": name_of(key), "id": key.keyid, "key": key.to_dict()}
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def public_key(text: bytes) -> Key:
    """Return the key that a public file holds.

    Raises:
        PublishingError: it holds none.
    """
    try:
        data = json.loads(text)
        if not isinstance(data, Mapping) or data.get("kind") != _KIND:
            raise ValueError("another kind of file")
        plain: dict[str, Any] = dict(data["key"])
        if plain.get("scheme") != "ed25519":
            raise ValueError("another kind of key")
        key = cast(Key, SSlibKey.from_dict(str(data["id"]), plain))
        if key.keyid != _key_id(cast(SSlibKey, key)):  # one key under two ids would count as two people
            raise ValueError("the id is not the key's")
        return key
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise PublishingError(_NO_KEY) from error


def file_name(label: str, otherwise: str = "key") -> str:
    """Return a name that every file system and every id takes: ``Lærlinge på øen`` is ``laerlinge-paa-oeen``.

    It is ``otherwise`` where there is no letter of the alphabet in ``label``, and no digit.
    """
    plain = normalize("NFKD", label.lower().translate(_LETTERS)).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^\w-]+", "-", plain).strip("-_")[:80] or otherwise


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes, mode: int = 0o666) -> None:
    """Write a file whole or not at all, and on the disk when it returns."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(unfinished, path)


def _key_id(key: SSlibKey) -> str:
    return SSlibKey.from_crypto(Ed25519PublicKey.from_public_bytes(bytes.fromhex(key.keyval["public"]))).keyid


def _opened(sealed: bytes, passphrase: bytes, label: str) -> Ed25519PrivateKey:
    try:
        return cast(Ed25519PrivateKey, load_pem_private_key(sealed, passphrase))
    except (ValueError, TypeError) as error:
        raise KeyClosed(
            Both(
                f"That is not the passphrase of the key “{label}”. Nothing was signed; try again.",
                f"Det er ikke adgangssætningen til nøglen “{label}”. Intet blev underskrevet; prøv igen.",
            )
        ) from error


def _exists(label: str) -> Both:
    return Both(
        f"There is a key called “{label}” here already, and it stays. Choose another name to make a second one.",
        f"Her er allerede en nøgle, der hedder “{label}”, og den bliver. Vælg et andet navn til en ny.",
    )


def _cannot_keep(folder: Path, error: OSError) -> Both:
    return Both(
        f"The key could not be kept in {folder}: {error.strerror}. Choose another folder with OWNWORDS_KEYS.",
        f"Nøglen kunne ikke gemmes i {folder}: {error.strerror}. Vælg en anden mappe med OWNWORDS_KEYS.",
    )


_TOO_SHORT = Both(
    f"A passphrase has at least {_SHORTEST} characters: four or five words are easy to keep in mind. No key was made.",
    f"En adgangssætning har mindst {_SHORTEST} tegn: fire-fem ord er lette at huske. Der blev ikke lavet en nøgle.",
)
_LOCKED = Both(
    "This computer's keyring did not give the key. Unlock it, and try again.",
    "Computerens nøglering gav ikke nøglen fra sig. Lås den op, og prøv igen.",
)
_NO_KEY = Both(
    "This is not an Own Words key. Ask your colleague to run 'ownwords channel key' and send you the file it names.",
    "Det er ikke en Own Words-nøgle. Bed din kollega køre 'ownwords channel key' og sende dig filen, den nævner.",
)
