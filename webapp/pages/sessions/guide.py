"""What shapes a session, and what it becomes: the compiled timeline and, where there is a voice, its track."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from webapp.catalogue.models import Routine, Variant
from webapp.narration.frames import frame_at
from webapp.narration.track import Track
from webapp.timeline.cues import Cue, Moment, StepSpan, Timeline
from webapp.timeline.preferences import Preferences


@dataclass(frozen=True, slots=True)
class Shape:
    """Everything that shapes a track. `voice` is empty where a session is read instead of heard."""

    routine: str
    variant: Variant
    voice: str
    preferences: Preferences
    easier: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()
    """Steps that the person knows, to be said in fewer words where the preferences say so."""
    amounts: frozenset[tuple[str, int]] = frozenset()
    """How much of a step is asked for instead of what its variant has, in the unit of its dose."""


@dataclass(frozen=True)
class Guide:
    """One compiled session. `track` is None where no voice can speak it."""

    routine: Routine
    timeline: Timeline
    track: Track | None
    voice: str = ""
    """The id of the voice that is heard, empty where there is no track."""

    @cached_property
    def shown(self) -> Track:
        """The track, or the same times in silence where there is no voice."""
        silent = self.timeline
        frames = frame_at(silent.duration)
        return self.track or Track(
            *((), frames, silent.cues, silent.steps),
            figures=silent.figures,
            breaths=silent.breaths,
            phases=silent.phases,
        )

    @property
    def duration(self) -> float:
        """In seconds."""
        return self.shown.duration

    @property
    def led(self) -> float:
        """In seconds, from the first step on: without the opening and the time to get ready, which each person sets."""
        return self.duration - self.steps[0].end

    @property
    def steps(self) -> tuple[StepSpan, ...]:
        return self.shown.steps

    @cached_property
    def version(self) -> str:
        """Changes whenever the track does."""
        whole = repr((self.timeline, self.track.etag if self.track else ""))
        return sha256(whole.encode()).hexdigest()[:12]

    @property
    def poses(self) -> tuple[str, ...]:
        """Every pose that it shows, each once."""
        shown: tuple[StepSpan | Cue | Moment, ...] = (*self.steps, *self.shown.cues, *self.shown.figures)
        return tuple(dict.fromkeys(each.figure for each in shown))

    @cached_property
    def led_steps(self) -> tuple[str, ...]:
        """The ids of the routine's steps that are led, in order."""
        led = {span.id for span in self.steps}
        return tuple(step.id for step in self.routine.steps if step.id in led)

    def spans_of(self, step: str) -> tuple[StepSpan, ...]:
        """Both sides of a two-sided step, one span of any other, none where the step is not led."""
        return tuple(span for span in self.steps if span.id == step)

    def start_of(self, step: str) -> float | None:
        """In seconds; None where the step is not led."""
        spans = self.spans_of(step)
        return spans[0].start if spans else None

    def step_at(self, position: float) -> StepSpan:
        return next((span for span in reversed(self.steps) if span.start <= position), self.steps[0])
