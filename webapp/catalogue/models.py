"""What a routine is. `routines/*.yaml` hold exactly these models; `docs/routine-format.md` teaches them."""

from typing import Literal, Self

from pydantic import Field, model_validator

from webapp.catalogue.positions import Position
from webapp.catalogue.rules import broken_rules
from webapp.catalogue.steps import (
    VARIANTS,
    Beat,
    Dose,
    DoseUnit,
    Easier,
    Hold,
    HoldCue,
    Movement,
    Performance,
    Step,
    Variant,
)
from webapp.catalogue.words import (
    Line,
    Lines,
    Model,
    Number,
    OpeningLine,
    PoseKey,
    Sentence,
    SetupLine,
    Side,
    Slug,
    Text,
    Whole,
    YesNo,
)

__all__ = [
    "VARIANTS",
    "Beat",
    "Dose",
    "DoseUnit",
    "Easier",
    "Hold",
    "HoldCue",
    "Line",
    "Lines",
    "Model",
    "Movement",
    "OpeningLine",
    "PainRange",
    "Performance",
    "PoseKey",
    "Position",
    "PracticePlan",
    "Routine",
    "Sentence",
    "SetupLine",
    "Side",
    "Slug",
    "StartPlace",
    "Step",
    "Text",
    "Variant",
    "VariantNote",
    "Variants",
]

StartPlace = Literal["floor", "floor with a prop", "bed", "bed edge", "chair", "standing"]


class VariantNote(Model):
    """What sets a variant apart."""

    summary: Text
    """One sentence for the choice."""


class Variants(Model):
    """The three variants, which differ in substance and not only in length."""

    gentle: VariantNote
    """For a bad day."""
    standard: VariantNote
    """For most days."""
    full: VariantNote
    """For a good day."""

    def of(self, variant: Variant) -> VariantNote:
        note: VariantNote = getattr(self, variant)
        return note


class PainRange(Model):
    """The ratings (0–10) on which the routine is a good first offer."""

    lowest: Whole = Field(ge=0, le=10)
    """From this rating."""
    highest: Whole = Field(ge=0, le=10)
    """Up to this rating."""


MOST_DAYS = 60
MOST_STEPS = 40
LONGEST_MINUTES = 60


class PracticePlan(Model):
    """How a routine can be taken on as a plan, which Today keeps track of."""

    times_a_day: Whole = Field(ge=1, le=6)
    """How often a day."""
    days: Whole = Field(ge=1, le=MOST_DAYS)
    """On how many days, one after another."""


class Routine(Model):
    """One file under `routines/`."""

    slug: Slug
    """Its address; no other routine has it."""
    title: Text
    """Its name."""
    promise: Text
    """One line: for whom."""
    source: Text
    """The document that the facts come from, by file name."""
    credit: Text
    """Whom it was adapted from, for its page."""
    start: StartPlace
    """Where it begins."""
    where: Text | None = None
    """Where it is done, in words for its card, where the positions of the steps do not tell."""
    props: tuple[Text, ...] = ()
    """What has to be at hand."""
    needs: tuple[Text, ...] = ()
    """What the person has to be able to do, as "can …"."""
    intensity: Whole = Field(ge=1, le=3)
    """1 is restful, 3 is work."""
    choose_when: Text
    """When it is the right one."""
    avoid_when: Text
    """When it is not, and what to take instead."""
    minutes: Number = Field(gt=0, le=LONGEST_MINUTES)
    """The standard variant at normal pace, counted from the first step."""
    how_often: Text | None = None
    """How often it is meant to be done, for the page and the handout."""
    good_for_pain: PainRange
    """The ratings on which it is offered first."""
    for_flare: YesNo = False
    """Whether it is a short one for the worst days, offered in a flare."""
    plan: PracticePlan | None = None
    """Where it can be taken on as a plan: how often a day, for how many days."""
    figure: PoseKey
    """The pose on its card."""
    disclaimer: Text | None = None
    """What its page says about seeing somebody."""
    known: Text
    """What is and what is not known about it, for its page."""
    variants: Variants
    """What sets gentle, standard and full apart."""
    opening: tuple[OpeningLine, ...] = Field(min_length=1)
    """What it is, where to be, what to have at hand; the time to get ready follows."""
    steps: tuple[Step, ...] = Field(min_length=1, max_length=MOST_STEPS)
    """In the order in which they are led."""
    closing: Lines = Field(min_length=1)
    """The last words; the question about the back follows."""

    @model_validator(mode="after")
    def _keeps_the_rules(self) -> Self:
        for finding in broken_rules(self.model_dump()):
            raise ValueError(finding.message)
        return self

    def step(self, step_id: str) -> Step:
        """Raises KeyError for an unknown id."""
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)

    @property
    def counted_steps(self) -> tuple[Step, ...]:
        """The steps that are numbered: all but those that only lead from one position to the next."""
        return tuple(step for step in self.steps if not step.transition)

    def left_out_at(self, pain: int, *, flare: bool = False) -> frozenset[str]:
        """The ids of the steps that a rating (0–10) or a flare leaves out that day."""
        return frozenset(
            step.id for step in self.steps if step.leave_out_from and (flare or pain >= step.leave_out_from)
        )
