"""Which routines a person has followed lately, and how."""

from typing import cast
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.catalogue.models import Variant
from webapp.practice.models import GuidedSession
from webapp.practice.queries import LATEST


def last_variants(db: Session, person_id: UUID) -> dict[str, Variant]:
    """The variant that each routine was begun in the last time, by its slug, newest first."""
    rows = db.execute(
        select(GuidedSession.routine, GuidedSession.variant)
        .where(GuidedSession.person_id == person_id)
        .order_by(GuidedSession.started_at.desc())
        .limit(LATEST)
    )
    found: dict[str, Variant] = {}
    for routine, variant in rows:
        found.setdefault(routine, cast(Variant, variant))
    return found
