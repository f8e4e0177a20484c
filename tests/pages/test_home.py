from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.client import Client
from tests.page import text_of
from tests.pages.practising import ROUTINE, begun, listen_until, plan, session_ago, statements
from webapp.pages.home.questions import place
from webapp.pages.home.today_page import part_of_day, week_up_to
from webapp.practice.plans import take_on
from webapp.practice.queries import OPEN_FOR, RecentSession


def days(count: float) -> timedelta:
    return timedelta(days=count)


def test_the_eleven_answers_lead_to_begin(alice: Client) -> None:
    page = alice.get("/")

    form = page.find('.//form[@action="/begin"]')
    assert form.get("method") == "get"
    assert [button.get("value") for button in form.iter("button")] == [str(score) for score in range(11)]
    assert {button.get("name") for button in form.iter("button")} == {"rating"}
    assert all(button.get("aria-pressed") == "false" for button in form.iter("button"))


def test_somebody_new_reads_a_calm_word_and_no_number(alice: Client) -> None:
    page = alice.get("/")

    assert page.heading == "Begin with how it is."
    assert "The last 7 days" in page.text
    assert "Rest days are part of it." in page.text
    assert "0 of" not in page.text


def test_too_few_ratings_are_not_compared(alice: Client, db: Session) -> None:
    for back in range(3):
        session_ago(db, alice, days(back))

    assert alice.get("/").heading == "One day at a time."


def test_the_last_weeks_are_held_against_those_before(alice: Client, db: Session) -> None:
    for back in range(1, 57):
        session_ago(db, alice, days(back), before=4 if back <= 20 else 6)

    page = alice.get("/")
    assert page.heading.startswith("Your last four weeks average ")
    assert "The four before were 6.0." in page.heading
    assert "/trends" in page.links()


def test_somebody_elses_ratings_are_never_in_the_sentence(alice: Client, charlie: Client, db: Session) -> None:
    for back in range(1, 57):
        session_ago(db, alice, days(back))

    assert charlie.get("/").heading == "Begin with how it is."


def test_an_open_session_can_be_gone_on_with_on_any_device(alice: Client) -> None:
    session = begun(alice)
    step = plan(alice, session)["steps"][2]
    listen_until(alice, session, step["start"] + 1)

    page = alice.get("/")
    assert f"You were at {step['name']}, {place(step['start'] + 1)}. Go on?" in page.text
    assert session in page.links()


def test_leaving_it_at_that_ends_the_session_and_comes_back_to_today(alice: Client) -> None:
    session = begun(alice)
    listen_until(alice, session, 60)

    answer = alice.submit(alice.get("/"), action=f"{session}/ending")
    page = alice.follow(answer)
    assert "Go on?" not in page.text
    assert "1 of the last 7 days" in page.text


def test_after_half_a_day_an_open_session_counts_as_it_stands(alice: Client, db: Session) -> None:
    left = session_ago(db, alice, OPEN_FOR + timedelta(minutes=1), after=None, heard_until=100.0)

    page = alice.get("/")
    assert "Go on?" not in page.text
    assert f"/sessions/{left.id}" not in page.links()


def test_charlie_is_not_offered_alices_open_session(alice: Client, charlie: Client) -> None:
    session = begun(alice)

    assert session not in charlie.get("/").links()


def test_the_week_shows_what_was_done_and_calls_the_rest_rest(alice: Client, db: Session) -> None:
    for back in (0.01, 2, 2.1, 4, 9):
        session_ago(db, alice, days(back))

    page = alice.get("/")
    said = [text_of(day) for day in page.find('.//ol[@class="week"]')]
    assert len(said) == 7
    assert sum("practised" in day for day in said) == int(text_of(page.by_id("week-h"))[0]) == 3
    assert sum(": rest" in day for day in said) == 4


def test_a_day_in_a_flare_is_practice_and_is_called_what_it_is(alice: Client, db: Session) -> None:
    session_ago(db, alice, days(2), flare=True)
    session_ago(db, alice, days(2.1))
    page = alice.get("/")
    said = [text_of(day) for day in page.find('.//ol[@class="week"]')]
    assert [day for day in said if "practised" in day] == [day for day in said if "practised in a flare" in day]
    assert text_of(page.by_id("week-h")).startswith("1 of")


def test_the_week_is_seven_days_with_today_last() -> None:
    week = week_up_to(date(2026, 3, 1), ())

    assert [day.date.day for day in week] == [23, 24, 25, 26, 27, 28, 1]
    assert [day.today for day in week] == [False] * 6 + [True]


def test_a_session_is_on_the_day_on_which_it_counts() -> None:
    after_midnight, day_before = datetime(2026, 3, 1, 0, 30, tzinfo=UTC), date(2026, 2, 28)
    session = RecentSession(uuid4(), ROUTINE, after_midnight, "UTC", day_before, None, flare=False, hurt=False)

    assert [day.date for day in week_up_to(date(2026, 3, 1), [session]) if day.practised] == [day_before]


@pytest.mark.parametrize(
    ("hour", "part"), [(4, "night"), (5, "morning"), (12, "afternoon"), (18, "evening"), (22, "evening"), (23, "night")]
)
def test_the_part_of_the_day_has_a_name(hour: int, part: str) -> None:
    assert part_of_day(datetime(2026, 3, 1, hour, 30)) == part  # noqa: DTZ001 the clock on the wall


def test_today_costs_at_most_seven_statements_however_long_the_diary(app: Flask, alice: Client, db: Session) -> None:
    for back in range(1, 70):
        session_ago(db, alice, days(back / 2))
    take_on(db, alice.person.id, uuid4(), ROUTINE, times_a_day=2, days=3, now=datetime.now(UTC), time_zone="UTC")
    db.commit()
    begun(alice)

    with statements(app.extensions["ebb"].engine) as seen:
        assert "Day 1 of 3" in alice.get("/").text
    asked = [statement for statement in seen if not statement.startswith(("BEGIN", "PRAGMA"))]
    assert len(asked) <= 7, "\n\n".join(asked)
