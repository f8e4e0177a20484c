"""A diary as it is kept, row by row, for files that leave nothing out. Pure."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class KeptOutcome:
    """Something that happened in a step: `eased`, `hurt` or `skipped`."""

    id: UUID
    step: str
    kind: str
    happened_at: datetime
    leg_symptoms: bool
    body_part: str | None
    """One of `outcomes.BODY_PARTS`, if that was said."""
    strength: int | None
    """0–10, if that was said."""


@dataclass(frozen=True, slots=True)
class KeptSession:
    """One guided session. Times are aware, in UTC; a rating that was not given is None, never 0."""

    id: UUID
    routine: str
    variant: str
    started_at: datetime
    ended_at: datetime | None
    """None while it can be gone on with; what nobody ended was over when no more of it was heard."""
    time_zone: str
    local_day: date
    planned_seconds: float
    heard_seconds: float
    """How far on the track it went; 0 where that is not known."""
    easier_steps: tuple[str, ...]
    left_out_steps: tuple[str, ...]
    flare: bool
    note: str
    before: int | None
    after: int | None
    morning: int | None
    outcomes: tuple[KeptOutcome, ...]
    """In the order in which they happened."""

    @property
    def change(self) -> int | None:
        """After minus before; None unless both were given."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def heard_share(self) -> float | None:
        """How much of the track was reached, 0–1; None where that is not known."""
        known = self.heard_seconds > 0 and self.planned_seconds > 0
        return min(1.0, self.heard_seconds / self.planned_seconds) if known else None

    def steps_that(self, kind: str) -> tuple[KeptOutcome, ...]:
        """What happened of that kind."""
        return tuple(outcome for outcome in self.outcomes if outcome.kind == kind)


@dataclass(frozen=True, slots=True)
class KeptRating:
    """One rating: `before` or `after` a session, the `morning` after it, or on its own (`now`)."""

    id: UUID
    moment: str
    score: int
    rated_at: datetime
    """Aware, in UTC."""
    time_zone: str
    local_day: date
    session_id: UUID | None = None
    session_day: date | None = None
    """The day on which its session counts."""
    routine: str = ""
    """What was followed in its session."""
