"""The three questions about the week: answering, correcting, taking away, and where they are offered."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.page import text_of
from tests.pages.diaries import add_many, add_rating, add_session, counted
from webapp.pages.function.page import ANSWERS_A_PAGE
from webapp.practice.baselines import choose_baseline
from webapp.practice.function import answer
from webapp.practice.models import FunctionRating
from webapp.trends.function import Items

TUESDAY = datetime(2026, 11, 17, 20, 0, tzinfo=UTC)
WEEK = timedelta(weeks=1)
THREE = {"pain": "6", "enjoyment": "7", "activity": "7"}
OFFERED = "Three questions a week say"


def say(client: Client, at: datetime = TUESDAY, status: int = 303, **sent: Any) -> Any:
    with time_machine.travel(at, tick=False):
        return client.post("/function", {**THREE, **sent}, status=status)


def kept(db: Session) -> list[tuple[int, int, int]]:
    db.expire_all()
    rows = db.scalars(select(FunctionRating).order_by(FunctionRating.rated_at))
    return [(row.pain, row.enjoyment, row.activity) for row in rows]


def answered(db: Session, client: Client, *totals: tuple[int, int, int], until: datetime = TUESDAY) -> None:
    """One answer a week, the last one at `until`."""
    for back, three in enumerate(reversed(totals)):
        answer(db, client.person.id, uuid4(), Items(*three), now=until - back * WEEK, time_zone="Europe/London")
    db.commit()


def test_the_questions_stand_in_their_own_words_with_nothing_chosen(alice: Client) -> None:
    page = alice.get("/function")

    assert [text_of(legend) for legend in page.findall(".//legend")] == [
        "What number best describes your pain on average in the past week?",
        "What number best describes how, during the past week, pain has interfered with your enjoyment of life?",
        "What number best describes how, during the past week, pain has interfered with your general activity?",
    ]
    radios = page.findall('.//input[@type="radio"]')
    assert len(radios) == 33
    assert not any("checked" in radio.attrib for radio in radios)
    assert "0 does not interfere" in page.text
    assert "10 pain as bad as you can imagine" in page.text
    assert "Krebs" in page.text


def test_an_answer_is_written_down_and_its_score_is_said(alice: Client, db: Session) -> None:
    with time_machine.travel(TUESDAY, tick=False):
        answer = alice.submit(alice.get("/function"), THREE, action="/function")
        page = alice.follow(answer)

    assert kept(db) == [(6, 7, 7)]
    assert "Written down: 6.7 on average." in page.text
    assert "6.7 on 17 November. Later weeks are held against this one." in page.text


@pytest.mark.parametrize("wrong", ["", "11", "-1", "5.5", "x", ["5", "6"]])
def test_an_answer_that_is_not_whole_is_not_stored_and_keeps_what_was_chosen(
    alice: Client, db: Session, wrong: Any
) -> None:
    page = alice.page(say(alice, status=422, enjoyment=wrong))

    assert kept(db) == []
    assert "Each of the three needs its number" in page.text
    assert "Please choose one of the numbers from 0 to 10." in page.text
    chosen = [radio for radio in page.findall('.//input[@type="radio"]') if "checked" in radio.attrib]
    assert [(radio.get("name"), radio.get("value")) for radio in chosen] == [("pain", "6"), ("activity", "7")]


def test_a_key_that_is_none_is_asked_for_again(alice: Client, db: Session) -> None:
    assert "did not arrive whole" in say(alice, status=422, key="x").text
    assert kept(db) == []


def test_the_same_request_twice_is_one_and_another_with_its_key_is_refused(alice: Client, db: Session) -> None:
    key = str(uuid4())
    say(alice, key=key)
    say(alice, key=key)
    assert "already been written down" in say(alice, status=409, key=key, pain="1").text
    assert kept(db) == [(6, 7, 7)]


def test_answering_again_in_the_same_week_takes_the_place_of_the_answer(alice: Client, db: Session) -> None:
    say(alice)
    with time_machine.travel(TUESDAY, tick=False):
        assert "It takes the place of this week’s answer." in alice.get("/function").text
    say(alice, TUESDAY + timedelta(days=2), pain="3")
    say(alice, TUESDAY + WEEK)

    assert kept(db) == [(3, 7, 7), (6, 7, 7)]


def test_an_answer_can_be_corrected_and_taken_away(alice: Client, db: Session) -> None:
    answered(db, alice, (6, 7, 7))
    with time_machine.travel(TUESDAY + WEEK, tick=False):
        (path,) = [link for link in alice.get("/function").links() if link.startswith("/function/")]
        page = alice.get(path)
        assert page.heading == "The week up to 17 November"
        chosen = [radio.get("value") for radio in page.findall('.//input[@type="radio"]') if "checked" in radio.attrib]
        assert chosen == ["6", "7", "7"]

        alice.submit(page, {**THREE, "pain": "0"}, action=path)
        assert kept(db) == [(0, 7, 7)]
        refused = alice.post(path, {"pain": "0"}, status=422)
        assert "To be without them, delete the answer." in refused.text
        assert kept(db) == [(0, 7, 7)]

        alice.submit(alice.get(path), action=f"{path}/removal")
        assert kept(db) == []
        alice.get(path, status=404)
        alice.post(path, THREE, status=404)
        alice.post(f"{path}/removal", status=404)


def test_charlie_sees_nothing_of_it(alice: Client, charlie: Client, db: Session) -> None:
    answered(db, alice, (9, 9, 9), (6, 7, 7))
    (row, *_) = db.scalars(select(FunctionRating))

    page = charlie.get("/function")
    assert "Your answers" not in page.text
    assert not [link for link in page.links() if link.startswith("/function/")]
    charlie.get(f"/function/{row.id}", status=404)
    charlie.post(f"/function/{row.id}", dict.fromkeys(THREE, "1"), status=404)
    charlie.post(f"/function/{row.id}/removal", status=404)
    assert kept(db) == [(9, 9, 9), (6, 7, 7)]


def test_many_answers_come_page_by_page(alice: Client, db: Session) -> None:
    answered(db, alice, *[(number % 11, 0, 0) for number in range(ANSWERS_A_PAGE + 2)])
    with time_machine.travel(TUESDAY, tick=False):
        first = alice.get("/function")
        (further,) = [link for link in first.links() if "before=" in link]
        second = alice.get(further)

    assert len(first.findall(".//tbody/tr")) == ANSWERS_A_PAGE
    assert len(second.findall(".//tbody/tr")) == 2
    assert not [link for link in second.links() if "before=" in link]


@pytest.mark.parametrize("before", ["x", "2026-11-17", "0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00"])
def test_a_page_that_is_none_is_the_first(alice: Client, db: Session, before: str) -> None:
    answered(db, alice, (6, 7, 7))
    assert "Your answers" in alice.get("/function", query_string={"before": before}).text


def uses_ebb_for(db: Session, client: Client, days: float, now: datetime) -> None:
    """Somebody who has written ratings down for so long, and has done nothing today."""
    add_rating(db, client.person.id, now - timedelta(days=days), 5)


@pytest.mark.parametrize(("days", "offered"), [(2, False), (13.9, False), (14, True), (300, True)])
def test_today_offers_them_after_two_weeks_of_use(alice: Client, db: Session, days: float, offered: bool) -> None:
    uses_ebb_for(db, alice, days, TUESDAY)
    with time_machine.travel(TUESDAY, tick=False):
        page = alice.get("/")
    assert (OFFERED in page.text) is offered
    assert ("/function" in page.links()) is offered


def test_somebody_new_is_not_asked(alice: Client) -> None:
    assert OFFERED not in alice.get("/").text


def test_today_offers_them_once_a_week(alice: Client, db: Session) -> None:
    uses_ebb_for(db, alice, 30, TUESDAY)
    say(alice)
    for days, offered in ((0, False), (5, False), (6, True)):
        with time_machine.travel(TUESDAY + timedelta(days=days), tick=False):
            assert (OFFERED in alice.get("/").text) is offered


def test_not_this_week_is_not_asked_again_this_week_and_stores_nothing(alice: Client, db: Session) -> None:
    uses_ebb_for(db, alice, 30, TUESDAY)
    with time_machine.travel(TUESDAY, tick=False):
        answer = alice.submit(alice.get("/"), action="/function/not-this-week")
        assert location(answer) == "/"
        assert OFFERED not in alice.get("/").text
    assert kept(db) == []
    with time_machine.travel(TUESDAY + timedelta(days=5), tick=False):
        assert OFFERED not in alice.get("/").text
    with time_machine.travel(TUESDAY + timedelta(days=6), tick=False):
        assert OFFERED in alice.get("/").text


def test_the_trends_say_what_changed_with_the_numbers_behind_it(alice: Client, db: Session) -> None:
    add_many(db, alice.person.id, 40, until=TUESDAY, days=80)
    answered(db, alice, (6, 7, 7), (5, 6, 6), (4, 4, 5))
    with time_machine.travel(TUESDAY, tick=False):
        page = alice.get("/trends")

    assert "4.3 on 17 November, 6.7 at the start on 3 November: 2.4 lower, or 35 percent." in page.text
    assert "3 weeks answered in this period." in page.text
    rows = [[text_of(cell) for cell in row] for row in page.findall(".//tbody/tr")]
    assert ["17 November", "4", "4", "5", "4.3"] in rows
    assert "/function" in page.links()


def test_a_baseline_that_was_chosen_holds_for_function_too(alice: Client, db: Session) -> None:
    add_many(db, alice.person.id, 40, until=TUESDAY, days=80)
    answered(db, alice, (9, 9, 9), (6, 7, 7), (4, 4, 5))
    week_before = (TUESDAY - WEEK).date()
    choose_baseline(db, alice.person.id, week_before - timedelta(days=3), week_before + timedelta(days=3))
    db.commit()
    said = "4.3 on 17 November, 6.7 in your baseline on 10 November: 2.4 lower"
    with time_machine.travel(TUESDAY, tick=False):
        assert said in alice.get("/trends").text
        assert said in alice.get("/function").text


def test_the_trends_invite_where_nothing_was_answered(alice: Client, charlie: Client, db: Session) -> None:
    for client in (alice, charlie):
        add_many(db, client.person.id, 40, until=TUESDAY, days=80)
    answered(db, alice, (6, 7, 7))
    with time_machine.travel(TUESDAY, tick=False):
        page = charlie.get("/trends")
    assert "The answers will stand here, beside the ratings." in page.text
    assert "/function" in page.links()
    assert "6.7" not in text_of(page.by_id("function-h"))


def test_the_days_of_practice_stand_in_the_trends(alice: Client, db: Session) -> None:
    for days in (1, 1.1, 3, 12, 20, 30, 40):
        add_session(db, alice.person.id, TUESDAY - timedelta(days=days), 6, 4, flare=days == 3)
    with time_machine.travel(TUESDAY, tick=False):
        page = alice.get("/trends")

    assert text_of(page.by_id("practice-h")) == "2 of the last 7 days"
    assert "6 of 40 days with practice, 7 sessions; 1 day in a flare; 34 days of rest." in page.text
    marks = [mark.get("aria-label") for mark in page.findall('.//svg[@class="cal__mark"]') if mark.get("aria-label")]
    assert {kind: marks.count(kind) for kind in set(marks)} == {
        "practised": 5,
        "practised, in a flare": 1,
        "rest": 34,
        "today": 1,
    }


def test_the_number_of_statements_does_not_grow_with_the_answers(app: Flask, alice: Client, db: Session) -> None:
    add_many(db, alice.person.id, 60, until=TUESDAY, days=300)
    counts = []
    for totals in (1, 60):
        answered(db, alice, *[(5, 5, 5)] * totals)
        with time_machine.travel(TUESDAY, tick=False), counted(app) as seen:
            for path in ("/function", "/trends?period=year"):
                alice.get(path)
        counts.append(len(seen))
    assert counts[0] == counts[1]
