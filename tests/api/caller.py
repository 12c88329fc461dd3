"""Asks the companion as an extension or a program does, and holds every reply to the schemas."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

from flask import Flask
from ownwords.schemas import validate
from ownwords.services import Services
from werkzeug.test import TestResponse

from tests.api.calls import PREFIX, call_of

ADDRESS = "http://127.0.0.1:8020"
EXTENSION = "chrome-extension://abcdefghijklmnopabcdefghijklmnop"
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True)
class Caller:
    """A browser's extension, or with ``origin`` None a program on this computer; ``seen`` is the ETag it has seen."""

    app: Flask
    origin: str | None = None
    token: str | None = None
    seen: str | None = None

    @property
    def services(self) -> Services:
        """Return the companion's services, to arrange what a test needs."""
        found: Services = self.app.extensions["ownwords"]
        return found

    def pair(self, name: str = "Test") -> Caller:
        """Pair with a code from the person's screen; return the caller that holds the token."""
        return replace(self, token=self.post("/pairings", code=self.code(), name=name).json["token"])

    def code(self) -> str:
        """Return a new code, as the person reads it."""
        return self.services.store.pairings.create_code(self.services.clock()).code

    def consent(self, *purposes: str) -> None:
        """Consent to some purposes."""
        for purpose in purposes:
            assert self.put(f"/consents/{purpose}", granted=True).status_code == 200

    def get(self, path: str) -> TestResponse:
        """Ask without a body."""
        return self.send("GET", path)

    def post(self, path: str, **body: Any) -> TestResponse:
        """Post JSON."""
        return self.send("POST", path, json.dumps(body).encode())

    def put(self, path: str, **body: Any) -> TestResponse:
        """Put JSON."""
        return self.send("PUT", path, json.dumps(body).encode())

    def patch(self, path: str, **body: Any) -> TestResponse:
        """Patch with JSON."""
        return self.send("PATCH", path, json.dumps(body).encode())

    def delete(self, path: str) -> TestResponse:
        """Delete."""
        return self.send("DELETE", path)

    def send(
        self, method: str, path: str, body: bytes | None = None, content_type: str = "application/json"
    ) -> TestResponse:
        """Ask, exactly as given, and look whether the reply keeps what the API promises of every reply."""
        authorization = self.token and f"Bearer {self.token}"
        headers = {"Origin": self.origin, "Authorization": authorization, "If-Match": self.seen}
        response = self.app.test_client().open(
            PREFIX + path,
            method=method,
            base_url=ADDRESS,
            data=body,
            content_type=content_type if body is not None else None,
            headers={name: value for name, value in headers.items() if value},
        )
        hold(method, path, response)
        return response


def hold(method: str, path: str, response: TestResponse) -> None:
    """Refuse a reply that does not fit its schema, or lacks a header that each one has."""
    assert HEADERS.items() <= dict(response.headers).items()
    assert "Origin" in response.vary
    if response.status_code >= 400:
        assert response.mimetype == "application/problem+json"
        problem = json.loads(response.data)
        validate("problem", problem)
        assert problem["status"] == response.status_code
        assert problem["type"] == f"urn:ownwords:problem:{problem['code']}"
        return
    call = call_of(method, path)
    assert call and response.status_code == call.status
    if call.gives is None:
        assert response.data == b""
        return
    assert response.mimetype == "application/json"
    validate(call.gives, response.json)


def problem(response: TestResponse) -> tuple[int, str]:
    """Return a problem's status and code."""
    return response.status_code, json.loads(response.data).get("code")
