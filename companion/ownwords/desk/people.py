"""Who approves: your own key, your colleagues', and how many it takes."""

from __future__ import annotations

from pathlib import Path

from flask import Response, request
from securesystemslib.signer import Key
from werkzeug.wrappers import Response as AnyResponse

from ..channel import keyholders, roles
from ..channel.keys import public_key
from ..channel.maker import Maker
from .site import blueprint, show, to, with_passphrase
from .state import current


@blueprint.get("/people")
def people() -> Response:
    """Show who approves."""
    desk = current()
    targets = desk.work.targets().signed
    key = desk.maker.key()
    return show(
        "people.html",
        people=roles.people(targets),
        threshold=roles.threshold(targets),
        mine=roles.name_of(key) if key else None,
        mine_id=key.keyid if key else "",
        key_file=desk.maker.key_file(),
        roots=_root_folder(),
    )


@blueprint.post("/people/key")
def make_key() -> AnyResponse:
    """Make the key of whoever sits here."""
    with_passphrase()
    current().maker.make_key(request.form.get("person", ""))
    return to("people", said="key")


@blueprint.post("/people/add")
def add_person() -> AnyResponse:
    """Add the colleague whose key file was chosen or pasted, in the place of somebody whose key was lost or alone."""
    with_passphrase()
    file = request.files.get("file")
    text = file.read(100_000) if file and file.filename else request.form.get("key", "").encode()
    gone = request.form.get("replaces")
    known = [each for each in keyholders.people(current().work) if each.keyid != gone]
    _change([*known, public_key(text)])
    return to("people", said="saved")


@blueprint.post("/people/change")
def change_people() -> AnyResponse:
    """Change how many it takes, or remove somebody."""
    with_passphrase()
    gone = request.form.get("remove")
    _change([each for each in keyholders.people(current().work) if each.keyid != gone])
    return to("people", said="saved")


def _change(keys: list[Key]) -> None:
    desk = current()
    folder = Path(request.form.get("roots", "") or _root_folder()).expanduser()
    before = roles.threshold(desk.work.targets().signed)
    given = request.form.get("threshold", "")
    threshold = int(given) if given.isdecimal() else before
    Maker(desk.maker.keys, [folder]).set_people(desk.work, keys, threshold, desk.clock())


def _root_folder() -> Path:
    desk = current()
    return desk.maker.keys.folder / f"root-{desk.work.channel().get('id', '')}"
