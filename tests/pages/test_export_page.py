"""Choosing the days and the kind of file: on the trends, on a page of its own, and from the settings."""

from collections.abc import Iterator
from datetime import timedelta
from xml.etree.ElementTree import Element

import pytest
import time_machine
from sqlalchemy.orm import Session

from tests.client import Client
from tests.page import Page, text_of
from tests.pages.diaries import add_session, noon

NOW = noon(2026, 11, 21)
FILES = {
    "One page for a clinician": "/export/report.pdf",
    "CSV, sessions": "/export/sessions.csv",
    "CSV, ratings": "/export/ratings.csv",
    "JSON": "/export/ebb.json",
    "FHIR": "/export/fhir.json",
}


@pytest.fixture(autouse=True)
def _that_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def days(page: Page) -> tuple[str, str]:
    fields = page.fields("/export")
    return fields["from"], fields["to"]


def buttons(page: Page) -> list[Element]:
    return page.findall('.//form[@action="/export"]//button')


@pytest.mark.parametrize("path", ["/export", "/trends"])
def test_each_kind_of_file_is_a_button_of_one_form_that_needs_no_script(alice: Client, db: Session, path: str) -> None:
    add_session(db, alice.person.id, NOW - timedelta(days=3), 6, 4)
    page = alice.get(path)
    form = page.find('.//form[@action="/export"]')
    assert form.get("method") == "get"
    assert {text_of(button): button.get("formaction") for button in buttons(page)} == FILES
    for button in buttons(page):
        answer = alice.fetch(str(button.get("formaction")), query_string=page.fields("/export"))
        assert (answer.status_code, answer.headers["Content-Disposition"][:10]) == (200, "attachment")


@pytest.mark.parametrize("path", ["/export", "/trends"])
def test_the_page_for_a_clinician_is_the_one_filled_button(alice: Client, db: Session, path: str) -> None:
    add_session(db, alice.person.id, NOW, 6, 4)
    filled = alice.get(path).findall('.//*[@class="button"]')
    assert [text_of(one) for one in filled] == ["One page for a clinician"]


def test_without_days_everything_is_offered_and_it_says_since_when_that_is(alice: Client, db: Session) -> None:
    """What is dated before the first session, such as the safety questions, must not be left out unasked."""
    add_session(db, alice.person.id, noon(2025, 2, 3), 6, 4)
    page = alice.get("/export")
    assert days(page) == ("", "")
    assert "without days the files hold everything, and the page for a clinician the last eight weeks." in page.text
    assert "Your first entry is of 3 February 2025." in page.text


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("from=2026-01-01", ("2026-01-01", "")),
        ("to=2026-01-01", ("", "2026-01-01")),
        ("from=2026-01-01&to=2026-02-01", ("2026-01-01", "2026-02-01")),
    ],
)
def test_the_days_that_were_asked_for_stay_in_the_fields(alice: Client, asked: str, offered: tuple[str, str]) -> None:
    assert days(alice.get(f"/export?{asked}")) == offered


def test_before_the_first_session_the_page_says_that_the_files_are_empty(alice: Client) -> None:
    page = alice.get("/export")
    assert page.heading == "Take it with you"
    assert "There is nothing in your diary yet" in page.text


@pytest.mark.parametrize(
    ("asked", "looked_at"),
    [
        ("", ("2026-08-24", "2026-11-21")),
        ("?period=week", ("2026-11-15", "2026-11-21")),
        ("?period=month", ("2026-10-19", "2026-11-21")),
        ("?period=year", ("2025-12-01", "2026-11-21")),
        ("?period=all", ("2025-10-01", "2026-11-21")),
        ("?period=month&to=2026-10-11", ("2026-09-07", "2026-10-11")),
    ],
)
def test_beside_the_trends_the_days_are_those_that_are_looked_at(
    alice: Client, db: Session, asked: str, looked_at: tuple[str, str]
) -> None:
    for week in range(60):
        add_session(db, alice.person.id, NOW - timedelta(weeks=week), 6, 4)
    assert days(alice.get(f"/trends{asked}")) == looked_at


def test_the_settings_lead_to_everything_that_is_kept(alice: Client) -> None:
    page = alice.get("/settings")
    section = page.find('.//section[@aria-labelledby="record-h"]')
    links = {text_of(link): link.get("href") for link in section.iter("a")}
    assert links == {
        "JSON": "/export/ebb.json",
        "CSV, sessions": "/export/sessions.csv",
        "CSV, ratings": "/export/ratings.csv",
        "FHIR": "/export/fhir.json",
        "Read in a file": "/import",
        "Choose the days": "/export",
    }


def test_from_the_choice_it_goes_on_to_a_link_to_a_calendar_and_to_reading_in(alice: Client) -> None:
    links = alice.get("/export").links()
    for path in ("/history", "/import", "/reminders"):
        assert path in links
        assert alice.fetch(path).status_code == 200


def test_charlie_is_not_told_since_when_alice_practises(alice: Client, charlie: Client, db: Session) -> None:
    add_session(db, alice.person.id, noon(2025, 2, 3), 6, 4)
    assert "2025" not in charlie.get("/export").text
