"""The private address of a calendar: shown once, read without signing in, taken away."""

import logging
import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from flask import Flask
from icalendar import Calendar
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from tests.client import Client
from tests.pages.diaries import counted
from tests.reminding.expanding import moments
from webapp.accounts.people import remove_person
from webapp.practice.plans import put_away, take_on
from webapp.reminding.due import Rhythm, due_between
from webapp.reminding.models import CalendarFeed, Reminder

PAGE, MAKE = "/reminders", "/reminders/calendar"


def new_address(client: Client) -> str:
    """The path of a new calendar, as the page shows it once."""
    page = client.follow(client.post(MAKE))
    shown = page.by_id("address").attrib["value"]
    assert shown.startswith("http://localhost/calendar/")
    assert f"webcal://{shown.removeprefix('http://')}" in page.links()
    return shown.removeprefix("http://localhost")


def summaries(answer: TestResponse) -> list[str]:
    assert answer.status_code == 200
    return sorted(str(event["summary"]) for event in Calendar.from_ical(answer.data).walk("VEVENT"))


def test_the_address_is_shown_once_and_only_its_hash_is_kept(alice: Client, db: Session) -> None:
    path = new_address(alice)
    token = path.removeprefix("/calendar/").removesuffix(".ics")
    assert len(token) >= 22, "128 bits"
    page = alice.get(PAGE)
    assert token not in page.html
    assert "it cannot be shown again" in page.text
    (feed,) = db.scalars(select(CalendarFeed))
    assert token.encode() not in feed.token_hash
    assert len(feed.token_hash) == 32


def test_a_calendar_program_reads_it_without_signing_in(alice: Client, client: Client, db: Session) -> None:
    alice.post(PAGE, {"time": ["08:00", "20:00"], "weekday": ["0", "3"]})
    answer = client.fetch(new_address(alice))
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["X-Robots-Tag"].startswith("noindex")
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert "Set-Cookie" not in answer.headers
    now = datetime.now(UTC)
    rhythm = Rhythm(tuple(datetime.strptime(at, "%H:%M").time() for at in ("08:00", "20:00")), frozenset({0, 3}))  # noqa: DTZ007
    span = now + timedelta(days=1), now + timedelta(days=400)
    assert moments(answer.data, *span) == [due.at for due in due_between(rhythm, "Europe/London", *span)]
    assert db.get_one(Reminder, alice.person.id).changed_at


def test_what_has_not_changed_is_not_sent_again(alice: Client, client: Client) -> None:
    alice.post(PAGE, {"time": ["08:00"], "weekday": ["0"]})
    path = new_address(alice)
    tag = client.fetch(path).headers["ETag"]
    again = client.fetch(path, headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    alice.post(PAGE, {"time": ["09:00"], "weekday": ["0"]})
    assert client.fetch(path, headers={"If-None-Match": tag}).status_code == 200


def test_a_plan_comes_and_goes_with_its_days(alice: Client, client: Client, db: Session) -> None:
    path, now = new_address(alice), datetime.now(UTC)
    assert summaries(client.fetch(path)) == []
    zone = "Europe/London"
    plan = take_on(db, alice.person.id, uuid4(), "knee-walking", times_a_day=2, days=3, now=now, time_zone=zone)
    db.commit()
    answer = client.fetch(path)
    assert summaries(answer) == ["Knee walking", "Knee walking"]
    assert len(moments(answer.data, now - timedelta(days=3), now + timedelta(days=9))) == 3 * 2
    put_away(db, alice.person.id, plan.id, datetime.now(UTC))
    db.commit()
    assert summaries(client.fetch(path)) == []


def test_a_plan_whose_routine_is_gone_keeps_its_times_without_a_name(
    alice: Client, client: Client, db: Session
) -> None:
    path, now = new_address(alice), datetime.now(UTC)
    take_on(db, alice.person.id, uuid4(), "no-longer", times_a_day=1, days=1, now=now, time_zone="UTC")
    db.commit()
    assert summaries(client.fetch(path)) == ["A quiet moment with Ebb"]


def test_a_new_address_makes_the_old_one_stop(alice: Client, client: Client) -> None:
    old = new_address(alice)
    new = new_address(alice)
    assert client.fetch(new).status_code == 200
    assert client.fetch(old).status_code == 404


def test_an_address_that_was_taken_away_and_one_that_never_was_are_the_same_nothing(
    alice: Client, client: Client, db: Session
) -> None:
    path = new_address(alice)
    alice.submit(alice.get(PAGE), action=f"{MAKE}/removal")
    answers = [client.fetch(each) for each in (path, "/calendar/guessed.ics", f"/calendar/{'x' * 9000}.ics")]
    alike = {re.sub("Request [0-9a-f-]+", "", answer.text) for answer in answers}
    assert ([answer.status_code for answer in answers], len(alike)) == ([404] * 3, 1)
    assert "Make an address" in alice.get(PAGE).text


def test_with_the_account_its_calendar_goes(alice: Client, client: Client, db: Session) -> None:
    path = new_address(alice)
    remove_person(db, alice.person.id)
    db.commit()
    assert client.fetch(path).status_code == 404


def test_charlie_sees_no_address_of_alices_and_takes_none_away(alice: Client, charlie: Client, client: Client) -> None:
    path = new_address(alice)
    assert "Make an address" in charlie.get(PAGE).text
    charlie.post(f"{MAKE}/removal")
    charlie.post(MAKE)
    assert client.fetch(path).status_code == 200


def test_it_is_read_in_few_statements_and_written_in_none(app: Flask, alice: Client, client: Client) -> None:
    path = new_address(alice)
    with counted(app) as statements:
        client.fetch(path)
    told = [statement for statement in statements if not statement.startswith(("BEGIN", "PRAGMA"))]
    assert len(told) == 4
    assert all(statement.lstrip().upper().startswith("SELECT") for statement in told)


@pytest.mark.parametrize("path", ["/calendar/{}.ics", "/reminders/confirm/{}", "/reminders/stop/{}"])
def test_a_token_never_lands_in_the_log(
    app: Flask, client: Client, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    caplog.set_level(logging.DEBUG)
    token = "WyJzZWNyZXQiXQ.c2VjcmV0"
    client.fetch(path.format(token))
    logging.getLogger("werkzeug").info('127.0.0.1 - - "GET %s HTTP/1.1" 200 -', path.format(token))
    logging.getLogger("webapp.app").error("Exception on %s [GET]", path.format(token))
    by_the_server = [record.getMessage() for record in caplog.records if record.name == "werkzeug"]
    written = capsys.readouterr().err + "".join(by_the_server)
    assert "Exception on" in written
    assert "GET /" in written
    assert not re.search("WyJz|c2Vj", written)
