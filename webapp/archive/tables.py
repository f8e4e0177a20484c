"""Which table each list of an archive is kept in, and what stays behind with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Table
from sqlalchemy.orm import InstrumentedAttribute

from webapp.accounts.models import Person as PersonRow
from webapp.archive import entries
from webapp.archive import format as parts
from webapp.database import Base
from webapp.practice import comparison_models, compositions, models
from webapp.reminding.models import Reminder as ReminderRow


@dataclass(frozen=True)
class Kept:
    """A list of the archive. It is in the order of `moment`, then of its `names`."""

    section: str
    entry: type[entries.Entry]
    table: type[Base]
    moment: InstrumentedAttribute[object]
    names: tuple[str, ...] = ("id",)
    is_dated: bool = True
    """Whether `from` and `to` limit it."""
    known_by: tuple[str, ...] = ("key",)
    """What is the same in a copy of an entry, whatever its id there."""

    @property
    def columns(self) -> tuple[str, ...]:
        return columns_of(self.entry, self.table)


@dataclass(frozen=True)
class Inner:
    """A list that stands inside the entries of another."""

    field: str
    entry: type[entries.Entry]
    table: type[Base]
    parent: str
    """The column that names the entry in which it stands."""
    order: tuple[str, ...]


def rows_of(table: type[Base]) -> Table:
    """The table itself: many rows are written into it faster than through its class."""
    return Base.metadata.tables[table.__tablename__]


@cache
def columns_of(entry: type[entries.Entry], table: type[Base]) -> tuple[str, ...]:
    """The fields that are columns, in the order of the file."""
    return tuple(name for name in entry.model_fields if name in table.__table__.columns)


KEPT = (
    Kept(
        "routines",
        parts.Routine,
        compositions.ComposedRoutine,
        compositions.ComposedRoutine.composed_at,
        is_dated=False,
    ),
    Kept(
        "step_choices",
        parts.StepChoice,
        models.StepChoice,
        models.StepChoice.chosen_at,
        ("routine", "step"),
        is_dated=False,
    ),
    Kept("plans", entries.Plan, models.TakenPlan, models.TakenPlan.taken_at),
    Kept(
        "comparisons", entries.Comparison, comparison_models.FairComparison, comparison_models.FairComparison.started_at
    ),
    Kept(
        "screenings",
        entries.Screening,
        models.Screening,
        models.Screening.answered_at,
        known_by=("answered_at", "ticked"),
    ),
    Kept("medication_notes", entries.MedicationNote, models.MedicationNote, models.MedicationNote.noted_at),
    Kept("function_ratings", entries.FunctionRating, models.FunctionRating, models.FunctionRating.rated_at),
    Kept("ratings", entries.Rating, models.Rating, models.Rating.rated_at),
    Kept("sessions", entries.Session, models.GuidedSession, models.GuidedSession.started_at),
)
"""In the order of the file."""

INNER: Mapping[str, tuple[Inner, ...]] = {
    "comparisons": (
        Inner("assignments", entries.Assignment, comparison_models.Assignment, "comparison_id", ("place",)),
    ),
    "sessions": (
        Inner("ratings", entries.SessionRating, models.Rating, "session_id", ("rated_at", "id")),
        Inner("outcomes", entries.Outcome, models.StepOutcome, "session_id", ("happened_at", "position", "id")),
    ),
}

OF_THE_PERSON: Mapping[str, tuple[type[entries.Entry], type[Base]]] = {
    "person": (parts.Person, PersonRow),
    "baseline": (parts.Baseline, comparison_models.Baseline),
    "reminder": (parts.Reminder, ReminderRow),
}

WHOSE = "It says whose row it is: whoever reads the archive in."
LEFT_OUT: Mapping[str, str] = {
    "person.id": WHOSE,
    "person.name": "It is how they sign in, and stays with the account.",
    "person.name_key": "It is how they sign in, and stays with the account.",
    "person.email": "It is how they sign in, and stays with the account.",
    "person.password_hash": "A password never leaves the server.",
    "person.host": "Who runs a server is a matter of that server.",
    "device": "Where somebody is signed in is a matter of that server, and its tokens are secret.",
    "failed_sign_in": "It belongs to the server, not to a person.",
    "shared_report": "A link leads to that server, and its token is secret.",
    "calendar_feed": "A link leads to that server, and its token is secret.",
    "confirmation_mail": "Which mails a server has sent is a matter of that server.",
    "sent_reminder": "Which mails a server has sent is a matter of that server.",
    "reminder.person_id": WHOSE,
    "reminder.changed_at": "Reading in sets it anew, so that nothing is sent for days gone by.",
    "reminder.email": "The address has been confirmed with that server only.",
    "reminder.email_asked_at": "The address has been confirmed with that server only.",
    "reminder.email_token_hash": "It is secret.",
    "reminder.email_confirmed_at": "The address has been confirmed with that server only.",
    "baseline.person_id": WHOSE,
    **{f"{kept.table.__tablename__}.person_id": WHOSE for kept in KEPT},
    "rating.session_id": "A rating of a session stands inside the session.",
    "step_outcome.session_id": "It stands inside the session.",
    "assignment.comparison_id": "It stands inside the comparison.",
}
"""What is in no archive: a whole table, or a column."""
