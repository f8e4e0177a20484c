from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.client import Client
from webapp.accounts.models import Person
from webapp.accounts.passwords import password_matches
from webapp.accounts.people import find_person
from webapp.cli.demo_diary import AWAY_ZONE, HOME_ZONE, Diary, InventedRoutine, invent_diary
from webapp.cli.demo_function import invent_function
from webapp.cli.demo_mornings import invent_mornings
from webapp.database import open_engine
from webapp.practice.models import GuidedSession, Rating, StepOutcome
from webapp.trends.periods import start_of
from webapp.trends.records import local

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
ROUTINES = [InventedRoutine("legs-up", ("sway", "lift"), 420), InventedRoutine("knees", ("walk",), 300)]


def year(sessions: int = 230, seed: int = 1) -> Diary:
    return invent_diary(ROUTINES, sessions=sessions, days=365, until=NOW, seed=seed)


def test_the_same_seed_gives_the_same_year_and_another_seed_another() -> None:
    assert year() == year()
    assert year() != year(seed=2)


@pytest.mark.parametrize("sessions", [0, 1, 3, 230, 2000])
def test_there_are_as_many_sessions_as_asked_for_all_in_the_past(sessions: int) -> None:
    diary = year(sessions)
    assert len(diary.sessions) == sessions
    assert all(NOW - timedelta(days=367) < session.started_at < NOW for session in diary.sessions)
    assert all(a.started_at <= b.started_at for a, b in pairwise(diary.sessions))


def test_the_year_has_everything_that_a_page_can_show() -> None:
    diary = year()
    sessions = diary.sessions
    assert {session.time_zone for session in sessions} == {HOME_ZONE, AWAY_ZONE}
    assert any(session.after is None for session in sessions)
    assert any(session.heard_share < 0.9 for session in sessions)
    assert any(session.flare for session in sessions)
    assert any(session.note for session in sessions)
    assert {kind for session in sessions for _, kind in session.outcomes} == {"eased", "hurt", "skipped"}
    assert max(Counter(session.started_at.date() for session in sessions).values()) > 1
    assert max(b.started_at - a.started_at for a, b in pairwise(sessions)) > timedelta(days=8)
    assert diary.ratings


def test_some_mornings_have_a_number_each_the_day_after_the_last_session_before_it() -> None:
    sessions = year().sessions
    mornings = dict(invent_mornings(sessions, until=NOW, seed=1))

    assert 20 < len(mornings) < 100
    for place, rating in mornings.items():
        began = [session.started_at for session in sessions if session.started_at < rating.rated_at]
        assert sessions[place].started_at == began[-1]
        assert timedelta(hours=1) < rating.rated_at - began[-1] < timedelta(hours=30)
        assert 0 <= rating.score <= 10


def test_some_weeks_end_with_the_three_questions_answered() -> None:
    answered = list(invent_function(year().sessions, until=NOW, seed=1))

    assert 15 < len(answered) < 45
    assert all(a.rated_at < b.rated_at < NOW for a, b in pairwise(answered))
    assert len({start_of(local(one.rated_at, one.time_zone).date(), "week") for one in answered}) == len(answered)
    assert all(0 <= score <= 10 for one in answered for score in (one.pain, one.enjoyment, one.activity))


@pytest.mark.parametrize("seed", range(5))
def test_pain_becomes_less_slowly_and_no_miracle_happens(seed: int) -> None:
    diary = year(seed=seed)
    befores = [session.before for session in diary.sessions]
    assert all(0 <= score <= 10 for score in befores)
    first, last = befores[:60], befores[-60:]
    assert 0.5 < sum(first) / 60 - sum(last) / 60 < 4
    changes = [session.after - session.before for session in diary.sessions if session.after is not None]
    assert -2 < sum(changes) / len(changes) < -0.3
    assert any(change > 0 for change in changes)


def test_the_command_makes_an_account_that_can_be_signed_in_to(app: Flask, client: Client, db: Session) -> None:
    shown = app.test_cli_runner().invoke(args=["demo", "--sessions", "40"])
    assert shown.exit_code == 0, shown.output
    words = shown.output.split()
    person = find_person(db, "demo")
    assert person is not None
    assert password_matches(person.password_hash, words[words.index("Password") + 1])
    assert person.host is None
    assert db.scalar(select(func.count()).select_from(GuidedSession)) == 40
    assert db.scalar(select(func.count()).select_from(Rating).where(Rating.moment == "morning"))
    assert "sign-up in the browser is closed" in shown.output


def test_the_demonstration_can_begin_a_session_at_once(app: Flask, client: Client) -> None:
    words = app.test_cli_runner().invoke(args=["demo", "--sessions", "3"]).output.split()
    client.post("/sign-in", {"name": "demo", "password": words[words.index("Password") + 1]})
    assert client.get("/begin?rating=4").heading == "How is your back right now?"


def test_the_command_again_makes_the_account_anew(app: Flask, db: Session) -> None:
    runner = app.test_cli_runner()
    runner.invoke(args=["demo", "--sessions", "40"])
    shown = runner.invoke(args=["demo", "--sessions", "20", "--seed", "7"])
    assert shown.exit_code == 0, shown.output
    assert db.scalar(select(func.count()).select_from(Person)) == 1
    assert db.scalar(select(func.count()).select_from(GuidedSession)) == 20
    assert set(db.scalars(select(Rating.person_id))) == set(db.scalars(select(Person.id)))
    assert set(db.scalars(select(StepOutcome.session_id))) <= set(db.scalars(select(GuidedSession.id)))


def test_somebody_who_is_called_demo_is_left_alone(app: Flask, alice: Client, db: Session) -> None:
    person = db.get_one(Person, alice.person.id)
    person.name, person.name_key = "Demo", "demo"
    db.commit()
    shown = app.test_cli_runner().invoke(args=["demo"])
    assert shown.exit_code == 1
    assert "Nothing was changed" in shown.output
    assert db.scalar(select(func.count()).select_from(GuidedSession)) == 0


def test_without_tables_it_says_what_to_do(app: Flask, tmp_path: Path) -> None:
    app.extensions["ebb"].engine = open_engine(f"sqlite:///{tmp_path / 'new.sqlite'}")
    shown = app.test_cli_runner().invoke(args=["demo"])
    assert shown.exit_code == 1
    assert "alembic upgrade head" in shown.output
