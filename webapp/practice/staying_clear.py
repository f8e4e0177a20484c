"""Until when a person may begin sessions without being asked the safety questions again."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from webapp.practice.screening import WEEK, facts_of, latest_screening, scores_since, standing, weekly_rise
from webapp.safety.screening import ASKED_AGAIN_AFTER, QUIET_AFTER_ANSWER, reason_to_ask


def clear_until(db: Session, person_id: UUID, now: datetime) -> datetime | None:
    """When the questions fall due if nothing further is said; None where no session may begin now.

    The weekly means move as days pass: when a rating comes to count for the week before, or no longer counts.
    """
    last = latest_screening(db, person_id)
    if last is None or standing(db, person_id, now) != "clear":
        return None
    facts = facts_of(last)
    scores = scores_since(db, person_id, now - 2 * WEEK)
    moves = {at + weeks * WEEK for at, _ in scores for weeks in (1, 2)} | {facts.answered_at + QUIET_AFTER_ANSWER}
    due = (at for at in sorted(moves) if at > now and reason_to_ask(facts, at, weekly_rise(scores, at)))
    return min(next(due, facts.answered_at + ASKED_AGAIN_AFTER), facts.answered_at + ASKED_AGAIN_AFTER)
