"""What stands in an archive. `docs/archive-format.md` explains it; `docs/archive.schema.json` is written from it.

A field has the name of the column that it is kept in.
"""

from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from webapp.archive.entries import (
    Comparison,
    Entry,
    FunctionRating,
    MedicationNote,
    Plan,
    Rating,
    Screening,
    Session,
)
from webapp.archive.values import ClockTime, Day, Moment, Plain, Wishes, Zone
from webapp.catalogue.words import Slug, Whole
from webapp.composing.composition import LONGEST_TITLE, MOST_PICKS, Pick
from webapp.reminding.due import MOST_TIMES
from webapp.safety.stop_rule import StepForm

FORMAT = "ebb"
VERSION = 1


def _picked(code: str) -> str:
    try:
        Pick.of(code)
    except ValueError:
        raise ValueError("is no picked step, such as legs-up-release.rest.both.60") from None
    return code


class Person(Entry):
    """The person's settings, and since when they have an account."""

    created_at: Moment
    time_zone: Zone
    theme: Literal["auto", "light", "dark"]
    preferences: Wishes
    """How they are led, as far as they have set it."""


class Baseline(Entry):
    """The days that later weeks are held against, where the person has chosen them."""

    first_day: Day
    last_day: Day

    @model_validator(mode="after")
    def _has_days(self) -> Self:
        if self.last_day < self.first_day:
            raise ValueError("ends before it begins")
        return self


class Reminder(Entry):
    """When the person wants to be reminded, by the clock on their wall."""

    times: list[ClockTime] = Field(max_length=MOST_TIMES)
    weekdays: list[Annotated[Whole, Field(ge=0, le=6)]] = Field(max_length=7)
    """0 is Monday."""

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        if self.times != sorted(set(self.times)) or self.weekdays != sorted(set(self.weekdays)):
            raise ValueError("has times or days that are not in order, or stand there twice")
        return self


class Routine(Entry):
    """One that the person has put together. Sessions name it as `own-` and the digits of its id."""

    id: UUID
    key: UUID
    title: Annotated[Plain, StringConstraints(min_length=1, max_length=LONGEST_TITLE)]
    picks: list[Annotated[Plain, StringConstraints(max_length=120), AfterValidator(_picked)]] = Field(
        min_length=1, max_length=MOST_PICKS
    )
    composed_at: Moment
    put_away_at: Moment | None
    """When it was deleted, or replaced by another."""


class StepChoice(Entry):
    """What the person has decided about a step."""

    routine: Slug
    step: Slug
    choice: StepForm
    chosen_at: Moment


class Archive(Entry):
    """The whole file. Lists are in the order of time; one that is missing counts as empty."""

    format: Literal["ebb"]
    version: Literal[1]
    first_day: Day | None = Field(alias="from")
    """The first local day of what is dated; null from the beginning."""
    last_day: Day | None = Field(alias="to")
    person: Person
    baseline: Baseline | None
    reminder: Reminder | None
    routines: list[Routine] = Field(default_factory=list)
    step_choices: list[StepChoice] = Field(default_factory=list)
    plans: list[Plan] = Field(default_factory=list)
    comparisons: list[Comparison] = Field(default_factory=list)
    screenings: list[Screening] = Field(default_factory=list)
    medication_notes: list[MedicationNote] = Field(default_factory=list)
    function_ratings: list[FunctionRating] = Field(default_factory=list)
    ratings: list[Rating] = Field(default_factory=list)
    """Those that belong to no session."""
    sessions: list[Session] = Field(default_factory=list)
