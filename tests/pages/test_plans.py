"""Knee walking as a plan: taken on at its page, kept track of on Today."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.pages.practising import screened, session_ago
from webapp.catalogue.models import PracticePlan
from webapp.pages.plans.wording import offer, what, where
from webapp.practice.plan_progress import PlanProgress

PAGE = "/routines/knee-walking"


def take_on(client: Client) -> None:
    client.submit(client.get(PAGE), action="/plans")


def test_the_routine_offers_its_plan_and_today_keeps_track_of_it(alice: Client, db: Session) -> None:
    assert "Morning and night, for three days." in alice.get(PAGE).text
    take_on(alice)
    assert "Day 1 of 3. First of two today." in alice.get("/").text
    session_ago(db, alice, timedelta(0), routine="knee-walking")
    assert "Second of two today." in alice.get("/").text
    assert "Day 1 of 3." in alice.get(PAGE).text


def test_a_second_window_does_not_begin_a_plan_anew_that_is_followed(alice: Client, db: Session) -> None:
    left_open = alice.get(PAGE)
    take_on(alice)
    session_ago(db, alice, timedelta(0), routine="knee-walking")
    page = alice.follow(alice.submit(left_open, action="/plans"))
    assert "Knee walking is on your plan already. Day 1 of 3." in page.text
    assert "Second of two today." in page.text


def test_what_is_next_in_the_plan_is_offered_where_it_fits_the_answer(alice: Client) -> None:
    screened(alice)
    take_on(alice)
    fitting = alice.get("/begin?rating=3").text
    assert "Knee walking" in fitting
    assert "It is next in your plan." in fitting
    assert "If you answer 6 or more, Ebb offers another routine instead." in alice.get("/").text
    assert "next in your plan" not in alice.get("/begin?rating=8").text


def test_the_way_from_the_plan_keeps_what_is_said_beside_it(alice: Client) -> None:
    screened(alice)
    take_on(alice)
    assert "/begin" in alice.get("/").links()
    assert "It is next in your plan." in alice.get("/begin?rating=3").text
    assert "Knee walking, gentle" not in alice.get("/begin?rating=8").text


def test_once_it_is_done_for_today_the_plan_no_longer_decides(alice: Client, db: Session) -> None:
    screened(alice)
    take_on(alice)
    for _ in range(2):
        session_ago(db, alice, timedelta(0), routine="knee-walking")
    assert "next in your plan" not in alice.get("/begin?rating=3").text


def test_a_routine_without_a_plan_offers_none(alice: Client) -> None:
    assert "As a plan" not in alice.get("/routines/legs-up-release").text
    alice.post("/plans", {"routine": "legs-up-release", "key": uuid4()}, status=422)


@pytest.mark.parametrize("sent", [{"routine": "no-such"}, {"routine": "knee-walking", "key": "not a key"}, {}])
def test_what_cannot_be_a_plan_is_refused(alice: Client, sent: dict[str, str]) -> None:
    alice.post("/plans", sent, status=422)
    assert "Day 1" not in alice.get("/").text


def test_a_plan_that_is_put_away_is_gone_from_today(alice: Client) -> None:
    take_on(alice)
    page = alice.get("/")
    action = next(
        form.attrib["action"] for form in page.findall(".//form[@action]") if "putting-away" in form.attrib["action"]
    )
    assert location(alice.submit(page, action=action)) == "/"
    assert "Day 1 of 3" not in alice.get("/").text


def test_bob_sees_nothing_of_alices_plan(alice: Client, bob: Client) -> None:
    take_on(alice)
    assert "Day 1 of 3" not in bob.get("/").text
    assert "Day 1 of 3" not in bob.get(PAGE).text


def progress(day: int, done_today: int, done: int = 0, times: int = 2) -> PlanProgress:
    return PlanProgress(day, 3, times, done_today, done)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (progress(1, 0), "Day 1 of 3. First of two today."),
        (progress(2, 1), "Day 2 of 3. Second of two today."),
        (progress(2, 2), "Day 2 of 3. Both are done for today."),
        (progress(2, 5), "Day 2 of 3. Both are done for today."),
        (progress(3, 2), "Day 3 of 3. Both are done for today. That was the last day."),
        (progress(4, 0, 5), "Your three days are over. You practised five times on them."),
        (progress(4, 0, 1), "Your three days are over. You practised one time on them."),
        (progress(4, 0, 0), "Your three days are over. They count as rest."),
        (progress(1, 0, times=1), "Day 1 of 3. Once today."),
        (progress(1, 1, times=1), "Day 1 of 3. Done for today."),
        (progress(1, 2, times=4), "Day 1 of 3. Third of four today."),
    ],
)
def test_a_plan_is_told_without_blame(found: PlanProgress, words: str) -> None:
    assert f"{where(found)} {what(found)}" == words


def test_how_often_is_told_in_words() -> None:
    assert offer(PracticePlan(times_a_day=1, days=1)) == "Once a day, for one day."
    assert offer(PracticePlan(times_a_day=3, days=10)) == "Three times a day, for ten days."
