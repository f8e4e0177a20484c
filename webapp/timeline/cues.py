"""What a compiled routine consists of. Times are seconds from the start of the track."""

from dataclasses import dataclass
from typing import Literal, Protocol

from webapp.catalogue.models import Side, Variant

CueKind = Literal[
    "chime",
    "opening",
    "setup",
    "caution",
    "begin",
    "movement",
    "hold",
    "half-way",
    "count",
    "release",
    "change-sides",
    "closing",
]

BreathWay = Literal["in", "out"]


@dataclass(frozen=True, slots=True)
class Cue:
    """One utterance (or chime, whose text is empty). `start` and `end` bound the sound itself."""

    start: float
    end: float
    kind: CueKind
    text: str
    step: str
    figure: str
    silent: bool = False
    """Whether its words are only shown; the times are those that they would have been spoken at."""


@dataclass(frozen=True, slots=True)
class StepSpan:
    """One step, or one side of a two-sided step. Spans follow each other without gaps."""

    id: str
    name: str
    start: float
    end: float
    side: Side | None
    figure: str
    easier: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """The figure begins to move to a pose at `at` and has arrived at `until`; both are equal where it is there at once.

    It stays there until the next moment begins.
    """

    at: float
    until: float
    figure: str


@dataclass(frozen=True, slots=True)
class Breath:
    """Half a breath, to be shown."""

    at: float
    until: float
    way: BreathWay


@dataclass(frozen=True, slots=True)
class Phase:
    """What is done, whether it is said or not: one beat of a movement, or a whole hold."""

    at: float
    until: float
    unit: float = 0.0
    """How many seconds of a hold are one of its dose; 0 for a beat."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """A routine in one variant, compiled for one person's preferences and one voice."""

    routine: str
    variant: Variant
    duration: float
    steps: tuple[StepSpan, ...]
    cues: tuple[Cue, ...]
    figures: tuple[Moment, ...] = ()
    breaths: tuple[Breath, ...] = ()
    phases: tuple[Phase, ...] = ()


class ClipLengths(Protocol):
    """How long each sound lasts, in seconds, in the voice that will speak it."""

    def speech(self, text: str) -> float:
        """Raises KeyError where the utterance has not been built."""
        ...

    def chime(self) -> float: ...
