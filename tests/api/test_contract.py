"""The calls as others rely on them: by name, by shape, and with whatever a generator thinks of."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from ownwords.app import create_app
from ownwords.config import Config
from ownwords.store import Store
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from tests.api.caller import ADDRESS, Caller
from tests.api.calls import CALLS, PREFIX, Call
from tests.api.openapi import document

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
]

# Each of our refusals is one, also 413: schemathesis counts a body that is too large as let in.
REFUSALS = schemathesis.Config.from_dict({"checks": {"negative_data_rejection": {"expected-statuses": ["4xx"]}}})

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]


def as_program(app: Flask, token: str) -> Wsgi:
    """Return the companion as a paired program sees it, with its OpenAPI document beside it."""
    described = json.dumps(document()).encode()

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ["PATH_INFO"] == "/openapi.json":
            start_response("200 OK", [("Content-Type", "application/json")])
            return [described]
        environ |= {"HTTP_HOST": ADDRESS.removeprefix("http://"), "HTTP_AUTHORIZATION": f"Bearer {token}"}
        return app(environ, start_response)

    return answer


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The API as a generator of requests sees it, with every consent given and the demo channel joined."""
    config = Config(tmp_path_factory.mktemp("home"))
    store = Store.open(config.database)
    app = create_app(config, store)
    program = Caller(app).pair()
    assert program.token
    program.consent("draft_reading", "history", "history_text")
    program.post("/channels", invitation="demo")
    yield schemathesis.openapi.from_wsgi("/openapi.json", as_program(app, program.token), config=REFUSALS)
    store.close()


# Not the one that ends the pairing which all others ask with.
ASKED = [call for call in CALLS if call.path != "/pairings/current"]
# What fits for every call; what does not where there is a body or a query to get wrong.
REQUESTS = [
    pytest.param(call, mode, id=f"{call.method} {call.path} {mode.value}")
    for call in ASKED
    for mode in GenerationMode
    if mode is GenerationMode.POSITIVE or call.takes or call.path in {"/balance", "/shares"}
]


@pytest.mark.parametrize(("call", "mode"), REQUESTS)
def test_whatever_a_generator_asks_is_answered_as_described(described: Any, call: Call, mode: GenerationMode) -> None:
    """Each call keeps to its schema for requests that fit, and refuses in words those that do not."""
    operation = described[PREFIX + call.path][call.method]

    @settings(max_examples=15, suppress_health_check=list(HealthCheck), database=None)
    @given(case=operation.as_strategy(generation_mode=mode))
    def keeps_to_it(case: Any) -> None:
        case.call_and_validate(checks=CHECKS)

    keeps_to_it()


def test_the_table_names_every_call_and_no_other(app: Flask) -> None:
    """What others build on is what there is."""
    served = {
        (method, re.sub(r"<(?:\w+:)?\w+>", "{}", rule.rule.removeprefix(PREFIX)))
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert served == {(call.method, re.sub(r"\{\w+\}", "{}", call.path)) for call in CALLS}


@pytest.mark.parametrize("call", [call for call in CALLS if call.path != "/hello"], ids=lambda each: str(each.path))
def test_every_call_but_hello_needs_a_token(app: Flask, call: Call) -> None:
    """Without one, a program gets nothing: 401, or for pairing the question for the code."""
    path = re.sub(r"\{\w+\}", "any", call.path)
    body = b"{}" if call.takes else None
    expected = 400 if call.path == "/pairings" else 401
    assert Caller(app).send(call.method, path, body).status_code == expected


@pytest.mark.parametrize("call", [call for call in CALLS if call.takes], ids=lambda each: f"{each.method} {each.path}")
def test_every_call_that_takes_json_takes_nothing_else(caller: Caller, call: Call) -> None:
    """A form is told that JSON is wanted."""
    caller.consent("history")
    path = re.sub(r"\{\w+\}", "any", call.path)
    assert caller.send(call.method, path, b"a=b", "application/x-www-form-urlencoded").status_code == 415


@pytest.mark.parametrize("path", ["/nope", "/", "", "/reviews/1", "/../hello", "/hello/"])
def test_a_call_that_is_none_is_a_problem_too(caller: Caller, path: str) -> None:
    """A mistyped address is answered in JSON, with a sentence."""
    assert caller.get(path).status_code == 404


@pytest.mark.parametrize("call", CALLS, ids=lambda each: f"{each.method} {each.path}")
def test_a_method_that_is_none_is_a_problem_too(caller: Caller, call: Call) -> None:
    """Another method on a known address says so."""
    path = re.sub(r"\{\w+\}", "any", call.path)
    assert caller.send("TRACE", path).status_code == 405
