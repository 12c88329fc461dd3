"""One real companion for all attacks of a module; none of them changes it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.attacks.raw import Companion, running


@pytest.fixture(scope="module")
def companion(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Companion]:
    """A companion as 'ownwords start' runs it."""
    with running(tmp_path_factory.mktemp("home")) as companion:
        yield companion
