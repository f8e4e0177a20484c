"""What a routine is. The file format of `routines/*.yaml` is exactly these models; `docs/routine-format.md` teaches it."""

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Variant = Literal["gentle", "standard", "full"]
VARIANTS: tuple[Variant, ...] = ("gentle", "standard", "full")

Side = Literal["left", "right"]

StartPlace = Literal["floor", "floor with a prop", "bed", "bed edge", "chair", "standing"]

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=400, strip_whitespace=True)]

# gTTS splits anything longer in odd places, so every spoken sentence stays whole.
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=100, strip_whitespace=True)]


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Line(Model):
    """One spoken sentence and the quiet after it. In a file a plain string stands for `{say: …}`."""

    say: Sentence
    pause: float = Field(default=0.6, ge=0.3, le=120)
    """Seconds of quiet after the sentence; pace stretches them."""
    figure: Slug | None = None

    @model_validator(mode="before")
    @classmethod
    def _plain_string(cls, value: Any) -> Any:
        return {"say": value} if isinstance(value, str) else value


Lines = tuple[Line, ...]


class Beat(Model):
    """One part of a movement: as long as half a breath, or a number of seconds."""

    breath: Literal["in", "out"] | None = None
    seconds: float | None = Field(default=None, ge=1, le=30)
    say: Sentence
    """Said in the first round, in full."""
    then: tuple[Sentence, ...] = ()
    """Said in later rounds, in turn; nothing where empty."""
    last: Sentence | None = None
    """Said in the last round instead."""
    figure: Slug | None = None

    @model_validator(mode="after")
    def _one_length(self) -> Self:
        if (self.breath is None) == (self.seconds is None):
            raise ValueError("a beat has either `breath: in`, `breath: out` or `seconds:`")
        return self


class Movement(Model):
    """A round of beats, repeated as often as the dose says."""

    beats: tuple[Beat, ...] = Field(min_length=1, max_length=8)


class HoldCue(Model):
    """Something said during a hold, at a share of its length (0 is its start)."""

    at: float = Field(ge=0, lt=1)
    say: Sentence
    figure: Slug | None = None


class Hold(Model):
    """Staying in a position for as long as the dose says (seconds, or breaths)."""

    cues: tuple[HoldCue, ...] = ()
    count_down: bool = True
    """Whether "three, two, one" ends the hold."""


DoseUnit = Literal["breaths", "times", "times each side", "seconds"]


class Dose(Model):
    """How much, in each variant, within what is safe, and why."""

    unit: DoseUnit
    gentle: int = Field(ge=1)
    standard: int = Field(ge=1)
    full: int = Field(ge=1)
    smallest: int = Field(ge=1)
    largest: int = Field(ge=1)
    reason: Text
    """Where the number comes from: the source, or a named guideline."""

    @model_validator(mode="after")
    def _in_range(self) -> Self:
        for variant in VARIANTS:
            if not self.smallest <= self.of(variant) <= self.largest:
                raise ValueError(f"`{variant}` lies outside `smallest` to `largest`")
        return self

    def of(self, variant: Variant) -> int:
        amount: int = getattr(self, variant)
        return amount


class Performance(Model):
    """How a step is done: its words, its figure, and at most one of movement and hold."""

    figure: Slug
    setup: Lines = Field(min_length=1)
    """Where to be, what to do first, how far, where it is felt, what must not hurt."""
    movement: Movement | None = None
    hold: Hold | None = None
    dose: Dose | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if self.movement and self.hold:
            raise ValueError("a step has a `movement` or a `hold`, not both")
        if (self.movement or self.hold) and self.dose is None:
            raise ValueError("a `movement` or a `hold` needs a `dose`")
        if self.dose and not (self.movement or self.hold):
            raise ValueError("a `dose` needs a `movement` or a `hold`")
        if self.movement and self.dose and self.dose.unit == "seconds":
            raise ValueError("a `movement` is counted in breaths or times, not seconds")
        if self.hold and self.dose and self.dose.unit not in ("seconds", "breaths"):
            raise ValueError("a `hold` is measured in seconds or breaths")
        return self


class Easier(Performance):
    """The gentler twin of a step, in its own words and with its own figure."""

    name: Text


class Step(Performance):
    """One step of a routine. A step with neither movement nor hold only guides: getting down, getting up."""

    id: Slug
    name: Text
    variants: tuple[Variant, ...] = VARIANTS
    """The variants that contain this step."""
    easier_in: tuple[Variant, ...] = ()
    """The variants that lead through the easier twin from the start."""
    optional: bool = False
    """Whether a person may leave it out for good."""
    leave_out_from: int | None = Field(default=None, ge=1, le=10)
    """The rating before a session from which the step is left out that day."""
    both_sides: bool = False
    """Led once for each side, the right first. `{side}` and `{other side}` stand for the words."""
    felt: Text | None = None
    must_not: Text | None = None
    caution: Sentence | None = None
    """Spoken before the movement begins."""
    release: Lines = ()
    """How to leave the position."""
    way_out: Lines = Field(min_length=1)
    """Spoken and shown after "that hurts"."""
    easier: Easier | None = None
    why: Text
    """Why this step is here, for the routine's page."""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.is_exercise and self.easier is None:
            raise ValueError("a step with a movement or a hold needs an `easier` twin")
        if self.easier_in and self.easier is None:
            raise ValueError("`easier_in` needs an `easier` twin")
        return self

    @property
    def is_exercise(self) -> bool:
        return self.movement is not None or self.hold is not None


class VariantNote(Model):
    """What sets a variant apart, in one sentence for the choice."""

    summary: Text


class Variants(Model):
    gentle: VariantNote
    standard: VariantNote
    full: VariantNote

    def of(self, variant: Variant) -> VariantNote:
        note: VariantNote = getattr(self, variant)
        return note


class PainRange(Model):
    """The ratings (0–10) on which the routine is a good first offer."""

    lowest: int = Field(ge=0, le=10)
    highest: int = Field(ge=0, le=10)


class Routine(Model):
    """One file under `routines/`."""

    slug: Slug
    title: Text
    promise: Text
    """One line: for whom."""
    source: Text
    """The document that the facts come from, by file name."""
    credit: Text
    start: StartPlace
    props: tuple[Text, ...] = ()
    needs: tuple[Text, ...] = ()
    intensity: int = Field(ge=1, le=3)
    choose_when: Text
    avoid_when: Text
    minutes: float = Field(gt=0, le=60)
    """The standard variant at normal pace, without the time to get ready."""
    good_for_pain: PainRange
    figure: Slug
    """The pose on its card."""
    disclaimer: Text | None = None
    known: Text
    """What is and what is not known about it, for its page."""
    variants: Variants
    opening: Lines = Field(min_length=1)
    """What it is, where to be, what to have at hand; the time to get ready follows."""
    steps: tuple[Step, ...] = Field(min_length=1, max_length=40)
    closing: Lines = Field(min_length=1)
    """The last words; the question about the back follows."""

    @model_validator(mode="after")
    def _unique_steps(self) -> Self:
        ids = [step.id for step in self.steps]
        twice = sorted({step for step in ids if ids.count(step) > 1})
        if twice:
            raise ValueError(f"each step needs an id of its own; used twice: {', '.join(twice)}")
        return self

    def step(self, step_id: str) -> Step:
        """Raises KeyError for an unknown id."""
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)
