"""A demonstration account with a believable year."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import click
from flask.cli import with_appcontext
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError
from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.accounts.names import name_key
from webapp.accounts.passwords import hash_password
from webapp.accounts.people import find_person, remove_person, somebody_exists
from webapp.catalogue.models import Routine
from webapp.cli.demo_diary import HOME_ZONE, Diary, InventedRoutine, InventedSession, invent_diary
from webapp.cli.demo_function import invent_function
from webapp.cli.demo_mornings import invent_mornings
from webapp.database import session_scope
from webapp.extensions import services
from webapp.practice.models import FunctionRating, GuidedSession, Rating, StepOutcome
from webapp.practice.screening import record_screening
from webapp.trends.records import local

NAME = "demo"
MARK = "made_by_demo"
"""Kept in the preferences of the account, so that the command never touches a person of that name."""


@click.command("demo")
@with_appcontext
@click.option("--sessions", type=click.IntRange(0, 100_000), default=230, show_default=True, help="How many sessions.")
@click.option("--days", type=click.IntRange(30, 7300), default=365, show_default=True, help="Over how many days.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same year.")
def demo(sessions: int, days: int, seed: int) -> None:
    """Fill the account "demo" with an invented year, and print its new password once."""
    routines = [known(routine) for routine in services().catalogue.routines.values()]
    if not routines:
        raise click.ClickException("No routine can be read, so there is nothing to invent a year with.")
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    diary = invent_diary(routines, sessions=sessions, days=days, until=now, seed=seed)
    password = secrets.token_urlsafe(12)
    hashed = hash_password(password)
    try:
        alone = _keep(diary, hashed, now, seed)
    except (OperationalError, ProgrammingError) as error:
        advice = "If it is new, run: .venv/bin/alembic upgrade head"
        raise click.ClickException(f"The database cannot be written ({error.orig}). {advice}") from error
    click.echo(f"Name      {NAME}\nPassword  {password}\n\n{sessions} sessions. The password is not shown again.")
    if alone:
        click.echo("There is now an account, so sign-up in the browser is closed: `user add NAME` makes yours.")


def _keep(diary: Diary, password_hash: str, now: datetime, seed: int) -> bool:
    """Whether there was nobody before."""
    with session_scope(services().engine) as db:
        alone = not somebody_exists(db)
        fill(db, diary, password_hash, now=now, seed=seed)
        db.commit()
    return alone


def fill(db: Session, diary: Diary, password_hash: str, *, now: datetime, seed: int) -> UUID:
    """Make the account anew with this diary. Raises ClickException where somebody else has the name."""
    person = _fresh_account(db, password_hash, now)
    record_screening(db, person, (), now=now, time_zone=HOME_ZONE)
    random = Random(seed)  # noqa: S311 keys of rows, not secrets
    sessions = [(_uuid(random), session) for session in diary.sessions]
    rows: dict[type[Any], list[dict[str, Any]]] = {
        GuidedSession: [_session_row(person, key, session) for key, session in sessions],
        Rating: [row for key, session in sessions for row in _rating_rows(random, person, key, session)]
        + [
            _rating_row(random, person, None, moment="now", score=rating.score, at=(rating.rated_at, rating.time_zone))
            for rating in diary.ratings
        ]
        + list(_morning_rows(random, person, sessions, now=now, seed=seed)),
        FunctionRating: list(_function_rows(random, person, diary, now=now, seed=seed)),
        StepOutcome: [row for key, session in sessions for row in _outcome_rows(random, key, session)],
    }
    for table, of_table in rows.items():
        if of_table:
            db.execute(insert(table), of_table)
    return person


def known(routine: Routine) -> InventedRoutine:
    steps = [step.id for step in routine.steps if step.is_exercise]
    return InventedRoutine(routine.slug, steps, routine.minutes * 60)


def _fresh_account(db: Session, password_hash: str, now: datetime) -> UUID:
    person = find_person(db, NAME)
    if person is not None:
        if not person.preferences.get(MARK):
            raise click.ClickException(f'Somebody has the name "{NAME}" already. Nothing was changed.')
        remove_person(db, person.id)
    made = Person(
        name=NAME,
        name_key=name_key(NAME),
        password_hash=password_hash,
        created_at=now,
        time_zone=HOME_ZONE,
        preferences={MARK: True},
    )
    db.add(made)
    try:
        db.flush()
    except IntegrityError as error:
        raise click.ClickException(f'Somebody has just taken the name "{NAME}". Nothing was changed.') from error
    return made.id


def _uuid(random: Random) -> UUID:
    return UUID(int=random.getrandbits(128), version=4)


def _session_row(person: UUID, key: UUID, session: InventedSession) -> dict[str, Any]:
    heard = session.routine.seconds * session.heard_share
    return {
        "id": key,
        "person_id": person,
        "key": key,
        "routine": session.routine.slug,
        "variant": session.variant,
        "voice": "",
        "preferences": {},
        "easier_steps": [step for step, kind in session.outcomes if kind == "eased"],
        "left_out_steps": [],
        "heard_steps": _heard_steps(session),
        "started_at": session.started_at,
        "time_zone": session.time_zone,
        "ended_at": session.started_at + timedelta(seconds=heard),
        "planned_seconds": session.routine.seconds,
        "position": heard,
        "heard_until": heard,
        "flare": session.flare,
        "note": session.note,
    }


def _rating_rows(random: Random, person: UUID, key: UUID, session: InventedSession) -> Iterator[dict[str, Any]]:
    zone = session.time_zone
    yield _rating_row(random, person, key, moment="before", score=session.before, at=(session.started_at, zone))
    if session.after is not None:
        over = session.started_at + timedelta(seconds=session.routine.seconds * session.heard_share)
        yield _rating_row(
            random, person, key, moment="after", score=session.after, at=(over, zone), began=session.started_at
        )


def _morning_rows(
    random: Random, person: UUID, sessions: Sequence[tuple[UUID, InventedSession]], *, now: datetime, seed: int
) -> Iterator[dict[str, Any]]:
    for place, rating in invent_mornings([session for _, session in sessions], until=now, seed=seed):
        key, at = sessions[place][0], (rating.rated_at, rating.time_zone)
        yield _rating_row(random, person, key, moment="morning", score=rating.score, at=at)


def _function_rows(random: Random, person: UUID, diary: Diary, *, now: datetime, seed: int) -> Iterator[dict[str, Any]]:
    for function in invent_function(diary.sessions, until=now, seed=seed):
        yield {"id": _uuid(random), "person_id": person, "key": _uuid(random), **asdict(function)}


def _rating_row(
    random: Random,
    person: UUID,
    session: UUID | None,
    *,
    moment: str,
    score: int,
    at: tuple[datetime, str],
    began: datetime | None = None,
) -> dict[str, Any]:
    rated_at, time_zone = at
    return {
        "id": _uuid(random),
        "person_id": person,
        "session_id": session,
        "key": _uuid(random),
        "moment": moment,
        "score": score,
        "rated_at": rated_at,
        "time_zone": time_zone,
        "local_day": local(began or rated_at, time_zone).date(),
    }


def _outcome_rows(random: Random, key: UUID, session: InventedSession) -> Iterator[dict[str, Any]]:
    for index, (step, kind) in enumerate(session.outcomes, start=1):
        position = session.routine.seconds * index / (len(session.outcomes) + 1)
        yield {
            "id": _uuid(random),
            "session_id": key,
            "key": _uuid(random),
            "step": step,
            "kind": kind,
            "position": position,
            "leg_symptoms": False,
            "body_part": "back" if kind == "hurt" else None,
            "strength": session.before if kind == "hurt" else None,
            "happened_at": session.started_at + timedelta(seconds=position),
        }
