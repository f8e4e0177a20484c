"""The entries of a diary, as they stand in an archive. Those of a session or a comparison stand inside it."""

from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from webapp.archive.values import Amounts, Day, Moment, Plain, Score, Seconds, Steps, Wishes, Zone, counts_near
from webapp.catalogue.models import MOST_DAYS
from webapp.catalogue.steps import Variant
from webapp.catalogue.words import Slug, Whole, YesNo
from webapp.practice.outcomes import BodyPart
from webapp.safety.screening import Verdict
from webapp.safety.stop_rule import EventKind

MOST_DRAWN = 1000
"""Assignments of one comparison."""


class Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, allow_inf_nan=False)


class Plan(Entry):
    """A routine taken on for some days."""

    id: UUID
    key: UUID
    routine: Slug
    times_a_day: Annotated[Whole, Field(ge=1, le=24)]
    days: Annotated[Whole, Field(ge=1, le=MOST_DAYS)]
    taken_at: Moment
    time_zone: Zone
    put_away_at: Moment | None


class Assignment(Entry):
    """Which routine the comparison has drawn for one place in the order."""

    id: UUID
    place: Annotated[Whole, Field(ge=0, lt=MOST_DRAWN)]
    routine: Slug
    taken_at: Moment | None
    session_id: UUID | None
    """The session that began with it, where that is still there and in this archive."""


class Comparison(Entry):
    """Two routines between which Ebb chose at random."""

    id: UUID
    key: UUID
    first: Slug
    second: Slug
    seed: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]+$", max_length=32)]
    days: Annotated[Whole, Field(ge=1, le=366)]
    started_at: Moment
    time_zone: Zone
    ended_at: Moment | None
    assignments: list[Assignment] = Field(max_length=MOST_DRAWN)

    @model_validator(mode="after")
    def _draws_between_two(self) -> Self:
        if self.first == self.second:
            raise ValueError("compares a routine with itself")
        if sorted(drawn.place for drawn in self.assignments) != list(range(len(self.assignments))):
            raise ValueError("has assignments whose places do not count from 0 without gaps")
        if not {drawn.routine for drawn in self.assignments} <= {self.first, self.second}:
            raise ValueError("has an assignment of a third routine")
        return self


class Screening(Entry):
    """The answers to the safety questions at one time."""

    id: UUID
    answered_at: Moment
    time_zone: Zone
    ticked: list[Slug] = Field(max_length=100)
    verdict: Verdict
    cleared_by_clinician: YesNo

    @model_validator(mode="after")
    def _means_what_was_ticked(self) -> Self:
        if bool(self.ticked) == (self.verdict == "clear"):
            raise ValueError("has a verdict that does not fit what was ticked")
        return self


class MedicationNote(Entry):
    """What the person takes against the pain, in their words."""

    id: UUID
    key: UUID
    text: Plain
    noted_at: Moment
    time_zone: Zone


class FunctionRating(Entry):
    """The three answers of the PEG."""

    id: UUID
    key: UUID
    pain: Score
    enjoyment: Score
    activity: Score
    rated_at: Moment
    time_zone: Zone


class Rated(Entry):
    """One pain rating, 0 to 10."""

    id: UUID
    key: UUID
    moment: str
    score: Score
    rated_at: Moment
    time_zone: Zone
    local_day: Day
    """The day on which it counts."""

    @model_validator(mode="after")
    def _counts_near_its_moment(self) -> Self:
        counts_near(self.local_day, self.rated_at)
        return self


class Rating(Rated):
    """One pain rating, 0 to 10, that belongs to no session."""

    moment: Literal["now"]


class SessionRating(Rated):
    """One pain rating, 0 to 10, of a session. Before and after it counts on the day of the session."""

    moment: Literal["before", "after", "morning"]


class Outcome(Entry):
    """Something that happened in a step."""

    id: UUID
    key: UUID
    step: Slug
    kind: EventKind
    position: Seconds
    leg_symptoms: YesNo
    body_part: BodyPart | None
    strength: Score | None
    happened_at: Moment


class Session(Entry):
    """One time that the person followed a routine, with its ratings and what happened in its steps."""

    id: UUID
    key: UUID
    routine: Slug
    variant: Variant
    voice: Annotated[Plain, StringConstraints(max_length=40)]
    preferences: Wishes
    easier_steps: Steps
    left_out_steps: Steps
    short_steps: Steps
    amounts: Amounts
    heard_steps: Steps
    started_at: Moment
    time_zone: Zone
    local_day: Day
    """The day on which it counts."""
    ended_at: Moment | None
    """Null while it is open."""
    planned_seconds: Seconds
    position: Seconds
    position_at: Moment | None
    heard_until: Seconds
    flare: YesNo
    note: Plain
    ratings: list[SessionRating] = Field(max_length=3)
    outcomes: list[Outcome] = Field(max_length=1000)

    @model_validator(mode="after")
    def _is_rated_once_at_each_moment(self) -> Self:
        counts_near(self.local_day, self.started_at)
        moments = [rating.moment for rating in self.ratings]
        if len(moments) != len(set(moments)):
            raise ValueError("has two ratings of the same moment")
        if any(rating.moment != "morning" and rating.local_day != self.local_day for rating in self.ratings):
            raise ValueError("has a rating before or after it that counts on another day (`local_day`)")
        return self
