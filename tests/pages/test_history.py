"""The diary page by page: found again, corrected and deleted."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.client import Client
from tests.page import text_of
from tests.pages.diaries import add_many, add_rating, add_session, counted, entries, noon
from webapp.practice.models import GuidedSession, Rating, StepOutcome

NOW = noon(2026, 11, 21)
NEWER = "Newest weeks"


@pytest.fixture(autouse=True)
def _that_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def scores(db: Session, session: GuidedSession) -> dict[str, int]:
    ratings = db.scalars(select(Rating).where(Rating.session_id == session.id))
    return {rating.moment: rating.score for rating in ratings}


def test_an_empty_history_says_what_will_be_there(alice: Client) -> None:
    page = alice.get("/history")
    assert page.heading == "Nothing here yet."
    assert "/history/rating" in page.links()


def test_an_entry_says_everything_that_happened(alice: Client, db: Session) -> None:
    add_session(
        db,
        alice.person.id,
        noon(2026, 11, 20),
        7,
        5,
        flare=True,
        note="Slept badly.",
        heard=200,
        outcomes=(("sway-gently", "eased"), ("lift-off", "hurt"), ("long-rest", "skipped")),
    )
    (entry,) = entries(alice.get("/history"))
    assert entry.startswith("Fri 20 Nov 12:00 Legs-up release, standard")
    assert "pain before 7 to after: 5" in entry
    for words in (
        "Part of it.",
        "A flare.",
        "“That hurts” at Lift off.",
        "Easier: Sway gently.",
        "Skipped: Long rest.",
    ):
        assert words in entry
    assert entry.endswith("Slept badly.")


def test_weeks_are_grouped_newest_first_with_count_and_mean(alice: Client, db: Session) -> None:
    for day, before in ((2, 6), (4, 4), (10, 3), (17, 5), (20, 4)):
        add_session(db, alice.person.id, noon(2026, 11, day), before, 2)
    page = alice.get("/history")
    assert [text_of(heading) for heading in page.findall(".//main//h2")] == [
        "This week",
        "Last week",
        "2 to 8 November",
    ]
    said = [text_of(p) for p in page.findall('.//div[@class="history__head"]/p')]
    assert said == ["2 sessions, mean before 4.5", "1 session, mean before 3.0", "2 sessions, mean before 5.0"]
    assert "5 sessions since 2 November." in page.text


def test_a_rating_on_its_own_is_a_ring_without_a_dot(alice: Client, db: Session) -> None:
    add_rating(db, alice.person.id, noon(2026, 11, 20), 8)
    page = alice.get("/history")
    assert entries(page) == ["Fri 20 Nov 12:00 How it was, without a session pain: 8"]
    mini = page.find('.//svg[@class="mini"]')
    assert [circle.get("class") for circle in mini.iter("circle")] == ["c-before"]


def test_a_session_in_another_zone_has_its_own_time_and_says_where(alice: Client, db: Session) -> None:
    add_session(db, alice.person.id, noon(2026, 11, 20), 6, 4, time_zone="America/New_York")
    assert entries(alice.get("/history"))[0].startswith("Fri 20 Nov 07:00 New York")


def test_every_one_of_two_thousand_sessions_stands_on_exactly_one_page(alice: Client, db: Session) -> None:
    add_many(db, alice.person.id, 2000, until=NOW)
    for _ in range(3):
        add_rating(db, alice.person.id, NOW - timedelta(days=200), 4)
    path, seen, pages = "/history", list[str](), 0
    while path:
        page = alice.get(path)
        found = [link.attrib["href"] for link in page.findall('.//a[@class="entry__link"]')]
        assert 38 <= len(found) <= 90 or pages > 20
        seen += found
        pages += 1
        earlier = [link.attrib["href"] for link in page.findall(".//main//a") if text_of(link) == "Earlier weeks"]
        path = earlier[0] if earlier else ""
    assert len(seen) == len(set(seen)) == 2003
    assert "2,000 sessions since 21 November 2025." in page.text
    assert NEWER in page.text


def test_the_number_of_statements_does_not_grow(app: Flask, alice: Client, bob: Client, db: Session) -> None:
    add_many(db, alice.person.id, 1000, until=NOW)
    add_many(db, bob.person.id, 3, until=NOW)
    with counted(app) as many:
        alice.get("/history")
    with counted(app) as few:
        bob.get("/history")
    assert len(many) == len(few) <= 8


@pytest.mark.parametrize("before", ["2026-11-18", "1969-12-29", "x", "9999-12-27", "2026-13-01", ""])
def test_a_page_that_cannot_be_is_the_newest(alice: Client, db: Session, before: str) -> None:
    add_session(db, alice.person.id, noon(2026, 11, 20), 6, 4)
    assert entries(alice.get(f"/history?before={before}"))


def test_before_the_first_week_there_is_nothing_and_a_way_back(alice: Client, db: Session) -> None:
    add_session(db, alice.person.id, noon(2026, 11, 20), 6, 4)
    page = alice.get("/history?before=2026-01-05")
    assert "There is nothing before that week." in page.text
    assert NEWER in page.text


def test_ratings_note_and_flare_can_be_corrected(alice: Client, db: Session) -> None:
    session = add_session(db, alice.person.id, noon(2026, 11, 20), 7, 5)
    path = f"/history/{session.id}"
    answer = alice.submit(
        alice.get(path), {"before": "6", "after": " 3 ", "note": "A long drive.", "flare": "yes"}, action=path
    )
    page = alice.follow(answer)
    assert page.fields(path) | {"csrf_token": ""} == {
        "csrf_token": "",
        "before": "6",
        "after": "3",
        "note": "A long drive.",
        "flare": "yes",
    }
    assert "Saved." in page.text
    db.expire_all()
    assert scores(db, session) == {"before": 6, "after": 3}


def test_an_emptied_rating_is_missing_and_can_be_given_again(alice: Client, db: Session) -> None:
    session = add_session(db, alice.person.id, noon(2026, 11, 20), 7, 5)
    path = f"/history/{session.id}"
    alice.submit(alice.get(path), {"before": "", "after": ""}, action=path)
    assert scores(db, session) == {}
    assert "not rated" in entries(alice.get("/history"))[0]
    alice.submit(alice.get(path), {"after": "0"}, action=path)
    assert scores(db, session) == {"after": 0}
    assert "pain before –not rated to after: 0" in entries(alice.get("/history"))[0]


def test_a_field_that_was_not_sent_stays_as_it_is(alice: Client, db: Session) -> None:
    session = add_session(db, alice.person.id, noon(2026, 11, 20), 7, 5, note="Slept badly.")
    alice.post(f"/history/{session.id}", {"after": "4"})
    db.expire_all()
    assert scores(db, session) == {"before": 7, "after": 4}
    assert db.get_one(GuidedSession, session.id).note == "Slept badly."


@pytest.mark.parametrize("wrong", ["11", "-1", "3.5", "x", "٣", "5 5", "1e1", "+4", "\0"])
@pytest.mark.parametrize("field", ["before", "after"])
def test_what_is_no_rating_is_refused_near_its_field_and_kept_in_it(
    alice: Client, db: Session, field: str, wrong: str
) -> None:
    session = add_session(db, alice.person.id, noon(2026, 11, 20), 7, 5)
    path = f"/history/{session.id}"
    page = alice.page(alice.post(path, {"before": "6", "after": "4", "note": "New.", field: wrong}, status=422))
    assert text_of(page.by_id(f"{field}-error")) == "Use a whole number from 0 to 10, or leave it empty."
    assert page.by_id(field).get("aria-invalid") == "true"
    assert page.by_id(field).get("value") == wrong
    assert page.fields(path)["note"] == "New."
    db.expire_all()
    assert scores(db, session) == {"before": 7, "after": 5}
    assert db.get_one(GuidedSession, session.id).note == ""


def test_a_note_that_is_too_long_is_refused_and_kept_in_its_field(alice: Client, db: Session) -> None:
    session = add_session(db, alice.person.id, noon(2026, 11, 20), 7, 5)
    path = f"/history/{session.id}"
    page = alice.page(alice.post(path, {"note": "a" * 2001}, status=422))
    assert "2,000" in text_of(page.by_id("note-error"))
    assert page.fields(path)["note"] == "a" * 2001


def test_a_note_is_shown_as_it_was_written(alice: Client, db: Session) -> None:
    session = add_session(db, alice.person.id, noon(2026, 11, 20), 7, 5)
    note = '<script>alert("x")</script> & “so”'
    alice.post(f"/history/{session.id}", {"note": note})
    assert entries(alice.get("/history"))[0].endswith(note)


def test_a_session_is_deleted_with_all_that_belongs_to_it(alice: Client, db: Session) -> None:
    session = add_session(db, alice.person.id, noon(2026, 11, 20), 7, 5, outcomes=(("lift", "hurt"),))
    path = f"/history/{session.id}"
    page = alice.get(path)
    assert "It cannot be brought back." in page.text
    assert "The entry is deleted." in alice.follow(alice.submit(page, action=f"{path}/removal")).text
    assert alice.fetch(path).status_code == 404
    for table in (GuidedSession, Rating, StepOutcome):
        assert db.scalar(select(func.count()).select_from(table)) == 0


def test_deleting_needs_a_post(alice: Client, db: Session) -> None:
    session = add_session(db, alice.person.id, noon(2026, 11, 20), 7, 5)
    assert alice.fetch(f"/history/{session.id}/removal").status_code == 405
    assert alice.get(f"/history/{session.id}")


def test_a_rating_on_its_own_can_be_corrected_and_deleted_but_not_emptied(alice: Client, db: Session) -> None:
    rating = add_rating(db, alice.person.id, noon(2026, 11, 20), 8)
    path = f"/history/{rating.id}"
    page = alice.page(alice.post(path, {"before": ""}, status=422))
    assert "needs its number" in text_of(page.by_id("before-error"))
    alice.submit(alice.get(path), {"before": "3"}, action=path)
    assert entries(alice.get("/history"))[0].endswith("pain: 3")
    alice.submit(alice.get(path), action=f"{path}/removal")
    assert db.scalar(select(func.count()).select_from(Rating)) == 0


def test_a_rating_of_a_session_is_no_entry_of_its_own(alice: Client, db: Session) -> None:
    session = add_session(db, alice.person.id, noon(2026, 11, 20), 7, 5)
    for rating in db.scalars(select(Rating).where(Rating.session_id == session.id)):
        assert alice.fetch(f"/history/{rating.id}").status_code == 404


@pytest.mark.parametrize("kind", ["session", "rating"])
def test_charlie_can_neither_see_nor_change_what_is_alices(
    alice: Client, charlie: Client, db: Session, kind: str
) -> None:
    session = add_session(db, alice.person.id, noon(2026, 11, 20), 7, 5)
    rating = add_rating(db, alice.person.id, noon(2026, 11, 19), 8)
    target = session.id if kind == "session" else rating.id
    assert charlie.fetch(f"/history/{target}").status_code == 404
    charlie.post(f"/history/{target}", {"before": "1"}, status=404)
    charlie.post(f"/history/{target}/removal", status=404)
    assert charlie.get("/history").heading == "Nothing here yet."
    assert len(entries(alice.get("/history"))) == 2
    db.expire_all()
    assert scores(db, session) == {"before": 7, "after": 5}


@pytest.mark.parametrize("path", ["/history", "/history/rating", f"/history/{UUID(int=1)}"])
def test_whoever_is_not_signed_in_is_asked_to(client: Client, path: str) -> None:
    assert "/sign-in" in client.fetch(path).headers["Location"]


def test_what_does_not_exist_is_not_found(alice: Client) -> None:
    assert alice.fetch(f"/history/{uuid4()}").status_code == 404
    assert alice.fetch("/history/17").status_code == 404


def test_two_numbers_for_one_rating_are_refused_and_nothing_changes(alice: Client, db: Session) -> None:
    session = add_session(db, alice.person.id, noon(2026, 11, 2), before=7, after=5)
    for two in (["3", "4"], ["3", "x"]):
        alice.post(f"/history/{session.id}", {"before": two, "after": "5"}, status=422)
    assert scores(db, session) == {"before": 7, "after": 5}


def test_how_far_somebody_came_is_not_guessed(alice: Client, db: Session) -> None:
    session = add_session(db, alice.person.id, noon(2026, 11, 2), before=7, after=None, heard=0.0)
    assert "How far is not known. It counts." in alice.get(f"/history/{session.id}").text
    assert "Part of it" not in alice.get("/history").text
