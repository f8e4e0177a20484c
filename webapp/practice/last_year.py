"""What changed after each routine in the last year, counted where it lies."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from webapp.practice.totals import routine_counts
from webapp.trends.afterwards import LOOKED_BACK
from webapp.trends.pairs import RoutineChange, counted_changes


def last_years_changes(db: Session, person_id: UUID, today: date) -> dict[str, RoutineChange]:
    """By the slug of each routine that was done in the year that ends with the local day `today`. One statement."""
    counts = routine_counts(db, person_id, today - LOOKED_BACK, today)
    return {change.routine: change for change in counted_changes(counts)}
