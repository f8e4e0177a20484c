from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy.orm import Session

from tests.client import Client
from tests.page import text_of
from tests.pages.diaries import add_many, add_rating, add_session, counted, noon
from tests.pages.pictures import drawing, marks, of_class, table
from webapp.trends.windows import PERIODS

NOW = noon(2026, 11, 21)


@pytest.fixture(autouse=True)
def _that_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def test_whoever_is_not_signed_in_is_asked_to(client: Client) -> None:
    assert client.fetch("/trends").headers["Location"].startswith("/sign-in?next=")


def test_before_the_first_session_it_says_what_will_be_here(alice: Client) -> None:
    page = alice.get("/trends")
    assert page.heading == "Nothing here yet."
    assert not [svg for svg in page.findall(".//svg") if "chart__svg" in svg.get("class", "")]


def test_one_session_is_shown_without_a_verdict(alice: Client, db: Session) -> None:
    add_session(db, alice.person.id, NOW - timedelta(hours=2), 7, 5)
    page = alice.get("/trends")
    assert page.heading == "One session so far. Here it is, without a verdict."
    assert [text_of(text) for text in of_class(drawing(page, "narrow"), "c-strong")] == ["7 before", "5 after"]
    assert table(page, "Sessions in figures")[1] == ["Sat 21 Nov", "Legs-up release, standard", "7", "5"]
    assert not page.findall('.//nav[@aria-label="Period"]')


def test_a_missing_rating_is_a_dash_for_the_eye_and_words_for_the_ear(alice: Client, db: Session) -> None:
    add_session(db, alice.person.id, NOW - timedelta(hours=2), 7)
    assert table(alice.get("/trends"), "Sessions in figures")[1][2:] == ["7", "–not rated"]


def test_three_sessions_wait_for_more_pairs(alice: Client, db: Session) -> None:
    for day, (before, after) in ((16, (7, 5)), (18, (6, 6)), (20, (6, 4))):
        add_session(db, alice.person.id, noon(2026, 11, day), before, after)
    page = alice.get("/trends")
    assert page.heading == "Three sessions so far. Here they are, without a verdict."
    assert "Legs-up release needs 3 more." in page.text
    for kind in ("narrow", "wide"):
        assert marks(drawing(page, kind), "c-before") == 3
        assert marks(drawing(page, kind), "c-after") == 3
        assert marks(drawing(page, kind), "c-pair") == 2


def test_the_numbers_in_both_pictures_are_those_in_the_table(alice: Client, db: Session) -> None:
    add_many(db, alice.person.id, 60, until=NOW, days=70)
    add_rating(db, alice.person.id, NOW - timedelta(days=3), 9)
    page = alice.get("/trends")
    rows = table(page, "Weeks in figures")[1:]
    for kind in ("narrow", "wide"):
        svg = drawing(page, kind)
        means = [text_of(text) for text in of_class(svg, "c-strong") if "c-big" not in text.get("class", "")]
        counts = [text_of(text).strip("()") for text in of_class(svg, "c-n")]
        assert [mean for mean in means if mean not in ("before", "after")] == [row[1] for row in rows]
        assert counts == [row[2] for row in rows if row[2] != "0"]
    assert sum(int(row[2]) for row in rows) == marks(drawing(page, "wide"), "c-before")


def test_two_thousand_sessions_make_a_page_of_the_same_size(alice: Client, bob: Client, db: Session) -> None:
    add_many(db, alice.person.id, 2000, until=NOW)
    add_many(db, bob.person.id, 200, until=NOW)
    crowded, usual = alice.get("/trends"), bob.get("/trends")
    assert len(crowded.html) < 1.5 * len(usual.html)
    assert len(table(crowded, "Sessions in figures")) == 51
    assert "The newest 50 of the period; all 2,000 are in the history" in crowded.text
    assert "the larger, the more often" in text_of(crowded.find(".//figcaption/p"))


@pytest.mark.parametrize("query", [f"?period={period}{to}" for period in PERIODS for to in ("", "&to=2026-03-01")])
def test_the_number_of_statements_does_not_grow(
    app: Flask, alice: Client, bob: Client, db: Session, query: str
) -> None:
    add_many(db, alice.person.id, 1000, until=NOW)
    add_many(db, bob.person.id, 12, until=NOW)
    with counted(app) as many:
        alice.get(f"/trends{query}")
    with counted(app) as few:
        bob.get(f"/trends{query}")
    assert len(many) == len(few)


def test_the_period_is_a_link_and_the_current_one_is_marked(alice: Client, db: Session) -> None:
    add_many(db, alice.person.id, 100, until=NOW)
    for query, name, region in (
        ("", "Quarter", "Weeks in figures"),
        ("?period=week", "Week", "Days in figures"),
        ("?period=month", "Month", "Weeks in figures"),
        ("?period=year", "Year", "Months in figures"),
        ("?period=all", "All", "Months in figures"),
        ("?period=century", "Quarter", "Weeks in figures"),
    ):
        page = alice.get(f"/trends{query}")
        assert text_of(page.find('.//ul[@class="periods"]//a[@aria-current="true"]')) == name
        assert table(page, region)


def test_charlie_sees_nothing_of_alice(alice: Client, charlie: Client, db: Session) -> None:
    add_session(db, alice.person.id, NOW, 7, 5, outcomes=(("kneel", "hurt"),))
    assert charlie.get("/trends").heading == "Nothing here yet."


def test_steps_that_hurt_are_counted_by_name(alice: Client, db: Session) -> None:
    for day in range(6):
        outcomes = (("no-such-step", "hurt"), ("no-such-step", "eased")) if day == 0 else ()
        add_session(db, alice.person.id, NOW - timedelta(days=day), 6, 5, outcomes=outcomes)
    assert table(alice.get("/trends"), "Step by step, table")[1] == ["No such stepLegs-up release", "1", "1", "0", "1"]


def test_a_routine_with_fewer_than_six_pairs_says_how_many_it_needs(alice: Client, db: Session) -> None:
    for day in range(8):
        add_session(db, alice.person.id, NOW - timedelta(days=day), 6, 4 if day < 2 else None)
    page = alice.get("/trends")
    assert "Legs-up release needs four more complete pairs." in page.text
    assert table(page, "Routines in figures")[1] == ["Legs-up release", "8", "2", "too few to say: needs 4 more"]


def test_less_pain_is_said_with_the_caution_that_some_of_it_comes_by_itself(alice: Client, db: Session) -> None:
    for day in range(56):
        add_session(db, alice.person.id, NOW - timedelta(days=day), 3 if day < 28 else 6, 2)
    page = alice.get("/trends")
    assert page.heading.endswith("That is a change that matters.")
    assert "part of any drop would have come by itself" in page.text
    assert "Farrar" in page.text
    assert "Ostelo" in page.text


def test_more_pain_points_to_when_to_see_somebody(alice: Client, db: Session) -> None:
    for day in range(56):
        add_session(db, alice.person.id, NOW - timedelta(days=day), 6 if day < 28 else 3, 2)
    page = alice.get("/trends")
    assert "/when-to-see-somebody" in [link.get("href") for link in page.findall(".//main//a")]


def test_the_picture_has_a_title_and_a_description_and_its_writing_is_hidden(alice: Client, db: Session) -> None:
    add_many(db, alice.person.id, 40, until=NOW, days=60)
    for svg in alice.get("/trends").findall('.//svg[@role="img"]'):
        if "chart__svg" not in svg.get("class", ""):
            continue
        title, description, writing = svg
        assert (title.tag, description.tag, writing.get("aria-hidden")) == ("title", "desc", "true")
        assert text_of(title)
        assert text_of(description)


def test_a_day_is_that_of_the_place_where_the_session_was(alice: Client, db: Session) -> None:
    add_session(db, alice.person.id, noon(2026, 11, 20) + timedelta(hours=14), 6, 4, time_zone="America/New_York")
    assert table(alice.get("/trends"), "Sessions in figures")[1][0] == "Fri 20 Nov"
