"""Says that this is Own Words, and proves it: before an extension ever sends its token."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

from flask import Blueprint, request

from .. import __version__, services

blueprint = Blueprint("hello", __name__)

_LONGEST_NONCE = 200  # characters


@blueprint.get("/hello")
def hello() -> dict[str, Any]:
    """Answer anybody; the proof is null without a nonce, or when nobody is paired."""
    nonce, key = request.args.get("nonce", "")[:_LONGEST_NONCE], services.current().store.pairings.key()
    return {"name": "Own Words", "version": __version__, "proof": _proof(key, nonce) if key and nonce else None}


def _proof(key: str, nonce: str) -> str:
    return hmac.new(bytes.fromhex(key), f"server|{nonce}".encode(errors="replace"), hashlib.sha256).hexdigest()
