"""The history as a list: searched, narrowed, put right, deleted and brought back, also from two tabs at once."""

from __future__ import annotations

import html
import re
from datetime import datetime, timedelta

import pytest
from ownwords import consent
from ownwords.channel import sync
from ownwords.models import Share
from ownwords.store import Store

from tests.pages.visiting import Clock, Visit, share

pytestmark = pytest.mark.usefixtures("remembered")


def guess(share_id: str, at: datetime, text: str = "Bearings") -> Share:
    """Return a share whose kind nobody said and nothing tells."""
    return Share(share_id, at, "linkedin", (), text, None, "field", None, about_by="guess", topics=("blades",))


def hidden(page: str, name: str) -> str:
    """Return the value of the first hidden field of that name."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found
    return html.unescape(found[1])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=ÆRLIG", ["ær"]),
        ("q=ærlig+åben", ["ær"]),
        ("q=ærlig+lukket", []),
        ("q=x.example/vej", ["ær"]),
        ("format=comment", ["ær"]),
        ("about=company&q=line", ["s0"]),
        ("topic=blades", ["g"]),
        ("unsure=yes", ["g"]),
        ("from=2026-11-20&to=2026-11-22", ["ær"]),
    ],
)
def test_the_list_is_searched_and_narrowed(visit: Visit, store: Store, query: str, found: list[str]) -> None:
    """Words, kind, format, topic, period and guesses narrow the list, and the form goes on saying what was asked."""
    store.shares.add(
        Share("ær", datetime.fromisoformat("2026-11-21T12:00:00+00:00"), "linkedin", (), "Ærlig og ÅBEN",
              "https://x.example/vej", "field", None, "comment"),
        guess("g", datetime.fromisoformat("2026-10-30T12:00:00+00:00")),
    )  # fmt: skip
    page = visit.text(f"/history?{query}")
    assert re.findall(r'<li id="([^"]+)" class="post">', page) == found
    assert (f"{len(found)} found" in page) if found else ("Nothing like that here." in page)
    name, _, value = query.partition("&")[0].partition("=")
    assert name in ("topic", "unsure", "about", "format") or f'name="{name}"' in page and html.escape(value[:4]) in page


def test_an_idea_is_found_by_its_title(visit: Visit, store: Store, now: datetime) -> None:
    """A post without its text is found by the title of the idea it grew from, which is what the list shows of it."""
    sync.join(store, "demo", now)
    item = next(iter(store.catalogue.items().values()))
    store.shares.add(Share("i", now, "linkedin", (item.id,), None, None, "field", None))
    assert 'id="i"' in visit.text(f"/history?q={item.title.split()[0].upper()}")


def test_a_narrowed_list_goes_on_in_pages(visit: Visit, store: Store, now: datetime) -> None:
    """Older pages stay narrowed, show each post once, and a form on one leads back to it."""
    for number in range(60):
        store.shares.add(guess(f"g{number}", now - timedelta(hours=number)))
    first = visit.text("/history?unsure=yes")
    older = re.search(r'href="(/history\?[^"]*before=[^"]+)"', first)
    assert older
    second = visit.text(html.unescape(older[1]))
    seen = [re.findall(r'<li id="(g\d+)"', page) for page in (first, second)]
    assert len(seen[0]) == 50 and len(seen[1]) == 10 and not set(seen[0]) & set(seen[1])
    sent = visit.send("/history/g59/kind", about="company", back=hidden(second, "back"))
    assert "before=" in sent.headers["Location"] and "unsure=yes" in sent.headers["Location"]


def test_what_nothing_tells_is_asked(visit: Visit, store: Store, now: datetime) -> None:
    """A guess is shown as one; once the person says the kind, it is their word, and says so."""
    store.shares.add(guess("g", now))
    assert "For 1 of them the kind is a guess." in visit.text("/history")
    assert "nothing in it points either way" in visit.text("/history/g")
    visit.send("/history/g/kind", about="personal")
    assert "You chose this kind yourself." in visit.text("/history/g")


def test_a_post_is_put_right(visit: Visit, store: Store) -> None:
    """Day, text and link change together; what was left as it was stays, to the second."""
    before = store.shares.get("s0")
    page = visit.text("/history/s0")
    version = hidden(page, "version")
    sent = visit.send("/history/s0", version=version, at=re.search(r'name="at"[^>]*value="([^"]+)"', page)[1],  # type: ignore[index]
                      about="company", text="Two\r\nlines", url="https://x.example/1")  # fmt: skip
    after = store.shares.get("s0")
    assert sent.status_code == 303 and "said=changed" in sent.headers["Location"]
    assert before and after and after.posted_at == before.posted_at
    assert (after.text, after.url, after.version) == ("Two\nlines", "https://x.example/1", 2)
    assert "said=same" in visit.send("/history/s0", version="2", text="Two\r\nlines").headers["Location"]


@pytest.mark.parametrize("field", [{"at": "yesterday"}, {"at": "9999-12-31T23:59"}, {"url": "x.example"}])
def test_what_cannot_be_read_is_given_back(visit: Visit, store: Store, field: dict[str, str]) -> None:
    """A day or an address that is none changes nothing, and everything that was written is still in the form."""
    refused = visit.send("/history/s0", version="1", text="My long new text", **field)
    if "9999" in field.get("at", ""):  # a day ahead is taken as now, as everywhere
        assert refused.status_code == 303
        return
    assert refused.status_code == 400 and "My long new text" in refused.text and "nothing was changed" in refused.text
    assert store.shares.get("s0") and store.shares.get("s0").version == 1  # type: ignore[union-attr]


def test_a_text_stays_when_texts_are_no_longer_kept(visit: Visit, store: Store, now: datetime) -> None:
    """Correcting the day after the consent to texts was withdrawn does not lose the text that is there."""
    consent.decide(store, "history_text", False, now)
    visit.send("/history/s0", version="1", at="2026-11-01T08:00", text="My own line", url="")
    found = store.shares.get("s0")
    assert found and found.text == "My own line" and found.version == 2


def test_two_tabs_are_told_of_each_other(visit: Visit, store: Store) -> None:
    """The second tab to save is shown both, nothing is written over, and either choice works."""
    visit.send("/history/s0", version="1", text="From the first tab")
    both = visit.send("/history/s0", version="1", text="From the second tab", about="personal")
    assert both.status_code == 409
    assert "From the first tab" in both.text and "From the second tab" in both.text
    assert store.shares.get("s0").text == "From the first tab"  # type: ignore[union-attr]
    assert hidden(both.text.split('id="mine"')[1], "version") == "2"
    visit.send("/history/s0", version="2", text="From the second tab", about="personal")
    found = store.shares.get("s0")
    assert found and (found.text, found.about) == ("From the second tab", "personal")


def test_a_kind_and_a_deletion_ask_too(visit: Visit, store: Store) -> None:
    """Choosing a kind, or deleting, in a tab that shows an older state asks first; the same kind twice does not."""
    visit.send("/history/s0", version="1", text="Newer")
    assert visit.send("/history/s0/kind", version="1", about="personal").status_code == 409
    assert "Delete it all the same" in visit.send("/history/s0/delete", version="1").text
    assert store.shares.get("s0").about == "company"  # type: ignore[union-attr]
    visit.send("/history/s0/kind", version="2", about="personal")
    assert visit.send("/history/s0/kind", version="1", about="personal").status_code == 303


def test_what_was_written_about_a_deleted_post_is_not_lost(visit: Visit, store: Store) -> None:
    """Saving a post that another tab deleted offers to add it again with what was written."""
    visit.send("/history/s0/delete", version="1")
    page = visit.send("/history/s0", version="1", at="2026-11-02T08:00", text="Still mine", about="field")
    assert page.status_code == 409 and "Still mine" in page.text
    visit.send("/history/add", date=hidden(page.text, "date"), text=hidden(page.text, "text"), about="field")
    assert "Still mine" in {each.text for each in store.shares.all()}


def test_a_deletion_is_undone(visit: Visit, store: Store, clock: Clock) -> None:
    """Undo brings the post back as it was; after ten minutes there is nothing left to bring back."""
    before = store.shares.get("s0")
    place = visit.send("/history/s0/delete", version="1").headers["Location"]
    assert store.shares.get("s0") is None
    page = visit.text(place)
    assert 'action="/history/s0/restore"' in page and "Undo" in page
    visit.send("/history/s0/restore")
    assert store.shares.get("s0") == before
    visit.send("/history/s0/delete", version="1")
    clock.forward(minutes=11)
    assert visit.send("/history/s0/restore").status_code == 404 and store.shares.get("s0") is None


def test_guesses_are_sorted_one_after_another(visit: Visit, store: Store, now: datetime) -> None:
    """Each choice shows the next guess; skipping goes on, and the end says so."""
    store.shares.add(*(guess(f"g{number}", now - timedelta(hours=number), f"Post {number}") for number in range(3)))
    assert "Post 0" in visit.text("/history/sort")
    place = visit.send("/history/g0/kind", about="company", version="1", sorting="").headers["Location"]
    page = visit.text(place)
    assert "Saved as “The company”." in page and "Post 1" in page and "2 left" in page
    skipping = re.search(r'href="(/history/sort\?before=[^"]+)"', page)
    assert skipping
    page = visit.text(html.unescape(skipping[1]))
    assert "Post 2" in page
    before = hidden(page, "sorting")
    place = visit.send("/history/g2/kind", about="field", version="1", sorting=before).headers["Location"]
    assert "That was the last one." in visit.text(place)
    visit.send("/history/g1/kind", about="field", version="1", sorting="")
    assert "Nothing left to sort." in visit.text("/history/sort")
    assert [store.shares.get(f"g{n}").about for n in range(3)] == ["company", "field", "field"]  # type: ignore[union-attr]


def test_without_consent_a_post_is_not_shown(visit: Visit, store: Store, now: datetime) -> None:
    """After the consent was withdrawn, neither a post nor the sorting shows anything of it."""
    store.shares.add(share("x", now, "field", "Secret"))
    consent.decide(store, "history", False, now)
    for path in ("/history/x", "/history/sort", "/history/import"):
        assert "Secret" not in visit.get(path).text
