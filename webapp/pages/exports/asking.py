"""What a file has to know and can no longer ask once it is being sent."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from flask import request
from flask_login import current_user

from webapp.accounts.opaque import patient_code
from webapp.export.names import Names
from webapp.extensions import current_db
from webapp.pages.exports.dates import Span, asked_dates
from webapp.pages.library import Library, library
from webapp.practice.outcomes import BODY_PARTS
from webapp.practice.portions import routines_followed
from webapp.trends.records import local


@dataclass(frozen=True)
class Asked:
    person_id: UUID
    code: str
    """What stands on paper in place of a name."""
    time_zone: str
    span: Span
    now: datetime
    names: Names

    def file_name(self, stem: str, ending: str) -> str:
        return self.span.file_name(stem, ending, local(self.now, self.time_zone).date())


def asked() -> Asked:
    """Read from the request and whoever is signed in. Raises WrongDatesError."""
    span = asked_dates(request.args)
    return Asked(
        current_user.id,
        patient_code(current_user.created_at),
        current_user.time_zone,
        span,
        datetime.now(UTC),
        names_in(library(), routines_followed(current_db(), current_user.id)),
    )


def names_in(routines: Library, slugs: frozenset[str]) -> Names:
    """Those of every routine in the diary, also of what was put away since."""
    found = {slug: routine for slug in slugs if (routine := routines.find(slug))}
    steps = {(slug, step.id): step.name for slug, routine in found.items() for step in routine.steps}
    return Names(routines.titles(), steps, {str(part): label for part, label in BODY_PARTS.items()})
