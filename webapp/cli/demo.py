"""A demonstration account with a believable year."""

import secrets
from datetime import UTC, datetime
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
from webapp.cli.demo_diary import HOME_ZONE, Diary, InventedRoutine, invent_diary
from webapp.cli.demo_rows import rows_of
from webapp.database import session_scope
from webapp.extensions import services
from webapp.practice.screening import record_screening

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
    rows = rows_of(person, diary, now=now, seed=seed)
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
