"""The diary as files, as somebody gets them from their Ebb."""

import csv
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from flask import Flask
from sqlalchemy.orm import Session

from tests.client import Client
from tests.export.fhir_rules import problems
from tests.export.kept_diaries import HOSTILE_NOTES
from tests.pages.composing import composed, slug_of
from tests.pages.diaries import add_many, add_rating, add_session, counted, noon
from webapp.practice import portions
from webapp.practice.models import FunctionRating, Rating

NOW = noon(2026, 11, 21)
FILES = ("/export/sessions.csv", "/export/ratings.csv", "/export/fhir.json")


@pytest.fixture(autouse=True)
def _that_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def table(client: Client, path: str, **days: str) -> list[dict[str, str]]:
    answer = client.fetch(path, query_string={name.rstrip("_"): day for name, day in days.items()})
    assert answer.status_code == 200
    assert answer.mimetype == "text/csv"
    text = answer.data.decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def bundle(client: Client, **days: str) -> dict[str, Any]:
    answer = client.fetch("/export/fhir.json", query_string={name.rstrip("_"): day for name, day in days.items()})
    assert answer.mimetype == "application/fhir+json"
    made: dict[str, Any] = json.loads(answer.data)
    assert problems(made) == []
    return made


def count(made: dict[str, Any], kind: str) -> int:
    return sum(entry["resource"]["resourceType"] == kind for entry in made["entry"])


@pytest.mark.parametrize("path", FILES)
def test_whoever_is_not_signed_in_is_asked_to(client: Client, path: str) -> None:
    assert client.fetch(path).headers["Location"].startswith("/sign-in?next=")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/export/sessions.csv", "ebb-sessions-until-2026-11-21.csv"),
        ("/export/ratings.csv?from=2026-11-01", "ebb-ratings-2026-11-01-to-2026-11-21.csv"),
        ("/export/fhir.json?from=2026-11-01&to=2026-11-02", "ebb-fhir-2026-11-01-to-2026-11-02.json"),
    ],
)
def test_it_is_kept_under_a_name_with_its_days_and_by_nobody_on_the_way(alice: Client, path: str, name: str) -> None:
    answer = alice.fetch(path)
    assert answer.headers["Content-Disposition"] == f"attachment; filename={name}"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_table_begins_with_the_mark_by_which_a_spreadsheet_knows_its_letters(alice: Client) -> None:
    answer = alice.fetch("/export/sessions.csv")
    assert answer.data[:3] == b"\xef\xbb\xbf"
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"


def test_before_the_first_session_the_files_are_empty_and_whole(alice: Client) -> None:
    assert table(alice, "/export/sessions.csv") == table(alice, "/export/ratings.csv") == []
    assert count(bundle(alice), "Patient") == len(bundle(alice)["entry"]) == 1


@pytest.mark.parametrize("note", HOSTILE_NOTES)
def test_whatever_stands_in_a_note_the_files_stay_whole(alice: Client, db: Session, note: str) -> None:
    add_session(db, alice.person.id, NOW, 6, 4, note=note, flare=True, outcomes=(("knees", "hurt"),))
    (row,) = table(alice, "/export/sessions.csv")
    assert row["note"].replace("'", "") == note.replace("'", "")
    assert count(bundle(alice), "Observation") == 4


def test_every_rating_is_in_the_table_and_one_that_was_not_given_is_in_neither(alice: Client, db: Session) -> None:
    session = add_session(db, alice.person.id, NOW - timedelta(days=2), 0, None)
    add_rating(db, alice.person.id, NOW - timedelta(days=1), 3)
    morning = {"moment": "morning", "score": 2, "time_zone": "Europe/London", "rated_at": NOW - timedelta(hours=28)}
    db.add(Rating(person_id=alice.person.id, session_id=session.id, key=uuid4(), **morning))
    db.commit()
    ratings = table(alice, "/export/ratings.csv")
    assert [(row["moment"], row["score"]) for row in ratings] == [
        ("before", "0"),
        ("next morning", "2"),
        ("on its own", "3"),
    ]
    assert [row["session_id"] for row in ratings] == [str(session.id), str(session.id), ""]
    (row,) = table(alice, "/export/sessions.csv")
    assert [row[name] for name in ("before", "after", "change", "morning")] == ["0", "", "", "2"]
    assert count(bundle(alice), "Observation") == 3


def test_both_days_belong_to_what_was_asked_for(alice: Client, db: Session) -> None:
    for day in range(1, 6):
        add_session(db, alice.person.id, noon(2026, 11, day), 6, 4)
    days = {"from_": "2026-11-02", "to": "2026-11-04"}
    asked = ["2026-11-02", "2026-11-03", "2026-11-04"]
    assert [row["local_date"] for row in table(alice, "/export/sessions.csv", **days)] == asked
    assert [row["local_date"] for row in table(alice, "/export/ratings.csv", **days)] == sorted(asked * 2)
    assert count(bundle(alice, **days), "Procedure") == 3
    assert count(bundle(alice, **days), "Observation") == 6


def test_a_day_is_that_of_the_place_where_it_was(alice: Client, db: Session) -> None:
    """Half past eleven in the evening in New York, when it was already the next day in London."""
    add_session(db, alice.person.id, datetime(2026, 11, 20, 4, 30, tzinfo=UTC), 6, 4, time_zone="America/New_York")
    (row,) = table(alice, "/export/sessions.csv", from_="2026-11-19", to="2026-11-19")
    assert (row["started_at"], row["time_zone"]) == ("2026-11-19T23:30:00-05:00", "America/New_York")
    assert table(alice, "/export/sessions.csv", from_="2026-11-20") == []


def test_a_morning_outside_of_the_days_does_not_lead_to_a_session_that_is_not_there(alice: Client, db: Session) -> None:
    session = add_session(db, alice.person.id, noon(2026, 11, 1), 6, 4)
    morning = {"moment": "morning", "score": 2, "time_zone": "Europe/London", "rated_at": noon(2026, 11, 2)}
    db.add(Rating(person_id=alice.person.id, session_id=session.id, key=uuid4(), **morning))
    db.commit()
    second = bundle(alice, from_="2026-11-02")
    assert (count(second, "Procedure"), count(second, "Observation")) == (0, 1)
    (row,) = table(alice, "/export/sessions.csv", to="2026-11-01")
    assert row["morning"] == "2"


def test_the_weekly_questions_are_in_the_bundle(alice: Client, db: Session) -> None:
    for day in (1, 8):
        answers = {"pain": 5, "enjoyment": 4, "activity": day, "time_zone": "Europe/London"}
        db.add(FunctionRating(person_id=alice.person.id, key=uuid4(), rated_at=noon(2026, 11, day), **answers))
    db.commit()
    assert count(bundle(alice), "Observation") == 2
    (only,) = [
        entry["resource"]
        for entry in bundle(alice, from_="2026-11-05")["entry"]
        if entry["resource"]["resourceType"] == "Observation"
    ]
    assert only["component"][2]["valueInteger"] == 8


def test_a_routine_of_ones_own_has_its_name_also_after_it_was_deleted(alice: Client, db: Session) -> None:
    answer = composed(alice, title="=Evening; @home")
    slug = slug_of(answer)
    alice.post(f"/compose/{slug}/removal")
    add_session(db, alice.person.id, NOW, 6, 4, routine=slug)
    (row,) = table(alice, "/export/sessions.csv")
    assert row["routine_title"] == "'=Evening;' @home"
    made = bundle(alice)
    assert made["entry"][1]["resource"]["code"] == {"text": "=Evening; @home"}


@pytest.mark.parametrize("path", FILES)
def test_charlie_gets_nothing_of_alice(alice: Client, charlie: Client, db: Session, path: str) -> None:
    session = add_session(db, alice.person.id, NOW, 6, 4, note="A long day", outcomes=(("knees", "hurt"),))
    assert str(session.id) in alice.fetch(path).text
    answer = charlie.fetch(path).text
    ids = (session.id, *(one.id for one in session.ratings), *(one.id for one in session.outcomes))
    for hers in ("A long day", *map(str, ids)):
        assert hers not in answer


@pytest.mark.parametrize("path", FILES)
def test_a_file_takes_as_many_statements_for_ten_sessions_as_for_a_hundred(
    app: Flask, alice: Client, bob: Client, db: Session, path: str
) -> None:
    add_many(db, alice.person.id, 100, until=NOW)
    add_many(db, bob.person.id, 10, until=NOW)
    with counted(app) as many:
        alice.fetch(path)
    with counted(app) as few:
        bob.fetch(path)
    assert len(many) == len(few) <= 12


def test_each_further_portion_takes_two_statements(
    app: Flask, alice: Client, db: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_many(db, alice.person.id, 100, until=NOW)
    asked = []
    for portion in (60, 30, 20):
        monkeypatch.setattr(portions, "PORTION", portion)
        with counted(app) as statements:
            assert len(table(alice, "/export/sessions.csv")) == 100
        asked.append(len(statements))
    assert [asked[1] - asked[0], asked[2] - asked[1]] == [4, 3]


@pytest.mark.parametrize("path", FILES)
def test_asking_only_for_the_head_leaves_nothing_open(app: Flask, alice: Client, path: str) -> None:
    answer = alice.browser.head(path)
    assert (answer.status_code, answer.data) == (200, b"")
    answer.close()
    assert app.extensions["ebb"].engine.pool.checkedout() == 0
