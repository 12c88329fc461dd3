"""The labelled posts: ordinary ones are left in peace, and the others get the tips they are labelled with."""

from __future__ import annotations

import pytest
from ownwords.models import LANGUAGES

from .samples import posts, reviewed

POSTS = [post for language in LANGUAGES for post in posts(language)]


@pytest.mark.parametrize(("name", "text", "expected"), POSTS, ids=[name for name, _, _ in POSTS])
def test_a_labelled_post_gets_the_tips_it_is_labelled_with(name: str, text: str, expected: set[str]) -> None:
    """A post gets the improving and pausing tips of its label, no more and no fewer."""
    spoken = {tip.rule for tip in reviewed(text, reader=name[:2]).tips if tip.kind != "encourage"}
    assert spoken == expected


@pytest.mark.parametrize(("name", "text"), [post[:2] for post in POSTS if len(post[1].split()) > 12])
def test_the_language_of_every_longer_post_is_found(name: str, text: str) -> None:
    """A post of more than a dozen words is in the language of its folder."""
    assert reviewed(text).language == name[:2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_at_least_a_dozen_good_and_a_dozen_other_posts(language: str) -> None:
    """Each language has at least twelve posts to leave in peace and twelve to speak about."""
    labels = [expected for _, _, expected in posts(language)]
    assert sum(not label for label in labels) >= 12 <= sum(bool(label) for label in labels)
