"""What became of a comparison: the sessions that had an assignment, and those in its time that had none."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from webapp.catalogue.models import Routine
from webapp.practice.comparison_models import Assignment, FairComparison
from webapp.practice.comparison_times import over_at
from webapp.practice.models import GuidedSession, StepOutcome
from webapp.practice.rating_sides import IS_BEFORE, is_after, is_before, rated_after, rated_before
from webapp.practice.suggestion import FLARE_LASTS, condition_at
from webapp.practice.waiting import HURT_LASTS, why_it_waits
from webapp.trends.fair_comparison import Dealt


@dataclass(frozen=True, slots=True)
class OtherSession:
    """A session in the time of a comparison, or so shortly before that it matters to it."""

    routine: str
    started_at: datetime
    flare: bool
    hurt: bool
    before: int | None
    had_assignment: bool


@dataclass(frozen=True)
class Outside:
    """The sessions that are not part of a comparison. `chosen` counts, for each routine that was next in the draw, how
    often the person began something without it though it could have been; `waited` those on which neither could be.
    """

    chosen: Mapping[str, int]
    waited: int


def comparisons_of(db: Session, person_id: UUID) -> tuple[tuple[FairComparison, int], ...]:
    """Every comparison with the number of its sessions, newest first."""
    taken = (
        select(func.count())
        .where(Assignment.comparison_id == FairComparison.id, Assignment.taken_at.is_not(None))
        .scalar_subquery()
    )
    rows = db.execute(
        select(FairComparison, taken)
        .where(FairComparison.person_id == person_id)
        .order_by(FairComparison.started_at.desc())
    )
    return tuple((comparison, count) for comparison, count in rows)


def dealt_sessions(db: Session, comparison_id: UUID) -> tuple[Dealt, ...]:
    """In the order in which they were drawn. One statement."""
    deleted = Assignment.session_id.is_(None)
    rows = db.execute(
        select(Assignment.place, Assignment.routine, rated_before.score, rated_after.score, deleted)
        .outerjoin(rated_before, is_before(Assignment.session_id))
        .outerjoin(rated_after, is_after(Assignment.session_id))
        .where(Assignment.comparison_id == comparison_id, Assignment.taken_at.is_not(None))
        .order_by(Assignment.place)
    )
    return tuple(Dealt(*row) for row in rows)


def sessions_outside(db: Session, comparison: FairComparison, pair: tuple[Routine, Routine] | None) -> Outside:
    """Three statements at most. Without `pair`, which is gone from the library then, none counts as having waited."""
    sessions = _sessions_around(db, comparison)
    drawn = db.execute(
        select(Assignment.routine, Assignment.taken_at)
        .where(Assignment.comparison_id == comparison.id)
        .order_by(Assignment.place)
    ).all()
    taken = sorted(at for _, at in drawn if at is not None)
    chosen: Counter[str] = Counter()
    waited = 0
    for session in _without_assignment(sessions, comparison):
        if pair and _waited(session, sessions, pair):
            waited += 1
        elif (place := bisect_right(taken, session.started_at)) < len(drawn):
            chosen[drawn[place][0]] += 1
    return Outside(chosen, waited)


def _without_assignment(sessions: Collection[OtherSession], comparison: FairComparison) -> Iterator[OtherSession]:
    return (one for one in sessions if not one.had_assignment and one.started_at >= comparison.started_at)


def _waited(session: OtherSession, sessions: Sequence[OtherSession], pair: tuple[Routine, Routine]) -> bool:
    """Judged as it was then, by what can still be known: not by the place or a plan."""
    if session.before is None:
        return False
    earlier = [one for one in sessions if one.started_at < session.started_at]
    condition = condition_at(session.before, [*earlier, session], session.started_at)
    return why_it_waits(pair, condition, earlier, session.started_at) is not None


def _sessions_around(db: Session, comparison: FairComparison) -> tuple[OtherSession, ...]:
    since = comparison.started_at - max(FLARE_LASTS, HURT_LASTS)
    hurt = exists().where(StepOutcome.session_id == GuidedSession.id, StepOutcome.kind == "hurt")
    had = exists().where(Assignment.session_id == GuidedSession.id, Assignment.comparison_id == comparison.id)
    rows = db.execute(
        select(GuidedSession.routine, GuidedSession.started_at, GuidedSession.flare, hurt, rated_before.score, had)
        .outerjoin(rated_before, IS_BEFORE)
        .where(GuidedSession.person_id == comparison.person_id)
        .where(GuidedSession.started_at >= since, GuidedSession.started_at < over_at(comparison))
        .order_by(GuidedSession.started_at)
    )
    return tuple(OtherSession(*row) for row in rows)
