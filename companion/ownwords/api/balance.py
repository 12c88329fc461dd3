"""The person's own balance."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from .. import services
from ..personal import balance as personal_balance
from ..wire import balance_json
from . import reading

blueprint = Blueprint("balance", __name__)

_LONGEST = 36_500  # days


@blueprint.get("/balance")
def balance() -> dict[str, Any]:
    """Count the shares of the last days by kind; none are counted without the consent to keep a history."""
    here = services.current()
    days = reading.number("days", here.config.limits.balance_days, 1, _LONGEST)
    return balance_json(personal_balance.current(here.store, here.clock(), days))
