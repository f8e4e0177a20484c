"""What goes on in an account one at a time: a plan, a comparison, a session. Nothing read in takes its place."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.practice.comparison_models import FairComparison
from webapp.practice.models import GuidedSession
from webapp.practice.plans import current_plan

Row = dict[str, Any]


@dataclass(frozen=True)
class GoingOn:
    now: datetime
    plan: bool
    comparison: bool
    open_session: bool
    last_begun: datetime | None

    def settle(self, section: str, row: Row) -> None:
        """End what still goes on in a row of the archive where something of its kind goes on here."""
        if section == "plans" and self.plan and row["put_away_at"] is None:
            row["put_away_at"] = self.now
        elif section == "comparisons" and self.comparison and row["ended_at"] is None:
            if row["started_at"] + timedelta(days=row["days"]) > self.now:
                row["ended_at"] = self.now
        elif section == "sessions" and row["ended_at"] is None:
            later = self.last_begun is not None and self.last_begun > row["started_at"]
            if self.open_session or later:
                row["ended_at"] = row["started_at"] + timedelta(seconds=row["heard_until"])


def going_on(db: Session, person: Person, now: datetime) -> GoingOn:
    """Three statements."""
    comparisons = db.execute(
        select(FairComparison.started_at, FairComparison.days).where(
            FairComparison.person_id == person.id, FairComparison.ended_at.is_(None)
        )
    )
    ended = func.count(GuidedSession.ended_at)
    sessions, over, last = db.execute(
        select(func.count(), ended, func.max(GuidedSession.started_at)).where(GuidedSession.person_id == person.id)
    ).one()
    return GoingOn(
        now=now,
        plan=current_plan(db, person.id, now, person.time_zone) is not None,
        comparison=any(began + timedelta(days=days) > now for began, days in comparisons),
        open_session=over < sessions,
        last_begun=last,
    )
