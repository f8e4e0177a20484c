"""Tables: screenings, guided sessions, what happened in their steps, ratings, and what else a person writes down.

Every row that a person makes carries a `key` that the client chose, unique for that person: the same request sent
twice is recorded once.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.database import Base, UtcDateTime
from webapp.trends.records import local


def _day_of(moment: str) -> Any:
    """The default of a `local_day`: the day that the clock on the wall had at that moment."""

    def default(context: DefaultExecutionContext) -> date:
        row = context.get_current_parameters()  # type: ignore[no-untyped-call]
        return local(row[moment], row["time_zone"]).date()

    return default


class Screening(Base):
    """The answers to the safety questions at one time."""

    __tablename__ = "screening"
    __table_args__ = (Index(None, "person_id", "answered_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    answered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    time_zone: Mapped[str] = mapped_column(String(64))
    ticked: Mapped[list[str]] = mapped_column(JSON)
    """The ids of the signs that apply."""
    verdict: Mapped[str] = mapped_column(String(16))
    """`clear`, `urgent` or `emergency`."""
    cleared_by_clinician: Mapped[bool] = mapped_column(default=False)


class GuidedSession(Base):
    """One time that a person followed a routine. Open until `ended_at` is set."""

    __tablename__ = "guided_session"
    __table_args__ = (
        UniqueConstraint("person_id", "key"),
        Index(None, "person_id", "started_at"),
        Index(None, "person_id", "local_day", "flare", "routine", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    key: Mapped[UUID]
    routine: Mapped[str] = mapped_column(String(40))
    variant: Mapped[str] = mapped_column(String(16))
    voice: Mapped[str] = mapped_column(String(40))
    preferences: Mapped[dict[str, Any]] = mapped_column(JSON)
    easier_steps: Mapped[list[str]] = mapped_column(JSON)
    """Steps led in their easier form; one eased in mid-session joins the list."""
    left_out_steps: Mapped[list[str]] = mapped_column(JSON)
    short_steps: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Steps that the person knew when the session began, so that they may be said in fewer words."""
    amounts: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    """How much of a step was asked for in mid-session, in the unit of its dose."""
    heard_steps: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Steps that were listened to: what was skipped is not among them."""
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    time_zone: Mapped[str] = mapped_column(String(64))
    local_day: Mapped[date] = mapped_column(default=_day_of("started_at"))
    """The day on which it counts: the one where the person was when it began."""
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    planned_seconds: Mapped[float]
    position: Mapped[float] = mapped_column(default=0.0)
    """Seconds on the track where the listener last was."""
    position_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When that was said: of two devices the later one is right, whichever message arrives first."""
    heard_until: Mapped[float] = mapped_column(default=0.0)
    """The furthest point on the track that was reached, in seconds."""
    flare: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(Text, default="")

    ratings: Mapped[list["Rating"]] = relationship(back_populates="session", cascade="all, delete-orphan")
    outcomes: Mapped[list["StepOutcome"]] = relationship(
        back_populates="session", cascade="all, delete-orphan", order_by="StepOutcome.happened_at"
    )


class StepOutcome(Base):
    """Something that happened in a step: `eased`, `hurt` or `skipped`."""

    __tablename__ = "step_outcome"
    __table_args__ = (
        UniqueConstraint("session_id", "key"),
        CheckConstraint("kind IN ('eased', 'hurt', 'skipped')", name="kind"),
        CheckConstraint("strength BETWEEN 0 AND 10", name="strength"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("guided_session.id", ondelete="CASCADE"))
    key: Mapped[UUID]
    step: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(16))
    position: Mapped[float]
    leg_symptoms: Mapped[bool] = mapped_column(default=False)
    """Whether the person said that it goes down the leg or feels numb; the safety questions are then asked again."""
    body_part: Mapped[str | None] = mapped_column(String(16))
    """Where it hurt, one of `outcomes.BODY_PARTS`, if that was said."""
    strength: Mapped[int | None]
    """How much it hurt, 0 to 10, if that was said."""
    happened_at: Mapped[datetime] = mapped_column(UtcDateTime)

    session: Mapped[GuidedSession] = relationship(back_populates="outcomes")


class StepChoice(Base):
    """What a person has decided about a step for the sessions to come: `usual`, `easier` or `left out`.

    Only what happened after `chosen_at` counts for the stop rule, so putting a step back gives it a fresh start.
    """

    __tablename__ = "step_choice"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    routine: Mapped[str] = mapped_column(String(40), primary_key=True)
    step: Mapped[str] = mapped_column(String(40), primary_key=True)
    choice: Mapped[str] = mapped_column(String(16))
    chosen_at: Mapped[datetime] = mapped_column(UtcDateTime)


class TakenPlan(Base):
    """A routine that a person has taken on: so many times a day, for so many days from the day of `taken_at` on.

    What was taken on stays as it was, whatever becomes of the routine's file.
    """

    __tablename__ = "practice_plan"
    __table_args__ = (UniqueConstraint("person_id", "key"), Index(None, "person_id", "taken_at"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    key: Mapped[UUID]
    routine: Mapped[str] = mapped_column(String(40))
    times_a_day: Mapped[int]
    days: Mapped[int]
    taken_at: Mapped[datetime] = mapped_column(UtcDateTime)
    time_zone: Mapped[str] = mapped_column(String(64))
    put_away_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Rating(Base):
    """One pain rating (NRS-11, 0–10) at one time: `before` or `after` a session, the `morning` after it, or on its own
    (`now`).
    """

    __tablename__ = "rating"
    __table_args__ = (
        UniqueConstraint("person_id", "key"),
        UniqueConstraint("session_id", "moment"),
        CheckConstraint("score BETWEEN 0 AND 10", name="score"),
        CheckConstraint("moment IN ('before', 'after', 'morning', 'now')", name="moment"),
        Index(None, "person_id", "rated_at"),
        Index(None, "person_id", "local_day", "moment", "score"),
        Index(None, "session_id", "moment", "score"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    session_id: Mapped[UUID | None] = mapped_column(ForeignKey("guided_session.id", ondelete="CASCADE"))
    key: Mapped[UUID]
    moment: Mapped[str] = mapped_column(String(16))
    score: Mapped[int]
    rated_at: Mapped[datetime] = mapped_column(UtcDateTime)
    time_zone: Mapped[str] = mapped_column(String(64))
    local_day: Mapped[date] = mapped_column(default=_day_of("rated_at"))
    """The day on which it counts; before and after a session, that of the session."""

    session: Mapped[GuidedSession | None] = relationship(back_populates="ratings")


class FunctionRating(Base):
    """The three items of the PEG about the past week, each 0–10 (Krebs et al. 2009)."""

    __tablename__ = "function_rating"
    __table_args__ = (
        UniqueConstraint("person_id", "key"),
        CheckConstraint("pain BETWEEN 0 AND 10", name="pain"),
        CheckConstraint("enjoyment BETWEEN 0 AND 10", name="enjoyment"),
        CheckConstraint("activity BETWEEN 0 AND 10", name="activity"),
        Index(None, "person_id", "rated_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    key: Mapped[UUID]
    pain: Mapped[int]
    """How bad it was on average."""
    enjoyment: Mapped[int]
    """How much it stood in the way of enjoying life."""
    activity: Mapped[int]
    """How much it stood in the way of general activity."""
    rated_at: Mapped[datetime] = mapped_column(UtcDateTime)
    time_zone: Mapped[str] = mapped_column(String(64))


class MedicationNote(Base):
    """What the person takes against the pain, in their words; for the sheet that a clinician reads."""

    __tablename__ = "medication_note"
    __table_args__ = (UniqueConstraint("person_id", "key"), Index(None, "person_id", "noted_at"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    key: Mapped[UUID]
    text: Mapped[str] = mapped_column(Text)
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    time_zone: Mapped[str] = mapped_column(String(64))
