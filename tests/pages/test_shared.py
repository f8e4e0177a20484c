"""What whoever has the link to a report sees, and what stays hidden from them."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.client import Client
from tests.export.reports import words_of
from tests.moments import TODAY, ago
from tests.page import text_of
from tests.pages.composing import WALK, composed, slug_of
from tests.pages.diaries import add_rating, add_session, counted
from tests.pages.reporting import link_of, take
from tests.pages.sharing import new_link, report


def test_somebody_without_an_account_reads_the_report(alice: Client, client: Client, db: Session) -> None:
    add_session(db, alice.person.id, ago(0), 6, 4)
    page = client.get(new_link(alice))
    assert page.heading == "Low back pain: eight weeks at home"
    assert "One session. Pain before a session: 6." in page.text
    assert page.findall(".//svg/title")
    assert "Shared with you until" in page.text


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
        take(db, person, f"Outside {day}", ago(day).date())
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


def test_its_number_of_statements_does_not_grow_with_the_diary(
    app: Flask, alice: Client, client: Client, db: Session
) -> None:
    link = new_link(alice, notes="yes")
    add_session(db, alice.person.id, ago(1), 6, 4, outcomes=(("kneel", "hurt"),))
    with counted(app) as few:
        client.get(link)
    for day in range(50):
        add_session(db, alice.person.id, ago(day), 6, 4, flare=True, note="n", outcomes=(("kneel", "hurt"),))
        take(db, alice.person.id, f"{day}", ago(day).date())
    with counted(app) as many:
        client.get(link)
    assert len(many) == len(few)


def test_tokens_are_in_no_line_of_the_log(alice: Client, client: Client, caplog: pytest.LogCaptureFixture) -> None:
    link = new_link(alice)
    caplog.clear()
    client.get(link)
    client.fetch(f"{link}/report.pdf")
    client.get(f"{link}x", status=404)
    token = link.rsplit("/", 1)[1]
    assert caplog.records
    assert not [record for record in caplog.records if token in json.dumps(record.__dict__, default=str)]
