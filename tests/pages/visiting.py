"""What the tests of the pages need: a browser, a clock and a share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from flask.testing import FlaskClient
from ownwords.models import About, Share
from werkzeug.test import TestResponse

ADDRESS = "http://127.0.0.1:8020"


@dataclass
class Clock:
    """A clock that moves only when told."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **amount: int) -> None:
        """Let time pass."""
        self.now += timedelta(**amount)


@dataclass
class Visit:
    """A browser at the companion's address."""

    client: FlaskClient
    headers: dict[str, str] = field(default_factory=lambda: {"Accept-Language": "en"})

    def get(self, path: str) -> TestResponse:
        """Open a page."""
        return self.client.get(path, base_url=ADDRESS, headers=self.headers)

    def text(self, path: str) -> str:
        """Open a page and return its HTML."""
        response = self.get(path)
        assert response.status_code == 200, response.status_code
        return response.text

    def send(self, path: str, page: str = "/", **form: Any) -> TestResponse:
        """Send a form with the token that the pages of this visit carry."""
        token = re.search(r'name="form_token" value="([0-9a-f]{64})"', self.get(page).text)
        assert token
        return self.post(path, form_token=token[1], **form)

    def post(self, path: str, **form: Any) -> TestResponse:
        """Send a form exactly as given."""
        return self.client.post(path, base_url=ADDRESS, headers=self.headers, data=form)


def share(share_id: str, at: datetime, about: About, text: str | None = "My own line", url: str | None = None) -> Share:
    """Return a share."""
    return Share(share_id, at, "linkedin", (), text, url, about, None)
