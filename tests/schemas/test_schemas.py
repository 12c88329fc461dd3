"""The schemas themselves: each keeps to the metaschema, and says what it is meant to say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from ownwords.errors import InvalidRequest
from ownwords.resources import folder
from ownwords.schemas import validate, validate_each

SCHEMAS = sorted(folder("shared-schemas").glob("*.schema.json"))
GROUPS = [json.loads(path.read_text("utf-8")) for path in sorted((folder("shared-schemas") / "cases").glob("*.json"))]
CASES = [
    pytest.param(group["schema"], case, id=f"{group['schema']}: {case['description']}")
    for group in GROUPS
    for case in group["cases"]
]


def load(path: Path) -> Any:
    """Return what a JSON file says."""
    return json.loads(path.read_text("utf-8"))


def names() -> Iterator[str]:
    """Name every schema and every part of one, as ``validate`` takes them."""
    for path in SCHEMAS:
        document = path.name.removesuffix(".schema.json")
        yield document
        yield from (f"{document}#{part}" for part in load(path).get("$defs", {}))


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_each_schema_keeps_to_the_metaschema(path: Path) -> None:
    """Only the keywords we agreed on; each property is described, and each number has a unit."""
    metaschema = load(folder("shared-schemas") / "metaschema.json")
    assert [error.message for error in Draft202012Validator(metaschema).iter_errors(load(path))] == []
    Draft202012Validator.check_schema(load(path))


@pytest.mark.parametrize(
    "flaw",
    [
        {"type": "integer", "description": "A number without a unit."},
        {"type": ["number", "null"], "description": "A number without a unit."},
        {"type": "object", "properties": {"a": {"type": "string"}}},
        {"type": "string", "if": {"const": 1}},
        {"type": "string", "format": "email"},
        {"type": "object", "additionalProperties": True},
    ],
    ids=str,
)
def test_the_metaschema_refuses(flaw: dict[str, Any]) -> None:
    """A schema that leaves out what readers need, or uses a keyword not agreed on, is refused."""
    metaschema = load(folder("shared-schemas") / "metaschema.json")
    whole = load(SCHEMAS[0]) | {"$defs": {"flaw": {"description": "A flaw."} | flaw}}
    assert not Draft202012Validator(metaschema).is_valid(whole)


@pytest.mark.parametrize("name", list(names()))
def test_every_part_has_cases(name: str) -> None:
    """Each schema and each part of one has two examples that fit and three that do not, at least."""
    cases = [case for group in GROUPS if group["schema"] == name for case in group["cases"]]
    assert sum(case["valid"] for case in cases) >= 2
    assert sum(not case["valid"] for case in cases) >= 3


@pytest.mark.parametrize(("name", "case"), CASES)
def test_the_case_is_told_right(name: str, case: dict[str, Any]) -> None:
    """What fits passes; what does not is refused, with the sentence that the case names."""
    if case["valid"]:
        validate(name, case["data"])
        validate_each(name, [case["data"]], "")
        return
    with pytest.raises(InvalidRequest) as refused:
        validate(name, case["data"])
    assert any(case.get("error", "") in sentence for _, sentence in refused.value.errors)
    with pytest.raises(InvalidRequest) as refused_fast:
        validate_each(name, [case["data"]], "/list")
    assert [(f"/list/0{where}", what) for where, what in refused.value.errors] == list(refused_fast.value.errors)


anything = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(name=st.sampled_from(sorted(names())), data=anything)
def test_the_fast_way_lets_nothing_in_that_the_other_refuses(name: str, data: Any) -> None:
    """Both ways to validate come to the same, whatever the data."""
    for each in (lambda: validate(name, data), lambda: validate_each(name, [data], "")):
        try:
            each()
        except InvalidRequest:
            continue
        validate(name, data)


@given(name=st.sampled_from(sorted(names())), data=anything)
def test_no_data_brings_validation_out_of_step(name: str, data: Any) -> None:
    """Any JSON either fits or is refused in few words; nothing else happens."""
    try:
        validate(name, data)
    except InvalidRequest as refused:
        assert 1 <= len(refused.errors) <= 10
        assert len(str(refused)) < 1000
