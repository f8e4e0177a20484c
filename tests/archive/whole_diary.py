"""A diary in which every table of a person has rows, for tests of what leaves nothing out."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from tests.pages.diaries import add_rating, add_session
from webapp.accounts.models import Person
from webapp.practice.comparison_models import Assignment, Baseline, FairComparison
from webapp.practice.compositions import keep, put_away
from webapp.practice.models import FunctionRating, MedicationNote, Rating, StepChoice, StepOutcome
from webapp.practice.plans import take_on
from webapp.practice.screening import record_screening
from webapp.reminding.models import Reminder

ROUTINE, OTHER = "knee-walking", "legs-up-release"
ZONE = "Europe/London"


def fill(db: Session, person_id: UUID) -> None:
    """Forty days up to today."""
    now = datetime.now(UTC).replace(microsecond=123_456)
    _settings(db, person_id)
    record_screening(db, person_id, (), now=now - timedelta(days=45), time_zone=ZONE)
    record_screening(db, person_id, (), now=now - timedelta(days=10), time_zone="Asia/Kolkata")
    own = _own_routines(db, person_id, now)
    for days in range(40, 0, -1):
        slug = (ROUTINE, OTHER, own)[days % 3]
        _session(db, person_id, now - timedelta(days=days, minutes=days), slug, days)
    add_session(db, person_id, now - timedelta(days=7, hours=3), 6, None, routine="no-longer-here", heard=200)
    add_rating(db, person_id, now - timedelta(days=4, hours=5), 3)
    _further(db, person_id, now)
    _comparison(db, person_id, now)
    db.commit()


def _settings(db: Session, person_id: UUID) -> None:
    person = db.get_one(Person, person_id)
    person.theme, person.time_zone = "dark", "Europe/Lisbon"
    person.created_at = datetime(2025, 3, 4, 5, 6, 7, tzinfo=UTC)
    person.preferences = {
        "pace": "unhurried",
        "hold_seconds": 45,
        "breath_seconds": 12.0,
        "in_full": [f"{ROUTINE}/kneel"],
    }


def _own_routines(db: Session, person_id: UUID, now: datetime) -> str:
    """One that was deleted and one that is there, whose slug it is."""
    old = keep(db, person_id, uuid4(), "Too long", [f"{OTHER}.rest.both.60"], now=now - timedelta(days=60))
    db.flush()
    put_away(db, person_id, old.id, now - timedelta(days=50))
    kept = keep(
        db, person_id, uuid4(), "Slow evening – 2½ minutes", [f"{OTHER}.rest.both.90"], now=now - timedelta(days=45)
    )
    db.flush()
    return kept.slug


def _session(db: Session, person_id: UUID, at: datetime, slug: str, number: int) -> None:
    session = add_session(
        db,
        person_id,
        at,
        3 + number % 5,
        None if number % 7 == 0 else 2 + number % 4,
        routine=slug,
        flare=number % 11 == 0,
        note="A long drive.\n“Ouch” – \U0001f6b6 & <b>" if number % 9 == 0 else "",
        heard=420 if number % 4 else 130.5,
        time_zone="America/New_York" if number % 6 == 0 else ZONE,
    )
    session.easier_steps, session.heard_steps, session.amounts = ["rest"], ["rest"], {"rest": 60}
    session.preferences = {"pace": "normal", "ready_seconds": 30, "voice": "silent", "speed": 1.0, "in_full": []}
    session.position_at = at + timedelta(seconds=400)
    if number % 5 == 0:
        session.outcomes.append(
            StepOutcome(
                key=uuid4(), step="rest", kind="hurt", position=61.25, happened_at=at, body_part="hip", strength=4
            )
        )
        session.outcomes.append(StepOutcome(key=uuid4(), step="rest", kind="skipped", position=99, happened_at=at))
    if number % 3 == 0:
        given = {"moment": "morning", "score": 2, "rated_at": at + timedelta(hours=14), "time_zone": ZONE}
        session.ratings.append(Rating(person_id=person_id, key=uuid4(), **given))


def _further(db: Session, person_id: UUID, now: datetime) -> None:
    chosen = {"choice": "left out", "chosen_at": now - timedelta(days=3)}
    db.add(StepChoice(person_id=person_id, routine=OTHER, step="rest", **chosen))
    for week in (1, 2, 3):
        at = now - timedelta(weeks=week)
        items = {"pain": 3 + week, "enjoyment": 5, "activity": 4, "rated_at": at, "time_zone": ZONE}
        db.add(FunctionRating(person_id=person_id, key=uuid4(), **items))
    noted = {"text": "Ibuprofen 400 mg, twice a week", "noted_at": now - timedelta(days=6), "time_zone": ZONE}
    db.add(MedicationNote(person_id=person_id, key=uuid4(), **noted))
    db.add(Baseline(person_id=person_id, first_day=date(2025, 4, 1), last_day=date(2025, 4, 20)))
    db.add(Reminder(person_id=person_id, times=["07:30", "20:00"], weekdays=[0, 2, 4], changed_at=now))
    for slug, days in ((ROUTINE, 20), (OTHER, 2)):
        taken_at = now - timedelta(days=days)
        take_on(db, person_id, uuid4(), slug, times_a_day=2, days=7, now=taken_at, time_zone=ZONE)


def _comparison(db: Session, person_id: UUID, now: datetime) -> None:
    """Of three assignments one has a session, one had one that was removed, and one is still to come."""
    began = now - timedelta(days=5)
    session = add_session(db, person_id, began + timedelta(hours=1), 5, 3, routine=ROUTINE)
    comparison = FairComparison(
        person_id=person_id,
        key=uuid4(),
        first=ROUTINE,
        second=OTHER,
        seed="00ff" * 8,
        days=14,
        started_at=began,
        time_zone=ZONE,
    )
    taken = {"taken_at": session.started_at}
    comparison.assignments = [
        Assignment(place=0, routine=ROUTINE, session_id=session.id, **taken),
        Assignment(place=1, routine=OTHER, **taken),
        Assignment(place=2, routine=ROUTINE),
    ]
    db.add(comparison)
