"""/channels: where ideas come from."""

from __future__ import annotations

import pytest

from tests.api.caller import Caller, problem
from tests.channel.team import Team, begin


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Team:
    """A company's signed channel, published once to a folder."""
    team = begin(tmp_path_factory.mktemp("team"))
    team.release()
    return team


def test_at_first_none_is_joined(caller: Caller) -> None:
    """A new companion listens to nobody."""
    assert caller.get("/channels").json == {"channels": []}


def test_a_joined_channel_is_listed_with_its_welcome(demo: Caller) -> None:
    """The person sees who publishes, and who said it is all right to share."""
    (channel,) = demo.get("/channels").json["channels"]
    assert channel["items"] >= 40
    assert channel["sets"] >= 4
    assert channel["welcome"]["it_is_ok"]["da"]
    assert channel["problem"] is None


def test_joining_again_renews(demo: Caller) -> None:
    """Joining twice is having it once."""
    demo.post("/channels", invitation="demo")
    assert len(demo.get("/channels").json["channels"]) == 1


def test_leaving_takes_its_ideas_at_once(demo: Caller) -> None:
    """A channel that was left offers nothing, and cannot be left twice."""
    channel = demo.get("/channels").json["channels"][0]["id"]
    assert demo.delete(f"/channels/{channel}").status_code == 204
    assert demo.post("/reviews", text="", site="linkedin").json["suggestions"] == []
    assert problem(demo.delete(f"/channels/{channel}")) == (404, "not_found")


def test_an_invitation_is_shown_before_it_is_taken(caller: Caller, published: Team) -> None:
    """Who publishes, who signs and until when; nothing is joined by looking."""
    shown = caller.post("/channels/preview", invitation=published.invitation()).json
    assert (shown["name"], shown["signers"], shown["threshold"]) == ("Nordlys", ["Anna Krogh", "Bo Lind"], 2)
    assert shown["expires"] and shown["address"] and not shown["joined"]
    assert caller.get("/channels").json == {"channels": []}


def test_what_is_refused_later_leaves_the_last_good_version(caller: Caller, published: Team) -> None:
    """A channel that breaks is refused with a sentence, which stays beside it, and its ideas stay."""
    channel = caller.post("/channels", invitation=published.invitation()).json
    (published.www / "metadata" / "timestamp.json").write_text('{"half": ')
    assert problem(caller.send("POST", f"/channels/{channel['id']}/sync")) == (422, "channel_refused")
    (kept,) = caller.get("/channels").json["channels"]
    assert kept["items"] == channel["items"]
    assert kept["problem"]


def test_looking_for_news_of_a_channel_that_was_not_joined_says_so(caller: Caller) -> None:
    """There is nothing to look for."""
    assert problem(caller.send("POST", "/channels/nobody/sync")) == (404, "not_found")


@pytest.mark.parametrize(
    "invitation",
    ["/nowhere/at/all", "\0", "/etc/passwd", "/dev/zero", "x" * 5000, "https://example.com/a", "{}", " ", "../.."],
    ids=lambda text: text[:16],
)
def test_an_invitation_to_nothing_is_explained(caller: Caller, invitation: str) -> None:
    """Whatever was pasted, the answer says that there is no channel."""
    assert problem(caller.post("/channels", invitation=invitation)) == (422, "channel_refused")
    assert caller.get("/channels").json == {"channels": []}
