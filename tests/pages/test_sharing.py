"""Sharing a report by link: the page that makes one, and what whoever has it sees."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.client import Client
from tests.export.reports import words_of
from tests.page import Page, text_of
from tests.pages.composing import WALK, composed, slug_of
from tests.pages.diaries import add_rating, add_session, counted
from tests.pages.reporting import link_of, take
from webapp import database
from webapp.accounts.models import Person
from webapp.accounts.people import remove_person
from webapp.practice.models import GuidedSession, MedicationNote
from webapp.sharing.models import SharedReport

NOW = datetime.now(UTC).replace(hour=0, minute=30)
"""The same day in London all year round."""
TODAY = NOW.date()
FACEBOOK = "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1"


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def report(db: Session, person: Person) -> SharedReport:
    db.commit()
    db.expire_all()
    return db.scalars(select(SharedReport).where(SharedReport.person_id == person.id)).one()


def new_link(client: Client, **changes: Any) -> str:
    """The path of a link that was made on the page."""
    page = client.get("/sharing")
    answer = client.submit(page, {"key": str(uuid4()), **changes}, action="/sharing")
    shown = client.follow(answer)
    return urlsplit(text_of(shown.by_id("link"))).path


def test_a_view_is_counted_where_there_is_no_write_ahead_log(
    alice: Client, client: Client, app: Flask, db: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There whoever still reads keeps writers out, themselves too."""
    path = new_link(alice)
    db.close()
    engine = app.extensions["ebb"].engine
    if engine.dialect.name == "sqlite":
        engine.dispose()
        monkeypatch.setattr(database, "SAFE_WAL_VERSION", (99,))
        monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 50)
        engine = app.extensions["ebb"].engine = database.open_engine(str(engine.url))
    assert client.fetch(path).status_code == 200
    assert client.fetch(f"{path}/report.pdf").status_code == 200
    assert report(db, alice.person).views == 2


def test_somebody_without_an_account_reads_the_report(alice: Client, client: Client, db: Session) -> None:
    add_session(db, alice.person.id, ago(0), 6, 4)
    page = client.get(new_link(alice))
    assert page.heading == "Low back pain: eight weeks at home"
    assert "One session. Pain before a session: 6." in page.text
    assert page.findall(".//svg/title")
    assert "Shared with you until" in page.text


def test_a_link_is_shown_once_and_no_page_tells_it_again(alice: Client, client: Client) -> None:
    link = new_link(alice)
    again = alice.get("/sharing")
    assert link not in again.html
    assert client.get(link)


def test_the_same_form_twice_makes_one_link(alice: Client, db: Session) -> None:
    sent = alice.get("/sharing").fields("/sharing")
    first = alice.post("/sharing", sent)
    assert alice.follow(first).findall('.//*[@id="link"]')
    assert not alice.follow(alice.post("/sharing", sent)).findall('.//*[@id="link"]')
    assert report(db, alice.person)


def test_nothing_else_can_be_reached_from_it(alice: Client, client: Client, db: Session) -> None:
    session = add_session(db, alice.person.id, ago(1), 6, 4)
    link = new_link(alice, label="For my sister")
    page = client.get(link)
    assert page.links() == [f"{link}/report.pdf"]
    assert page.findall(".//form") == page.findall(".//nav") == page.findall(".//script") == []
    ids = (alice.person.id, session.id, report(db, alice.person).id)
    assert not any(str(one) in page.html for one in ids)
    assert "sister" not in page.html
    assert "Alice" not in page.html


def test_search_engines_caches_and_other_sites_learn_nothing_of_it(alice: Client, client: Client) -> None:
    link = new_link(alice)
    for path in (link, f"{link}/report.pdf", "/shared/no-such-link"):
        headers = client.fetch(path).headers
        assert headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "no-store" in headers["Cache-Control"]
    robots = client.get(link).find('.//meta[@name="robots"]')
    assert "noindex" in robots.attrib["content"]


def test_the_page_and_its_sheet_say_the_same(alice: Client, client: Client, db: Session) -> None:
    for day in range(50):
        add_session(db, alice.person.id, ago(day), 3 + day // 10, 2 + day // 10, outcomes=(("kneel", "eased"),))
    take(db, alice.person.id, "Naproxen 250 mg")
    link = new_link(alice)
    page, sheet = client.get(link), words_of(client.fetch(f"{link}/report.pdf").data)
    cells = [text_of(cell) for cell in page.findall(".//tbody//td")]
    paragraphs = [text_of(one) for one in page.findall(".//section/p")]
    sentence = text_of(page.find('.//p[@class="paper__sentence"]'))
    for said in (sentence, page.heading, *cells, *paragraphs):
        assert said.replace(" ", "") in sheet.replace(" ", ""), said
    assert "Naproxen 250 mg" in sheet


def test_a_name_and_notes_are_on_it_only_where_they_are_wished_for(alice: Client, client: Client, db: Session) -> None:
    add_session(db, alice.person.id, ago(1), 6, 4, note="a bad night")
    without = client.get(new_link(alice)).text
    assert "Patient code EBB-" in without
    assert "a bad night" not in without
    wished = client.get(new_link(alice, printed_name="Alice Liddell", notes="yes")).text
    assert "Alice Liddell" in wished
    assert "a bad night" in wished


def test_days_outside_of_it_show_nowhere(alice: Client, client: Client, db: Session) -> None:
    """Not in the sentence, the means, the tables, the flares, the medication, the warning signs or the steps."""
    person = alice.person.id
    for day in range(20, 55):
        add_session(db, person, ago(day), 4, 3)
    alone, _ = link_of(db, person, TODAY - timedelta(days=56), TODAY - timedelta(days=18))
    before = client.fetch(f"/shared/{alone}").text
    for day in (0, 1, 2, 17, 58, 60, 70, 90):
        hurt = ((f"outside-{day}", "hurt"), (f"outside-{day}", "hurt"))
        add_session(db, person, ago(day), 10, 10, flare=True, note=f"outside {day}", outcomes=hurt)
        add_rating(db, person, ago(day), 10)
        take(db, person, f"Outside {day}", (NOW - timedelta(days=day)).date())
    alice.post("/before-you-begin", {"sign": "fever"})
    assert client.fetch(f"/shared/{alone}").text == before
    assert "Mean pain before a session over the last" in before


def test_the_days_are_those_of_the_place_where_the_person_was(alice: Client, client: Client, db: Session) -> None:
    """Half past eleven at night in London is the next day in UTC+1, and still counts on its own day."""
    late = datetime(2026, 6, 10, 22, 30, tzinfo=UTC)
    add_session(db, alice.person.id, late, 9, 8)
    on_the_day, _ = link_of(db, alice.person.id, date(2026, 6, 10), date(2026, 6, 10))
    day_after, _ = link_of(db, alice.person.id, date(2026, 6, 11), date(2026, 6, 11))
    assert "One session" in client.get(f"/shared/{on_the_day}").text
    assert "Nothing was written down" in client.get(f"/shared/{day_after}").text


def test_what_is_corrected_later_is_corrected_there(alice: Client, client: Client, db: Session) -> None:
    session = add_session(db, alice.person.id, ago(1), 6, 4)
    link = new_link(alice)
    assert "Pain before a session: 6." in client.get(link).text
    alice.submit(alice.get(f"/history/{session.id}"), {"before": "2"}, action=f"/history/{session.id}")
    assert "Pain before a session: 2." in client.get(link).text


def test_a_routine_of_ones_own_has_its_name_there(alice: Client, client: Client, db: Session) -> None:
    slug = slug_of(composed(alice, "My slow evening", WALK))
    add_session(db, alice.person.id, ago(1), 6, 4, routine=slug)
    assert "My slow evening" in client.get(new_link(alice)).text


def gone(client: Client, link: str) -> None:
    """The page that is there for every address without anything, but for the number of the request."""
    for path in (link, f"{link}/report.pdf"):
        page = client.get(path, status=404)
        nowhere = client.get("/shared/x" if "report" not in path else "/shared/x/report.pdf", status=404)
        assert page.text.split("Request")[0] == nowhere.text.split("Request")[0]
        assert page.heading == "There is nothing at this address."


def test_revoking_closes_it_at_once(alice: Client, client: Client, db: Session) -> None:
    link = new_link(alice)
    client.get(link)
    page = alice.get("/sharing")
    alice.submit(page, action=f"/sharing/{report(db, alice.person).id}/revocation")
    gone(client, link)
    page = alice.get("/sharing")
    assert "Revoked on" in page.text
    assert not [form for form in page.findall(".//form") if "revocation" in form.get("action", "")]


def test_it_ends_at_its_second(alice: Client, client: Client, db: Session) -> None:
    link = new_link(alice, days="1")
    client.get(link)
    report(db, alice.person).expires_at = datetime.now(UTC)
    db.commit()
    gone(client, link)
    assert "Ended on" in alice.get("/sharing").text


def test_it_goes_with_the_account(alice: Client, client: Client, db: Session) -> None:
    link = new_link(alice)
    remove_person(db, alice.person.id)
    db.commit()
    gone(client, link)


def test_charlie_reads_it_by_link_but_neither_sees_nor_revokes_it(alice: Client, charlie: Client, db: Session) -> None:
    add_session(db, charlie.person.id, ago(1), 9, 9)
    add_session(db, alice.person.id, ago(1), 2, 1)
    link = new_link(alice, label="For my sister")
    page = charlie.get(link)
    assert "Pain before a session: 2." in page.text
    assert "Settings" not in page.text
    assert "None yet." in charlie.get("/sharing").text
    charlie.post(f"/sharing/{report(db, alice.person).id}/revocation", status=404)
    charlie.get(link)


def test_each_opening_is_counted_with_its_time(alice: Client, client: Client, db: Session) -> None:
    link = new_link(alice)
    assert "Not opened yet." in alice.get("/sharing").text
    client.get(link, headers={"User-Agent": PHONE})
    assert "Opened once, on" in alice.get("/sharing").text
    client.fetch(f"{link}/report.pdf")
    assert report(db, alice.person).views == 2
    assert "Opened 2 times, last on" in alice.get("/sharing").text


def test_two_at_once_are_counted_twice(alice: Client, app: Flask, db: Session) -> None:
    link = new_link(alice)
    db.commit()
    with ThreadPoolExecutor(2) as at_once:
        statuses = list(at_once.map(lambda _: app.test_client().get(link).status_code, range(6)))
    assert statuses == [200] * 6
    assert report(db, alice.person).views == 6


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": FACEBOOK},
        {"User-Agent": "WhatsApp/2.24"},
        {"User-Agent": "Slackbot 1.0"},
        {"Sec-Purpose": "prefetch"},
    ],
)
def test_what_looks_ahead_of_people_is_not_counted(
    alice: Client, client: Client, db: Session, headers: dict[str, str]
) -> None:
    link = new_link(alice)
    client.get(link, headers=headers)
    client.browser.head(link)
    alice.get(link)
    assert report(db, alice.person).views == 0


def test_its_number_of_statements_does_not_grow_with_the_diary(
    app: Flask, alice: Client, client: Client, db: Session
) -> None:
    link = new_link(alice, notes="yes")
    add_session(db, alice.person.id, ago(1), 6, 4, outcomes=(("kneel", "hurt"),))
    with counted(app) as few:
        client.get(link)
    for day in range(50):
        add_session(db, alice.person.id, ago(day), 6, 4, flare=True, note="n", outcomes=(("kneel", "hurt"),))
        take(db, alice.person.id, f"{day}", (NOW - timedelta(days=day)).date())
    with counted(app) as many:
        client.get(link)
    assert len(many) == len(few)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"days": "0"}, "Please choose from 1 to 90 days."),
        ({"days": "91"}, "Please choose from 1 to 90 days."),
        ({"days": "a week"}, "Please choose from 1 to 90 days."),
        ({"from": "2026-02-30"}, "Please choose a day."),
        ({"from": "0001-01-01"}, "Please choose a day."),
        ({"to": (TODAY + timedelta(days=3)).isoformat()}, "Please choose a day up to today."),
        ({"from": TODAY.isoformat(), "to": "2020-01-01"}, "Please turn them round."),
        ({"label": "x" * 81}, "There is room for 80 characters."),
        ({"printed_name": "a\u202eb"}, "There is a character in this that cannot be kept."),
        ({"key": "no key"}, "That did not arrive whole."),
    ],
)
def test_what_cannot_be_shared_gets_a_sentence_and_makes_no_link(
    alice: Client, db: Session, changes: dict[str, str], sentence: str
) -> None:
    page = alice.get("/sharing")
    answer = alice.submit(page, changes, action="/sharing", status=422)
    assert sentence in Page(answer.text).text
    assert db.scalars(select(SharedReport)).all() == []


def test_tokens_are_in_no_line_of_the_log(alice: Client, client: Client, caplog: pytest.LogCaptureFixture) -> None:
    link = new_link(alice)
    caplog.clear()
    client.get(link)
    client.fetch(f"{link}/report.pdf")
    client.get(f"{link}x", status=404)
    token = link.rsplit("/", 1)[1]
    assert caplog.records
    assert not [record for record in caplog.records if token in json.dumps(record.__dict__, default=str)]


def test_deleting_the_account_leaves_nothing_of_it(alice: Client, db: Session) -> None:
    link_of(db, alice.person.id)
    take(db, alice.person.id)
    remove_person(db, alice.person.id)
    db.commit()
    for table in (SharedReport, MedicationNote, GuidedSession):
        assert db.scalars(select(table)).all() == []


def test_others_links_are_not_in_the_list(alice: Client, bob: Client, sign_in: Callable[[Person], Client]) -> None:
    new_link(alice, label="From Alice")
    assert "From Alice" not in bob.get("/sharing").text
    assert "From Alice" in sign_in(alice.person).get("/sharing").text
