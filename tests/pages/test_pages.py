"""Each page does its one thing, in both languages."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from ownwords import consent
from ownwords.models import CONSENT_PURPOSES, ConsentPurpose
from ownwords.store import Store

from tests.pages.visiting import Visit, share


def test_the_language_is_the_browsers_until_the_person_chooses(visit: Visit) -> None:
    """A Danish browser gets Danish; the person's own choice goes before it."""
    visit.headers = {"Accept-Language": "da-DK,da;q=0.9,en;q=0.5"}
    assert '<html lang="da">' in visit.text("/balance")
    visit.send("/preferences/language", language="en", page="balance")
    assert '<html lang="en">' in visit.text("/balance")


def test_an_unknown_language_gets_english(visit: Visit) -> None:
    """A browser that asks for neither language gets English."""
    visit.headers = {"Accept-Language": "ja"}
    assert '<html lang="en">' in visit.text("/")


def test_the_code_is_shown_on_asking_and_once(visit: Visit) -> None:
    """The six digits are on the page that answers the button, and on no page loaded afterwards."""
    assert not re.search(r"<output>", visit.text("/"))
    assert re.search(r"<output>\d{3} \d{3}</output>", visit.send("/pairing-code").text)
    assert not re.search(r"<output>", visit.text("/"))


def test_joining_and_leaving_the_demo_channel(visit: Visit) -> None:
    """One click joins the demo channel and shows its leader's words; one click leaves it."""
    visit.send("/channels/join-demo")
    page = visit.text("/")
    assert "<blockquote>" in page and "Havblik" in page
    channel = re.search(r'name="channel" value="([^"]+)"', page)
    assert channel
    visit.send("/channels/leave", channel=channel[1])
    assert "Havblik" not in visit.text("/")


def test_the_balance_is_a_picture_words_and_a_table(visit: Visit, store: Store, remembered: None) -> None:
    """The page draws the kinds, says the same in a sentence, and gives the numbers in a table."""
    page = visit.text("/balance")
    assert "5 of your last 6 posts were useful to others or your own." in page
    assert 'role="img"' in page and "<table>" in page
    drawing = re.search(r"<svg[^>]*class=\"chart\".*?</svg>", page, re.DOTALL)
    assert drawing and len(re.findall(r"<rect[^>]*fill=", drawing[0])) == 3


@pytest.mark.parametrize(("asked", "shown"), [("30", 30), ("365", 365), ("7", 90), ("x", 90), ("", 90)])
def test_the_balance_looks_back_as_far_as_asked(visit: Visit, remembered: None, asked: str, shown: int) -> None:
    """30, 90 and 365 days can be chosen; anything else is the usual 90."""
    assert f'<a href="/balance?days={shown}" aria-current="true">' in visit.text(f"/balance?days={asked}")


def test_too_early_is_kind(visit: Visit, store: Store, now: datetime) -> None:
    """With few posts the page says that it is early, and passes no judgement."""
    consent.decide(store, "history", True, now)
    store.shares.add(share("one", now - timedelta(days=1), "company"))
    page = visit.text("/balance")
    assert "One post so far." in page and "early to tell" in page


def test_above_asks_and_does_not_scold(visit: Visit, store: Store, now: datetime) -> None:
    """With much about the company the page asks for something of the person's own."""
    consent.decide(store, "history", True, now)
    for number in range(6):
        store.shares.add(share(f"c{number}", now - timedelta(days=number + 1), "company"))
    assert "What happened in your own week" in visit.text("/balance")


def test_without_consent_nothing_is_counted(visit: Visit, store: Store, now: datetime, remembered: None) -> None:
    """After withdrawing, the balance and the history show no post, and say that this is all right."""
    consent.decide(store, "history", False, now)
    assert "That is quite all right." in visit.text("/balance")
    page = visit.text("/history")
    assert "My own line" not in page and "6 posts from before are still kept" in page


def test_the_line_moves(visit: Visit, store: Store, remembered: None) -> None:
    """The person's own target is used at once."""
    visit.send("/preferences/target", percent="35")
    assert store.preferences.get().target == 0.35
    assert "Your own line is at 35%." in visit.text("/balance")


@pytest.mark.parametrize("percent", ["-1", "101", "x", ""])
def test_a_line_that_is_no_part_is_explained(visit: Visit, store: Store, percent: str) -> None:
    """What is not 0 to 100 changes nothing and gets a friendly page."""
    assert visit.send("/preferences/target", percent=percent).status_code == 400
    assert store.preferences.get().target == 0.2


def test_the_history_is_by_month_and_turns_pages(visit: Visit, store: Store, now: datetime, remembered: None) -> None:
    """The newest fifty posts come first under their months; the next page has the rest, and each post once."""
    for number in range(60):
        store.shares.add(share(f"m{number}", now - timedelta(days=100 + number), "field"))
    first = visit.text("/history")
    older = re.search(r'href="(/history\?before=[^"]+)"', first)
    assert older and "November 2026" in first
    second = visit.text(older[1].replace("&amp;", "&"))
    found = re.findall(r'<li id="([^"]+)"', first) + re.findall(r'<li id="([^"]+)"', second)
    assert len(found) == len(set(found)) == 66 and len(re.findall(r'<li id="', first)) == 50


@pytest.mark.parametrize("before", ["x", "~", "2026-13-01T00:00:00Z~s1", "%00"])
def test_a_page_of_the_history_that_is_none_is_explained(visit: Visit, remembered: None, before: str) -> None:
    """An address that was cut or typed gets a friendly page."""
    refused = visit.get(f"/history?before={before}")
    assert refused.status_code == 400 and "That could not be read" in refused.text


def test_the_person_says_the_kind(visit: Visit, store: Store, remembered: None) -> None:
    """A kind changed on the page is the post's kind from then on."""
    assert visit.send("/history/s0/kind", about="personal").status_code == 303
    assert store.shares.get("s0").about == "personal"


@pytest.mark.parametrize("about", ["nonsense", ""])
def test_a_kind_that_is_none_changes_nothing(visit: Visit, store: Store, remembered: None, about: str) -> None:
    """What is not one of the kinds gets a friendly page."""
    assert visit.send("/history/s0/kind", about=about).status_code == 400
    assert store.shares.get("s0").about == "company"


def test_a_long_post_is_cut_in_the_list_and_whole_behind_a_click(
    visit: Visit, store: Store, now: datetime, remembered: None
) -> None:
    """A long post shows its beginning, and folds out to all of it."""
    store.shares.add(share("long", now - timedelta(hours=1), "field", "word " * 100 + "end"))
    page = visit.text("/history")
    assert "Read all of it" in page and page.count("word end") == 1


def test_one_post_is_deleted(visit: Visit, store: Store, remembered: None) -> None:
    """Deleting takes that post and no other; deleting it again says that it is gone."""
    visit.send("/history/s0/delete")
    assert store.shares.get("s0") is None and store.shares.count() == 5
    assert visit.send("/history/s0/delete").status_code == 404


def test_a_post_is_added_by_hand(visit: Visit, store: Store, now: datetime, remembered: None) -> None:
    """A post written by hand is in the history, its lines kept and its kind worked out."""
    written = {"date": "2026-11-20", "text": "My daughter asked\r\nwhy ships float", "url": "", "about": ""}
    assert visit.send("/history/add", **written).status_code == 303
    added = next(each for each in store.shares.all() if each.text and "ships" in each.text)
    assert added.text == "My daughter asked\nwhy ships float" and added.about == "personal"
    assert added.posted_at.date().isoformat() == "2026-11-20"


@pytest.mark.parametrize("form", [{"date": "x"}, {"date": ""}, {"date": "2026-11-20", "url": "javascript:alert(1)"}])
def test_what_cannot_be_read_is_not_added(visit: Visit, store: Store, remembered: None, form: dict[str, str]) -> None:
    """A day that is none, or an address that is not https, adds nothing and gets a friendly page."""
    assert visit.send("/history/add", **form).status_code == 400
    assert store.shares.count() == 6


def test_nothing_is_ticked_beforehand(visit: Visit) -> None:
    """On a new computer every purpose is off, each has its own button, and no box is ticked."""
    page = visit.text("/consent")
    assert page.count('name="granted" value="yes"') == len(CONSENT_PURPOSES) and "checked" not in page


@pytest.mark.parametrize("purpose", CONSENT_PURPOSES)
def test_yes_and_no_take_one_click_each(visit: Visit, store: Store, purpose: ConsentPurpose) -> None:
    """Saying yes and taking it back are the same button in the same place, and touch no other purpose."""
    for granted in ("yes", "no"):
        assert f'action="/consent/{purpose}"' in visit.text("/consent")
        visit.send(f"/consent/{purpose}", granted=granted)
        assert [name for name in CONSENT_PURPOSES if consent.granted(store, name)] == [purpose] * (granted == "yes")


def test_withdrawing_keeps_or_deletes_as_the_person_says(visit: Visit, store: Store, remembered: None) -> None:
    """Without the tick what was kept stays; with it, it goes."""
    visit.send("/consent/history_text", granted="no")
    assert store.shares.get("s0").text == "My own line"
    visit.send("/consent/history_text", granted="yes")
    visit.send("/consent/history_text", granted="no", delete="yes")
    assert store.shares.get("s0").text is None and store.shares.count() == 6


def test_an_unknown_purpose_is_not_recorded(visit: Visit, store: Store) -> None:
    """A choice about something we do not ask for is a page that is not there."""
    assert visit.send("/consent/everything", granted="yes").status_code == 404
    assert not store.consents.decisions()


@pytest.mark.parametrize("language", ["en", "da"])
def test_the_lessons_are_there(stranger: Visit, language: str) -> None:
    """Each language has its lessons, each with something to try."""
    stranger.headers = {"Accept-Language": language}
    assert stranger.text("/learn").count('<p class="try">') >= 3


def test_the_practice_composer_can_be_found(stranger: Visit) -> None:
    """The editor and its button carry the marks that the extension looks for, and names for screen readers."""
    page = stranger.text("/practice")
    assert re.search(
        r'<div class="editor" contenteditable="true" role="textbox"[^>]*aria-label="[^"]+" data-ownwords-composer', page
    )
    assert re.search(r"<button[^>]* data-ownwords-post", page)
