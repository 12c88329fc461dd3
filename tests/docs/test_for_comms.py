"""What the guide for comms shows works when somebody copies it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from ownwords.schemas import validate

GUIDE = (Path(__file__).parents[2] / "docs" / "for-comms.md").read_text("utf-8")
EXAMPLES = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", GUIDE, re.DOTALL)]


@pytest.mark.parametrize(("number", "schema"), [(0, "channel"), (1, "suggestion-set")])
def test_the_examples_of_the_guide_are_accepted(number: int, schema: str) -> None:
    """A comms person who copies an example from the guide has a file that fits."""
    validate(schema, EXAMPLES[number])


def test_the_guide_explains_every_field_of_an_item() -> None:
    """No field of an item is left for the reader to guess."""
    described = set(re.findall(r"^\| (`.*?`) \|", GUIDE, re.MULTILINE))
    fields = {name for cell in described for name in re.findall(r"`(\w+)`", cell)}
    assert fields == set(EXAMPLES[1]["items"][0])
