"""An editor's way in, switched on, with the person's consent; answered in the test's own process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from ownwords import consent
from ownwords.config import Config
from ownwords.languagetool import create_languagetool
from ownwords.services import Services
from ownwords.store import Store
from werkzeug.test import TestResponse

PORT = 8022


@dataclass(frozen=True)
class Editor:
    """A program that was given the address."""

    client: FlaskClient
    store: Store
    token: str

    def ask(self, path: str, form: dict[str, str] | None = None, **more: Any) -> TestResponse:
        """Ask with a form, or without one with GET."""
        headers = {"Host": f"127.0.0.1:{PORT}", **more.pop("headers", {})}
        method = "GET" if form is None else "POST"
        return self.client.open(f"/{self.token}{path}", method=method, data=form, headers=headers, **more)

    def check(self, text: str, **form: str) -> Any:
        """Return the answer to a check."""
        reply = self.ask("/v2/check", {"language": "auto", "text": text, **form})
        assert reply.status_code == 200, reply.text
        return reply.json

    def rules(self, text: str, **form: str) -> list[str]:
        """Return the rules of the matches."""
        return [each["rule"]["id"] for each in self.check(text, **form)["matches"]]

    def refused(self, **form: str) -> str:
        """Return the sentence of a check that does not fit."""
        reply = self.ask("/v2/check", form)
        assert (reply.status_code, reply.mimetype) == (400, "text/plain")
        return reply.text


@pytest.fixture
def editor(home: Path, now: datetime) -> Iterator[Editor]:
    """The real application on a real store."""
    config = Config(home)
    store = Store.open(config.database)
    consent.decide(store, "draft_reading", True, now)
    token = store.languagetool.switch_on(PORT).token
    app = create_languagetool(Services(config, store, lambda: now), PORT)
    yield Editor(app.test_client(), store, token)
    store.close()
