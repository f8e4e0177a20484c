"""Recording the answers to the safety questions and reading where a person stands."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from statistics import mean
from typing import Literal, cast
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.practice.models import GuidedSession, Rating, Screening, StepOutcome
from webapp.safety.screening import LastScreening, ReasonToAsk, Verdict, questions, reason_to_ask, verdict
from webapp.trends.records import earliest, latest, local

Standing = Literal["due", "clear", "urgent", "emergency"]

SAME_REQUEST_WITHIN = timedelta(seconds=10)
WEEK = timedelta(days=7)


def record_screening(
    db: Session,
    person_id: UUID,
    ticked: Collection[str],
    *,
    now: datetime,
    time_zone: str,
    cleared_by_clinician: bool = False,
) -> Screening:
    """Keep one set of answers. The same answers again within seconds are the same request and kept once.

    Raises ValueError for an id that is no sign.
    """
    answers = [sign.id for sign in questions() if sign.id in ticked]
    meaning = verdict(ticked)
    last = latest_screening(db, person_id)
    if (
        last is not None
        and now - last.answered_at < SAME_REQUEST_WITHIN
        and (last.ticked, last.cleared_by_clinician) == (answers, cleared_by_clinician)
    ):
        return last
    screening = Screening(
        person_id=person_id,
        answered_at=now,
        time_zone=time_zone,
        ticked=answers,
        verdict=meaning,
        cleared_by_clinician=cleared_by_clinician,
    )
    db.add(screening)
    return screening


def latest_screening(db: Session, person_id: UUID) -> Screening | None:
    return db.scalars(
        select(Screening).where(Screening.person_id == person_id).order_by(Screening.answered_at.desc()).limit(1)
    ).first()


def screenings_of(db: Session, person_id: UUID, first: date, last: date) -> tuple[Screening, ...]:
    """The answers of the local days `first` to `last`, oldest first."""
    rows = db.scalars(
        select(Screening)
        .where(Screening.person_id == person_id)
        .where(Screening.answered_at.between(earliest(first), latest(last)))
        .order_by(Screening.answered_at)
    )
    return tuple(row for row in rows if first <= local(row.answered_at, row.time_zone).date() <= last)


def standing(db: Session, person_id: UUID, now: datetime) -> Standing:
    """Whether a session may begin: only on `clear`, which includes urgent signs that a clinician has cleared.

    An emergency stands until the questions are answered again, however long ago it was.
    """
    last = latest_screening(db, person_id)
    if last is not None and last.verdict == "emergency":
        return "emergency"
    if _reason(db, person_id, last, now) is not None:
        return "due"
    if last is not None and last.verdict == "urgent" and not last.cleared_by_clinician:
        return "urgent"
    return "clear"


def why_asked(db: Session, person_id: UUID, now: datetime) -> ReasonToAsk | None:
    """Why the questions are to be answered (again), or None where the last answers still stand."""
    return _reason(db, person_id, latest_screening(db, person_id), now)


def _reason(db: Session, person_id: UUID, last: Screening | None, now: datetime) -> ReasonToAsk | None:
    if last is None:
        return reason_to_ask(None, now)
    return reason_to_ask(facts_of(last), now, _weekly_rise(db, person_id, now), _leg_symptoms_at(db, person_id))


def facts_of(screening: Screening) -> LastScreening:
    return LastScreening(
        answered_at=screening.answered_at,
        ticked=tuple(screening.ticked),
        verdict=cast(Verdict, screening.verdict),
        cleared_by_clinician=screening.cleared_by_clinician,
    )


def _weekly_rise(db: Session, person_id: UUID, now: datetime) -> float | None:
    return weekly_rise(scores_since(db, person_id, now - 2 * WEEK), now)


def scores_since(db: Session, person_id: UUID, since: datetime) -> tuple[tuple[datetime, int], ...]:
    """When each was given, and the score; ratings after a session do not count."""
    rows = db.execute(
        select(Rating.rated_at, Rating.score).where(
            Rating.person_id == person_id, Rating.moment != "after", Rating.rated_at > since
        )
    )
    return tuple((row.rated_at, row.score) for row in rows)


def weekly_rise(scores: Iterable[tuple[datetime, int]], now: datetime) -> float | None:
    """Mean score of the last seven days less that of the seven before; None where one is missing."""
    lately = [(at, score) for at, score in scores if now - 2 * WEEK < at <= now]
    this_week = [score for at, score in lately if at > now - WEEK]
    week_before = [score for at, score in lately if at <= now - WEEK]
    return mean(this_week) - mean(week_before) if this_week and week_before else None


def _leg_symptoms_at(db: Session, person_id: UUID) -> datetime | None:
    return db.scalar(
        select(func.max(StepOutcome.happened_at))
        .join(StepOutcome.session)
        .where(GuidedSession.person_id == person_id, StepOutcome.leg_symptoms)
    )
