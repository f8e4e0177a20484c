"""The page from which a sheet is made, what somebody takes, and the sheet as a file."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from tests.client import Client
from tests.export.reports import words_of
from tests.moments import NOON, TODAY, ago
from tests.page import Page
from tests.pages.diaries import add_many, add_rating, add_session, counted
from tests.pages.reporting import take
from webapp.accounts.models import Person
from webapp.accounts.opaque import patient_code
from webapp.practice.comparison_models import FairComparison
from webapp.practice.medication import MOST_NOTES
from webapp.practice.models import MedicationNote, StepChoice


def sheet(client: Client, **asked: Any) -> str:
    answer = client.fetch("/export/report.pdf", query_string=asked)
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert len(PdfReader(BytesIO(answer.data)).pages) == 1
    return words_of(answer.data)


def write_down(client: Client, *, status: int = 303, **changes: Any) -> TestResponse:
    page = client.get("/report")
    sent = {"text": "Ibuprofen 400 mg", "key": str(uuid4()), **changes}
    return client.submit(page, sent, action="/report/medication", status=status)


def test_the_sheet_is_a_file_with_the_days_in_its_name(alice: Client) -> None:
    answer = alice.fetch("/export/report.pdf?from=2026-03-02&to=2026-04-26")
    assert answer.headers["Content-Disposition"] == "attachment; filename=ebb-report-2026-03-02-to-2026-04-26.pdf"
    assert "2 March 2026 to 26 April 2026" in words_of(answer.data)


def test_without_days_it_is_about_the_last_eight_weeks(alice: Client, db: Session) -> None:
    add_session(db, alice.person.id, ago(0), 6, 4)
    add_session(db, alice.person.id, ago(70), 9, 9)
    text = sheet(alice)
    assert "Low back pain: eight weeks at home" in text
    assert "One session. Pain before a session: 6." in text


def test_an_end_alone_has_the_eight_weeks_up_to_it(alice: Client, db: Session) -> None:
    add_rating(db, alice.person.id, datetime(2026, 4, 25, 12, tzinfo=UTC), 5)
    text = sheet(alice, to="2026-04-26")
    assert "2 March 2026 to 26 April 2026" in text


def test_days_that_are_still_to_come_are_left_away(alice: Client) -> None:
    text = sheet(alice, **{"from": ago(10).date(), "to": "2199-01-01"})
    assert "2199" not in text


def test_it_has_a_code_or_the_name_that_is_asked_for(alice: Client, bob: Client) -> None:
    code = patient_code(alice.person.created_at)
    assert code in sheet(alice)
    assert code == patient_code(alice.person.created_at) != patient_code(bob.person.created_at)
    assert "Alice" not in sheet(alice)
    named = sheet(alice, name="  Alice   Liddell ")
    assert "Alice Liddell" in named
    assert code not in named
    assert sheet(alice, name="W" * 5000)


def test_notes_are_on_it_only_where_they_are_wished_for(alice: Client, db: Session) -> None:
    add_session(db, alice.person.id, ago(1), 6, 4, flare=True, note="a bad night")
    assert "a bad night" not in sheet(alice)
    assert "Flare on" in sheet(alice)
    assert "a bad night" in sheet(alice, notes="yes")


def test_nobody_elses_diary_is_on_it(alice: Client, charlie: Client, db: Session) -> None:
    add_session(db, alice.person.id, ago(1), 6, 4, note="a bad night", outcomes=(("kneel", "hurt"),))
    take(db, alice.person.id)
    text = sheet(charlie, notes="yes")
    assert "Nothing was written down in these days." in text
    assert "Ibuprofen" not in text


def test_ten_years_fit_on_one_page_with_as_many_statements_as_a_day(app: Flask, alice: Client, db: Session) -> None:
    add_session(db, alice.person.id, ago(1), 6, 4)
    with counted(app) as few:
        sheet(alice, **{"from": "2010-01-01"})
    add_many(db, alice.person.id, 3000, until=NOON, days=3650)
    for number in range(40):
        take(db, alice.person.id, f"Medicine {number} " * 10, ago(number).date())
        add_rating(db, alice.person.id, ago(number), 3)
    with counted(app) as many:
        text = sheet(alice, **{"from": "2010-01-01"})
    assert len(many) == len(few)
    assert "more." in text


def test_a_step_that_was_left_out_is_on_it_unless_that_was_on_another_day(alice: Client, db: Session) -> None:
    person = alice.person.id
    twice = (("rest", "hurt"),)
    for days in (9, 8):
        add_session(db, person, ago(days), 6, 4, outcomes=twice)
    db.add(StepChoice(person_id=person, routine="knee-walking", step="x-y", choice="left out", chosen_at=ago(30)))
    db.commit()
    text = sheet(alice)
    assert "Left out of the sessions to come" in text
    assert "X y, since" in text
    within = {"from": ago(20).date(), "to": ago(7).date()}
    assert "X y" not in sheet(alice, **within)
    assert "Left out of" in sheet(alice, **within)
    assert "Left out of" not in sheet(alice, **{"from": ago(20).date(), "to": ago(9).date()})


def test_two_routines_drawn_by_lot_are_on_it_once_that_is_over_and_within_its_days(alice: Client, db: Session) -> None:
    pair = {"first": "knee-walking", "second": "legs-up-release", "seed": "ab" * 16, "days": 14}
    for days in (20, 3):
        begun = {"started_at": ago(days), "time_zone": "Europe/London"}
        db.add(FairComparison(person_id=alice.person.id, key=uuid4(), **pair, **begun))
    db.commit()
    text = sheet(alice)
    assert text.count("Knee walking or Legs-up release") == 1
    assert "too few to tell (0 pairs and 0; 10 of each are needed)" in text
    assert "drawn by lot" not in sheet(alice, **{"from": ago(19).date()})


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"from": "2026-02-30"}, "There is no such day."),
        ({"to": "yesterday"}, "There is no such day."),
        ({"from": "2026-03-02", "to": "2026-03-01"}, "Please turn them round."),
        ({"from": "2198-01-01"}, "These days are still to come."),
        ({"from": "1066-10-14"}, "between the years 1900 and 2199"),
    ],
)
def test_days_that_cannot_be_used_get_a_sentence(alice: Client, asked: dict[str, str], sentence: str) -> None:
    assert sentence in alice.get("/export/report.pdf", status=422, query_string=asked).text


def test_what_somebody_takes_is_written_down_shown_and_taken_away(alice: Client, db: Session) -> None:
    page = alice.follow(write_down(alice, text="  Ibuprofen\n400 mg "))
    assert "Ibuprofen 400 mg" in page.text
    assert "Ibuprofen 400 mg" in sheet(alice)
    note = db.scalars(select(MedicationNote)).one()
    alice.submit(page, action=f"/report/medication/{note.id}/removal")
    assert "Ibuprofen" not in alice.get("/report").text
    assert "Ibuprofen" not in sheet(alice)


def test_a_note_counts_on_its_day(alice: Client) -> None:
    write_down(alice, day=ago(100).date().isoformat())
    assert "Ibuprofen" not in sheet(alice)
    assert "Ibuprofen" in sheet(alice, **{"from": ago(100).date(), "to": ago(100).date()})
    assert "Ibuprofen" not in sheet(alice, **{"from": ago(99).date(), "to": ago(90).date()})


def test_the_same_request_twice_is_one_note(alice: Client, db: Session) -> None:
    key = str(uuid4())
    write_down(alice, key=key)
    write_down(alice, key=key)
    assert len(db.scalars(select(MedicationNote)).all()) == 1
    write_down(alice, key=key, text="Another one", status=409)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"text": "  \n "}, "Please write what you take."),
        ({"text": "x" * 201}, "There is room for 200 characters; this has 201."),
        ({"text": "a\0b"}, "There is a character in this that cannot be kept."),
        ({"day": (TODAY + timedelta(days=2)).isoformat()}, "Please choose a day up to today."),
        ({"day": "0001-01-01"}, "Please choose a day up to today."),
        ({"day": "2026-02-30"}, "Please choose a day up to today."),
        ({"key": "no key"}, "That did not arrive whole."),
    ],
)
def test_what_cannot_be_kept_gets_a_sentence_and_what_was_typed_stays(
    alice: Client, db: Session, changes: dict[str, str], sentence: str
) -> None:
    page = Page(write_down(alice, **changes, status=422).text)
    assert sentence in page.text
    assert db.scalars(select(MedicationNote)).all() == []
    if "text" not in changes:
        assert page.by_id("text").attrib["value"] == "Ibuprofen 400 mg"


def test_there_is_an_end_to_the_notes(alice: Client, db: Session) -> None:
    for number in range(MOST_NOTES):
        db.add(
            MedicationNote(person_id=alice.person.id, key=uuid4(), text=f"{number}", noted_at=ago(1), time_zone="UTC")
        )
    db.commit()
    answer = write_down(alice, status=422)
    assert "There is room for 200 notes." in Page(answer.text).text


def test_charlie_neither_sees_nor_takes_away_what_alice_takes(alice: Client, charlie: Client, db: Session) -> None:
    write_down(alice)
    note = db.scalars(select(MedicationNote)).one()
    assert "Ibuprofen" not in charlie.get("/report").text
    charlie.post(f"/report/medication/{note.id}/removal", status=404)
    assert "Ibuprofen" in alice.get("/report").text


def test_no_note_gives_advice(alice: Client) -> None:
    page = alice.get("/report").text.lower()
    assert not [word for word in ("should take", "dose of", "recommend", "stop taking") if word in page]


def test_the_page_leads_to_the_sheet_and_to_links_and_is_reached_from_the_files(alice: Client) -> None:
    assert "/report" in alice.get("/export").links()
    page = alice.get("/report")
    assert "/sharing" in page.links()
    assert page.find('.//form[@action="/export/report.pdf"]').attrib["method"] == "get"


def test_the_code_has_nothing_of_the_person_in_it(new_person: Callable[[str], Person]) -> None:
    codes = {patient_code(new_person(f"Person {number}").created_at) for number in range(20)}
    assert len(codes) == 20
    assert all(len(code) == 8 and not set("ILOU") & set(code[4:]) for code in codes)


def test_a_day_before_anything_was_written_down_has_a_calm_page(alice: Client) -> None:
    text = sheet(alice, **{"from": date(1900, 1, 1), "to": date(1900, 1, 1)})
    assert "Nothing was written down in these days." in text
