"""The morning after a session: offered once, quietly, and written down once."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.client import Client, location
from tests.page import text_of
from tests.pages.diaries import add_session
from webapp.practice.models import GuidedSession, Rating

ASKED = "How is your back this morning?"
EVENING = datetime(2026, 11, 20, 20, 30)  # noqa: DTZ001 the clock on the wall
MORNING = datetime(2026, 11, 21, 7, 0)  # noqa: DTZ001 the clock on the wall


@contextmanager
def clock(wall: datetime, zone: str = "Europe/London") -> Iterator[None]:
    with time_machine.travel(there(wall, zone), tick=False):
        yield


def there(wall: datetime, zone: str = "Europe/London") -> datetime:
    return wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def practised(db: Session, client: Client, wall: datetime = EVENING, zone: str = "Europe/London") -> GuidedSession:
    return add_session(db, client.person.id, there(wall, zone), 6, 4, time_zone=zone)


def mornings(db: Session) -> list[Rating]:
    db.expire_all()
    return list(db.scalars(select(Rating).where(Rating.moment == "morning")))


def say(client: Client, session: GuidedSession, score: str, status: int = 303, **further: str) -> Any:
    path = f"/sessions/{session.id}/morning"
    return client.post(path, {"pain_morning": score, **further}, status=status)


@pytest.mark.parametrize(("hour", "asked"), [(3, False), (4, True), (11, True), (12, False), (20, False)])
def test_today_asks_between_four_and_noon_of_the_day_after(alice: Client, db: Session, hour: int, asked: bool) -> None:
    session = practised(db, alice)
    with clock(MORNING.replace(hour=hour)):
        page = alice.get("/")

    assert (ASKED in page.text) is asked
    assert (f"/sessions/{session.id}/morning" in page.links()) is asked


def test_nothing_is_asked_two_days_later_or_without_a_session(alice: Client, bob: Client, db: Session) -> None:
    practised(db, alice)
    with clock(MORNING + timedelta(days=1)):
        assert ASKED not in alice.get("/").text
    with clock(MORNING):
        assert ASKED not in bob.get("/").text


def test_what_is_done_late_in_bed_belongs_to_the_evening_before(alice: Client, db: Session) -> None:
    practised(db, alice, MORNING.replace(hour=1))
    with clock(MORNING):
        assert ASKED in alice.get("/").text


def test_whoever_has_practised_this_morning_is_not_asked(alice: Client, db: Session) -> None:
    earlier = practised(db, alice)
    practised(db, alice, MORNING - timedelta(minutes=30))
    with clock(MORNING):
        assert ASKED not in alice.get("/").text
        say(alice, earlier, "4", status=409)
    assert mornings(db) == []


def test_the_number_belongs_to_the_last_session_of_the_day_before_and_is_asked_once(alice: Client, db: Session) -> None:
    practised(db, alice, EVENING - timedelta(hours=6))
    last = practised(db, alice)
    with clock(MORNING):
        page = alice.get(f"/sessions/{last.id}/morning")
        assert page.heading == ASKED
        assert 'aria-pressed="true"' not in page.html
        answer = alice.submit(page, {"pain_morning": "5"}, action=f"/sessions/{last.id}/morning")
        assert location(answer) == "/"
        assert ASKED not in alice.get("/").text

    (rating,) = mornings(db)
    assert (rating.session_id, rating.score, rating.rated_at) == (last.id, 5, there(MORNING))


def test_the_same_number_twice_is_one_and_another_is_refused(alice: Client, db: Session) -> None:
    session, key = practised(db, alice), str(uuid4())
    with clock(MORNING):
        for _ in range(2):
            say(alice, session, "5", key=key)
        assert "already written down 5 for that morning" in say(alice, session, "6", 409, key=key).text
        assert "already written down 5 for that morning" in say(alice, session, "6", 409).text
    assert [rating.score for rating in mornings(db)] == [5]


@pytest.mark.parametrize("sent", ["11", "-1", "3.5", "", "x"])
def test_what_is_no_number_is_asked_again(alice: Client, db: Session, sent: str) -> None:
    session = practised(db, alice)
    with clock(MORNING):
        page = alice.page(say(alice, session, sent, 422))
    assert page.heading == ASKED
    assert mornings(db) == []


def test_a_number_that_arrives_at_night_counts_on_the_morning_on_which_it_was_said(alice: Client, db: Session) -> None:
    session = practised(db, alice)
    with clock(MORNING.replace(hour=22)):
        say(alice, session, "5", 409)
        say(alice, session, "5", ago=str(15 * 3600))
    assert [rating.rated_at for rating in mornings(db)] == [there(MORNING)]


def test_not_today_is_not_asked_again_today_and_stores_nothing(alice: Client, db: Session) -> None:
    practised(db, alice)
    with clock(MORNING):
        alice.submit(alice.get("/"), action="/sessions/not-this-morning")
        assert ASKED not in alice.get("/").text
    assert mornings(db) == []
    practised(db, alice, EVENING + timedelta(days=1))
    with clock(MORNING + timedelta(days=1)):
        assert ASKED in alice.get("/").text


@pytest.mark.parametrize(
    ("evening", "morning"),
    [
        (datetime(2026, 3, 28, 23, 30), datetime(2026, 3, 29, 4, 0)),  # noqa: DTZ001 an hour is missing between
        (datetime(2026, 10, 24, 23, 30), datetime(2026, 10, 25, 11, 59)),  # noqa: DTZ001 an hour comes twice between
    ],
)
def test_the_clock_may_change_in_the_night(alice: Client, db: Session, evening: datetime, morning: datetime) -> None:
    session = practised(db, alice, evening)
    with clock(morning):
        assert ASKED in alice.get("/").text
        say(alice, session, "5")
    assert len(mornings(db)) == 1


def test_whoever_has_travelled_is_asked_on_the_morning_of_where_they_are(alice: Client, db: Session) -> None:
    practised(db, alice, EVENING, "America/New_York")
    with clock(MORNING):
        assert ASKED in alice.get("/").text
    with clock(MORNING.replace(hour=12)):
        assert ASKED not in alice.get("/").text


def test_a_session_that_was_heard_to_its_end_at_night_is_asked_about_in_the_morning_only(
    alice: Client, db: Session
) -> None:
    session = practised(db, alice, EVENING.replace(hour=23))
    session.ended_at = None
    session.ratings = [rating for rating in session.ratings if rating.moment == "before"]
    session.position = session.heard_until = 10_000
    db.commit()
    with clock(MORNING):
        page = alice.get("/")
    assert ASKED in page.text
    assert "You came to the end of" not in page.text


def test_the_number_stands_in_history_and_trends_and_can_be_corrected_and_deleted(alice: Client, db: Session) -> None:
    session = practised(db, alice)
    with clock(MORNING):
        say(alice, session, "5")
        (rating,) = mornings(db)
        history = alice.get("/history")
        entries = [text_of(entry) for entry in history.findall('.//li[@class="entry"]')]
        assert entries[0] == "Sat 21 Nov 07:00 The morning after, Legs-up release pain: 5"
        assert "1 session and 1 rating, mean of the rings 5.5" in history.text
        assert "The morning after" in alice.get("/trends").text

        path = f"/history/{rating.id}"
        alice.submit(alice.get(path), {"before": "3"}, action=path)
        assert [one.score for one in mornings(db)] == [3]
        alice.submit(alice.get(path), action=f"{path}/removal")
    assert mornings(db) == []
    assert db.get(GuidedSession, session.id) is not None


def test_a_session_that_is_deleted_takes_its_next_morning_along(alice: Client, db: Session) -> None:
    session = practised(db, alice)
    with clock(MORNING):
        say(alice, session, "5")
        path = f"/history/{session.id}"
        alice.submit(alice.get(path), action=f"{path}/removal")
    assert list(db.scalars(select(Rating))) == []


def test_correcting_a_session_leaves_its_next_morning_alone(alice: Client, db: Session) -> None:
    session = practised(db, alice)
    with clock(MORNING):
        say(alice, session, "5")
        path = f"/history/{session.id}"
        alice.submit(alice.get(path), {"before": "", "after": "2"}, action=path)
    db.expire_all()
    scores = {rating.moment: rating.score for rating in db.scalars(select(Rating))}
    assert scores == {"after": 2, "morning": 5}
