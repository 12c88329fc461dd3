"""The desk opens for whoever started it, and for nobody else on the web or this computer."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from flask.testing import FlaskClient
from ownwords.desk.app import create_desk
from ownwords.desk.state import Desk
from ownwords.serving_desk import desk_at

OWN = "http://127.0.0.1:8021"
POSTS = [
    "/begin",
    "/channel",
    "/add",
    "/add/entries",
    "/submit",
    "/approve",
    "/return",
    "/publish",
    "/refresh",
    "/retract",
    "/people/key",
    "/people/add",
    "/people/change",
    "/sets",
    "/preview/draft",
    "/language",
]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk at an empty folder."""
    return desk_at(tmp_path / "channel", tmp_path / "keys", 8021)


@pytest.fixture
def visitor(desk: Desk) -> FlaskClient:
    """Somebody who has not opened it."""
    client = create_desk(desk).test_client()
    client.environ_base["HTTP_HOST"] = "127.0.0.1:8021"
    return client


@pytest.fixture
def owner(visitor: FlaskClient, desk: Desk) -> FlaskClient:
    """Whoever started it."""
    assert visitor.get(f"/sign-in/{desk.key}", base_url=OWN).status_code == 303
    return visitor


def test_the_address_works_once(owner: FlaskClient, desk: Desk) -> None:
    """A second browser, or somebody who reads the history of the first, finds it closed."""
    assert desk.key == ""
    other = create_desk(desk).test_client()
    assert other.get("/sign-in/", base_url=OWN).status_code == 403
    assert other.get("/sign-in/x", base_url=OWN).status_code == 403
    assert owner.get("/", base_url=OWN).status_code == 200


@pytest.mark.parametrize("path", ["/", "/channel", "/review", "/invitation", "/preview", "/people", "/assets/desk.css"])
def test_nothing_is_shown_to_a_stranger(visitor: FlaskClient, path: str) -> None:
    """Without the cookie there is a sentence, and nothing else."""
    assert visitor.get(path, base_url=OWN).status_code == 403


@pytest.mark.parametrize(
    "headers, status",
    [
        ({"Host": "evil.example:8021"}, 421),
        ({"Host": "127.0.0.1.evil.example:8021"}, 421),
        ({"Host": "localhost:8021"}, 421),
        ({"Host": "127.0.0.1:80"}, 421),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_other_sites_are_kept_out(owner: FlaskClient, headers: dict[str, str], status: int) -> None:
    """Rebinding DNS, another site's form and a frame are refused, cookie or not."""
    owner.environ_base.pop("HTTP_HOST", None)
    assert owner.get("/", base_url=OWN, headers=headers).status_code == status


@pytest.mark.parametrize("path", POSTS)
def test_a_form_from_elsewhere_changes_nothing(owner: FlaskClient, path: str, tmp_path: Path) -> None:
    """Every form carries what only an open page knows."""
    reply = owner.post(path, base_url=OWN, data={"name": "X", "person": "X", "form_token": "guess"})
    assert reply.status_code == 403
    assert not (tmp_path / "channel").exists() and not (tmp_path / "keys").exists()


def test_the_table_of_forms_is_whole(desk: Desk) -> None:
    """Every address that takes a form is in the table above, or below a set or an idea."""
    rules = [rule for rule in create_desk(desk).url_map.iter_rules() if "POST" in (rule.methods or ())]
    assert {rule.rule for rule in rules if "<" not in rule.rule} == set(POSTS)


def test_every_reply_forbids_what_it_does_not_need(owner: FlaskClient) -> None:
    """No inline script, no frame of another site, nothing kept by the browser."""
    reply = owner.get("/", base_url=OWN)
    policy = reply.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert reply.headers["Cache-Control"] == "no-store"
    assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|style=", reply.get_data(as_text=True))


@pytest.mark.parametrize("name", ["../../etc/passwd", "..%2f..%2fchannel", "a/b", "ideas.json", "%00"])
def test_a_set_is_one_of_the_channels_own(owner: FlaskClient, name: str) -> None:
    """No address leads out of the folder."""
    assert owner.get(f"/sets/{name}", base_url=OWN).status_code in {404, 422}


@pytest.mark.parametrize(
    "name", ["panel/panel.js", "manifest.json", "../companion/ownwords/cli/base.py", "common/../manifest.json"]
)
def test_the_preview_serves_what_it_needs_and_no_more(owner: FlaskClient, name: str) -> None:
    """Of the extension only the files that draw an idea."""
    assert owner.get(f"/preview/extension/{name}", base_url=OWN).status_code == 404


def test_the_preview_serves_each_file_that_the_panels_ideas_import(owner: FlaskClient) -> None:
    """A file left out would leave the preview empty, so each import is followed from the panel's ideas on."""
    waiting, seen = ["/preview/extension/panel/ideas.js"], set()
    while waiting:
        path = waiting.pop()
        seen.add(path)
        reply = owner.get(path, base_url=OWN)
        assert reply.status_code == 200, path
        names = re.findall(r'^import .* from "(.+)";$', reply.text, re.MULTILINE)
        waiting += {urljoin(path, name) for name in names} - seen
    assert len(seen) > 1
