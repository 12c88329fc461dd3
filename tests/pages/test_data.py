"""Pages where the person takes along, brings in and erases what is theirs, and saves the record of their consents."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from ownwords.app import create_app
from ownwords.config import Config, Limits
from ownwords.schemas import validate
from ownwords.services import Services
from ownwords.store import Store
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from tests.pages.visiting import ADDRESS, Clock, Visit, share


def _upload(visit: Visit, data: bytes) -> str:
    """Hand a file over on the page, and return what the page then says."""
    token = re.search(r'name="form_token" value="([0-9a-f]{64})"', visit.text("/data"))
    assert token
    reply = _post(visit, "/data/import", data, form_token=token[1])
    return f"{reply.status_code} {reply.text}"


def _post(visit: Visit, path: str, data: bytes, **form: str) -> TestResponse:
    """Send a form with a file, whole in memory."""
    boundary, body = encode_multipart({**form, "file": FileStorage(io.BytesIO(data), "own-words.zip")})
    kind = f"multipart/form-data; boundary={boundary}"
    return visit.client.post(path, base_url=ADDRESS, headers=visit.headers, data=body, content_type=kind)


@pytest.fixture
def elsewhere(tmp_path: Path, clock: Clock) -> tuple[Visit, Store]:
    """Another companion of the same person, with a browser that is signed in."""
    config = Config(tmp_path / "elsewhere")
    store = Store.open(config.database)
    app = create_app(config, store)
    app.extensions["ownwords"] = Services(config, store, clock)
    visit = Visit(app.test_client())
    visit.get(f"/sign-in/{store.sessions.create_sign_in(clock())[0]}")
    return visit, store


def test_everything_is_taken_along_in_one_zip(visit: Visit, remembered: None) -> None:
    """It is offered for saving, dated, and holds JSON, a table, the consent records and how to read them."""
    response = visit.get("/data/export")
    assert 'filename="own-words-2026-11-24.zip"' in response.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(response.data)) as archive:
        assert archive.namelist() == ["own-words.json", "shares.csv", "consent-records.json", "README.txt"]
        document = json.loads(archive.read("own-words.json"))
        records = json.loads(archive.read("consent-records.json"))
    validate("export", document)
    validate("consent-records", records)
    assert len(document["shares"]) == 6 and len(records["records"]) == 2
    assert visit.get("/data/export.json").json == document


def test_it_is_brought_in_elsewhere(visit: Visit, remembered: None, elsewhere: tuple[Visit, Store]) -> None:
    """The page tells what came, what did not, and what was said yes to; the second time nothing changes."""
    other, store = elsewhere
    data = visit.get("/data/export").data
    said = _upload(other, data)
    assert "6 posts are new." in said and "0 were here already." in said
    assert "2 choices about consent came along as records" in said
    assert 'href="/consent#history"' in said and store.consents.current("history") is None
    assert store.shares.count() == 6
    assert "0 posts are new." in _upload(other, data) and store.shares.count() == 6
    assert "on another computer" in other.text("/consent")


def test_a_file_that_is_none_is_refused_in_words(visit: Visit, store: Store) -> None:
    """Each says what it is and what to do; nothing changes, in either language."""
    for data in (b"", b"hello", b"PK\x03\x04 no more", b"{}"):
        assert _upload(visit, data).startswith("400 ")
    assert "not a file that Own Words made" in _upload(visit, b"[]")
    visit.headers = {"Accept-Language": "da"}
    assert "ikke en fil, som Own Words har lavet" in _upload(visit, b"[]")
    assert store.shares.count() == 0


def test_remembering_that_was_turned_off_stays_off(visit: Visit, store: Store, remembered: None) -> None:
    """A file brings no history in where the person said no to one."""
    data = visit.get("/data/export").data
    visit.send("/consent/history", granted="no", delete="yes")
    assert _upload(visit, data).startswith("403 ")
    assert store.shares.count() == 0


def test_only_these_pages_take_much(visit: Visit, store: Store) -> None:
    """A file may be larger than other requests; a stranger's may not, nor any other form."""
    large = b" " * (Limits().body + 1_000_000)
    assert _upload(visit, large).startswith("400 ")
    assert _post(visit, "/consent/history", large).status_code == 413
    visit.client.delete_cookie("ownwords-8020", domain="127.0.0.1")
    assert _post(visit, "/data/import", large).status_code == 403


def test_erasing_is_asked_first_and_then_done(visit: Visit, store: Store, remembered: None) -> None:
    """The page before says what goes and changes nothing; the button there erases all and ends the visit."""
    page = visit.text("/data/erase?what=everything")
    assert "6 posts in your history (6 with their text)" in page and "The record of 2 choices" in page
    assert store.shares.count() == 6
    assert "It is gone" in visit.send("/data/erase", page="/data/erase", what="everything").text
    assert store.shares.count() == 0 and not store.consents.decisions()
    assert visit.get("/data").status_code == 403


def test_the_record_of_consents_can_stay(visit: Visit, store: Store, remembered: None) -> None:
    """Nothing is ticked beforehand; with the tick the record stays, and says that everything is off."""
    assert "checked" not in visit.text("/data/erase?what=everything")
    visit.send("/data/erase", page="/data/erase", what="everything", records="keep")
    assert [each.granted for each in store.consents.decisions()] == [True, True, False, False]
    assert store.shares.count() == 0


def test_only_the_texts_go(visit: Visit, store: Store, remembered: None) -> None:
    """The rest of the history stays, and so does the visit."""
    assert "The text of 6 posts" in visit.text("/data/erase?what=texts")
    assert "The texts are erased" in visit.send("/data/erase", page="/data/erase?what=texts", what="texts").text
    assert store.shares.count() == 6 and {each.text for each in store.shares.all()} == {None}
    assert visit.get("/data").status_code == 200


def test_one_period_goes(visit: Visit, store: Store, clock: Clock) -> None:
    """Both days are meant whole, by this computer's clock; what is before and after stays."""
    for days in range(5):
        store.shares.add(share(f"s{days}", clock() - timedelta(days=days), "field"))
    first, last = ((clock() - timedelta(days=days)).astimezone().date().isoformat() for days in (3, 2))
    page = visit.text(f"/data/erase?what=period&from={first}&to={last}")
    assert "2 posts in your history" in page and "from 21 November 2026 to 22 November 2026" in page
    visit.send("/data/erase", page="/data/erase", what="period", **{"from": first, "to": last})
    assert sorted(each.id for each in store.shares.all()) == ["s0", "s1", "s4"]


@pytest.mark.parametrize(
    "form",
    [
        {"what": "period"},
        {"what": "period", "from": "2026-13-45"},
        {"what": "period", "from": "2026-11-20", "to": "2026-11-10"},
        {"what": "nobody"},
        {"what": "period", "to": "9999-12-31"},
    ],
)
def test_an_odd_period_erases_nothing(visit: Visit, store: Store, remembered: None, form: dict[str, str]) -> None:
    """A period without days, with none that exist, or the wrong way round is answered in words."""
    assert visit.send("/data/erase", page="/data/erase", **form).status_code == 400
    assert store.shares.count() == 6


def test_the_record_of_consents_is_on_the_page_and_in_a_file(visit: Visit, store: Store, clock: Clock) -> None:
    """Each decision with its time, newest first, and the same in a file whose fields follow ISO/IEC TS 27560."""
    visit.send("/consent/history", page="/consent", granted="yes")
    clock.forward(hours=2)
    visit.send("/consent/history", page="/consent", granted="no")
    page = visit.text("/consent")
    assert page.index(": no</li>") < page.index(": yes</li>")
    response = visit.get("/consent/records")
    assert 'filename="consent-records-2026-11-24.json"' in response.headers["Content-Disposition"]
    validate("consent-records", response.json)
    (record,) = response.json["records"]
    assert [each["event_state"] for each in record["events"]] == ["given", "withdrawn"]
    assert {each["language"] for each in record["events"]} == {"en"}
    assert "follow ISO/IEC TS 27560" in page and "conform" not in page


def test_the_backups_are_told(visit: Visit, store: Store, clock: Clock) -> None:
    """The page says how many there are, and from when the newest is."""
    assert "No backup yet" in visit.text("/data")
    store.back_up(clock(), 5)
    assert "1 backup, from 24 November 2026" in visit.text("/data")
