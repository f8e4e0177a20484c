"""One step of a routine: its words, its figure, its movement or hold, how much, and its gentler twin."""

from collections.abc import Collection
from typing import Literal

from pydantic import Field

from webapp.catalogue.positions import Position
from webapp.catalogue.words import (
    SIDES,
    Lines,
    Model,
    Number,
    PoseKey,
    Sentence,
    Sentences,
    SetupLine,
    Side,
    Slug,
    Text,
    Whole,
    YesNo,
)

Variant = Literal["gentle", "standard", "full"]
VARIANTS: tuple[Variant, ...] = ("gentle", "standard", "full")

DoseUnit = Literal["breaths", "times", "times each side", "seconds"]


class Beat(Model):
    """One part of a movement: as long as half a breath, or a number of seconds."""

    breath: Literal["in", "out"] | None = None
    """The half of the breath that carries it; pace and the person's own breath length set how long it is."""
    seconds: Number | None = Field(default=None, ge=1, le=30)
    """How long it is, where it does not follow the breath."""
    say: Sentence
    """Said in the first round, in full."""
    then: Sentences = ()
    """Said in later rounds, in turn; nothing where it is missing."""
    last: Sentence | None = None
    """Said in the last round instead."""
    figure: PoseKey | None = None
    """The pose at the end of this beat."""


class Movement(Model):
    """A round of beats, repeated as often as the dose says."""

    beats: tuple[Beat, ...] = Field(min_length=1, max_length=8)
    """The parts of one round, in order."""


class HoldCue(Model):
    """Something said during a hold."""

    at: Number = Field(ge=0, lt=1)
    """Where in the hold, as a share of its length: 0 is its start, 0.5 its middle."""
    say: Sentence
    """The sentence."""
    figure: PoseKey | None = None
    """The pose shown from here on."""
    always: YesNo = False
    """Whether it is said also to somebody who knows the step."""


class Hold(Model):
    """Staying in a position for as long as the dose says (seconds, or breaths)."""

    cues: tuple[HoldCue, ...] = ()
    """What is said meanwhile."""
    count_down: YesNo = True
    """Whether the half is told and "three, two, one" ends the hold."""


class Dose(Model):
    """How much, in each variant, within what is safe, and why."""

    unit: DoseUnit
    """What is counted."""
    gentle: Whole = Field(ge=1)
    """How many in the gentle variant."""
    standard: Whole = Field(ge=1)
    """How many in the standard variant."""
    full: Whole = Field(ge=1)
    """How many in the full variant."""
    smallest: Whole = Field(ge=1)
    """The least that makes sense."""
    largest: Whole = Field(ge=1, le=600)
    """The most that is safe."""
    reason: Text
    """Where the number comes from: the source, or a named guideline."""

    def of(self, variant: Variant) -> int:
        amount: int = getattr(self, variant)
        return amount


class Performance(Model):
    """How a step is done: its words, its figure, and at most one of movement and hold."""

    figure: PoseKey
    """The pose on the page, and in the session until a line or a beat names another."""
    setup: tuple[SetupLine, ...] = Field(min_length=1)
    """Where to be, what to do first, how far, where it is felt, what must not hurt."""
    movement: Movement | None = None
    """What is repeated."""
    hold: Hold | None = None
    """What is held."""
    dose: Dose | None = None
    """How often or how long."""
    release: Lines = ()
    """How to leave the position."""

    @property
    def is_exercise(self) -> bool:
        return self.movement is not None or self.hold is not None

    @property
    def is_stretch(self) -> bool:
        """Whether it is held for a counted time, which a person may wish longer or shorter."""
        return self.hold is not None and self.hold.count_down and self.dose is not None and self.dose.unit == "seconds"


class Easier(Performance):
    """The gentler twin of a step, in its own words and with its own figure. Without `release` it ends as the step."""

    name: Text
    """Spoken and shown instead of the step's name."""


class Step(Performance):
    """One step of a routine. A step with neither movement nor hold only guides, and is never left out."""

    id: Slug
    """Its name in records and addresses: choose it once and keep it."""
    name: Text
    """Spoken and shown."""
    position: Position
    """Where it begins, and an exercise also ends."""
    moves_to: Position | None = None
    """The position to which a step that only guides leads."""
    transition: YesNo = False
    """Whether it only leads from one position to the next, so that it is not counted among the steps."""
    variants: tuple[Variant, ...] = Field(default=VARIANTS, min_length=1)
    """The variants that contain this step."""
    easier_in: tuple[Variant, ...] = ()
    """The variants that lead through the easier twin from the start."""
    optional: YesNo = False
    """Whether a person may leave it out for good."""
    leave_out_from: Whole | None = Field(default=None, ge=1, le=10)
    """The rating before a session from which the step is left out that day; in a flare it is left out as well."""
    both_sides: YesNo = False
    """Led once for each side, the right first. `{side}` and `{other side}` stand for the words."""
    felt: Text | None = None
    """Where it is felt, for the page."""
    must_not: Text | None = None
    """What must not hurt or happen, for the page."""
    caution: Sentence | None = None
    """Spoken before the movement begins."""
    way_out: Lines = Field(min_length=1)
    """Spoken and shown after "that hurts"."""
    easier: Easier | None = None
    """The gentler twin."""
    why: Text
    """Why this step is here, for the routine's page."""

    @property
    def first_side(self) -> Side | None:
        """The side that is led and described first; None where the step has none."""
        return SIDES[0] if self.both_sides else None

    @property
    def ends_in(self) -> Position:
        return self.moves_to or self.position

    def is_eased(self, variant: Variant, easier: Collection[str]) -> bool:
        """Whether its easier form is led: always in this variant, or as one of the steps that are to be `easier`."""
        return self.easier is not None and (self.id in easier or variant in self.easier_in)

    def form_id(self, *, easier: bool) -> str:
        """Names the form in which it is led: whoever knows a step may never have heard its twin."""
        return f"{self.id}/easier" if easier else self.id

    def performance(self, *, easier: bool) -> "Step | Easier":
        """The step itself, or its twin where there is one and it is asked for."""
        return self.easier if easier and self.easier else self
