"""Choosing when to be reminded."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from tests.client import Client
from tests.pages.practising import session_ago
from webapp.practice.models import TakenPlan
from webapp.reminding.models import Reminder

PAGE = "/reminders"


def kept(db: Session, client: Client) -> Reminder:
    db.commit()
    return db.get_one(Reminder, client.person.id, populate_existing=True)


def choose(client: Client, times: list[str], days: str = "", status: int = 303) -> str:
    sent = {"time": times, "weekday": list(days)}
    return client.post(PAGE, sent, status=status).text


def test_times_and_weekdays_are_kept_and_shown_again(alice: Client, db: Session) -> None:
    choose(alice, ["20:00", "", "08:30", "8:30"], "024")
    page = alice.get(PAGE)
    assert (kept(db, alice).times, kept(db, alice).weekdays) == (["08:30", "20:00"], [0, 2, 4])
    assert [field.get("value") for field in page.findall('.//input[@type="time"]')] == ["08:30", "20:00", "", ""]
    ticked = [
        field.get("aria-label") for field in page.findall('.//input[@type="checkbox"]') if "checked" in field.attrib
    ]
    assert ticked == ["Monday", "Wednesday", "Friday"]
    assert "Your times are kept." in page.text
    assert "A rest day is part of it." in page.text


@pytest.mark.parametrize(
    ("times", "days", "said"),
    [
        (["07:30"], "", "Kept. No day is ticked yet. Reminders come only with a plan."),
        ([], "0", "Kept. There is no time of day yet. Reminders come only with a plan."),
        ([], "", "Kept. Reminders come only with a plan."),
    ],
)
def test_half_a_choice_is_kept_and_told_what_it_lacks(alice: Client, times: list[str], days: str, said: str) -> None:
    choose(alice, times, days)
    assert said in alice.get(PAGE).text


@pytest.mark.parametrize(
    ("times", "days", "sentence"),
    [
        (["25:00"], "0", "A time looks like 20:00."),
        (["８:00"], "0", "A time looks like 20:00."),
        (["tea time" * 1000], "0", "A time looks like 20:00."),
        (["08:00\0"], "0", "A time looks like 20:00."),
        (["08:00", "09:00", "10:00", "11:00", "12:00"], "0", "There is room for 4 times a day."),
        (["08:00"], "7", "Please choose days of the week."),
        (["08:00"], "x", "Please choose days of the week."),
    ],
)
def test_what_is_no_time_or_day_is_refused_with_a_sentence(
    alice: Client, db: Session, times: list[str], days: str, sentence: str
) -> None:
    assert sentence in choose(alice, times, days, status=422)
    assert db.get(Reminder, alice.person.id) is None


def test_what_was_typed_stays_in_the_fields(alice: Client) -> None:
    text = choose(alice, ["08:00", "noon"], "3", status=422)
    assert 'value="08:00"' in text
    assert 'value="noon"' in text
    assert re.search(r'value="3"[^>]*checked', text)


def test_the_same_once_more_takes_nothing_from_what_is_due_just_now(alice: Client, db: Session) -> None:
    choose(alice, ["20:00"], "0")
    changed_at = kept(db, alice).changed_at
    choose(alice, ["20:00"], "0")
    assert kept(db, alice).changed_at == changed_at
    choose(alice, ["21:00"], "0")
    assert kept(db, alice).changed_at > changed_at


def test_whoever_moves_to_another_clock_gets_nothing_that_was_due_by_the_old_one(alice: Client, db: Session) -> None:
    choose(alice, ["20:00"], "0")
    changed_at = kept(db, alice).changed_at
    page = alice.get("/settings")
    alice.submit(page, {"theme": "dark"}, action="/settings")
    assert kept(db, alice).changed_at == changed_at
    alice.submit(page, {"time_zone": "Asia/Tokyo"}, action="/settings")
    assert kept(db, alice).changed_at > changed_at
    assert "by the clock in Asia/Tokyo" in alice.get(PAGE).text


def test_the_plan_that_is_followed_is_named_with_its_times(alice: Client, db: Session) -> None:
    alice.submit(alice.get("/routines/knee-walking"), action="/plans")
    assert PAGE in alice.get("/").links()
    assert re.search(r"Knee walking: 08:00 and 20:00, until \d+ \w+\.", alice.get(PAGE).text)
    choose(alice, ["07:15"], "")
    assert "Knee walking: 07:15 and 20:00, until" in alice.get(PAGE).text
    session_ago(db, alice, timedelta(0), routine="knee-walking")
    db.execute(update(TakenPlan).values(taken_at=datetime.now(UTC) - timedelta(days=5)))
    db.commit()
    assert "Knee walking:" not in alice.get(PAGE).text


def test_without_times_or_days_the_page_says_when_reminders_come(alice: Client) -> None:
    sentence = "reminders come only then"
    assert sentence in alice.get(PAGE).text
    choose(alice, ["20:00"])
    assert sentence in alice.get(PAGE).text
    choose(alice, ["20:00"], "6")
    assert sentence not in alice.get(PAGE).text


def test_settings_lead_there(alice: Client) -> None:
    assert PAGE in alice.get("/settings").links()


def test_without_a_mail_server_no_mail_is_offered(alice: Client) -> None:
    page = alice.get(PAGE)
    assert "By mail" not in page.text
    assert "or by mail" not in page.text
    alice.post(f"{PAGE}/mail", {"email": "alice@example.org"}, status=404)
