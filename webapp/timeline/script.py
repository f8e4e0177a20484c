"""The plan while it grows: utterances laid one after another, never on top of each other."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from webapp.catalogue.models import Line, Side
from webapp.catalogue.words import SIDES, of_side
from webapp.timeline.cues import ClipLengths, Cue, CueKind, Phase
from webapp.timeline.showing import SETTLING, Showing

GAP = 0.25
"""Seconds: the least quiet between two utterances."""
LEAD = 0.15
"""Seconds of quiet before the first utterance of a span, so that a seek, which may land late, cuts nothing."""


@dataclass(frozen=True, slots=True)
class Told:
    """Something to be said, `{side}` not yet replaced, with the pose that is shown."""

    kind: CueKind
    template: str
    figure: str


@dataclass(slots=True)
class Script:
    """Cues laid end to end. `at` is the next free moment, in seconds from the start of the track.

    A text with `{side}` always takes the room of its longer side, so that both sides last equally long.
    """

    lengths: ClipLengths
    pace: float
    at: float = 0.0
    silent: bool = False
    """Whether words are only shown, and chimes say when to go on."""
    step: str = ""
    side: Side | None = None
    cues: list[Cue] = field(default_factory=list)
    showing: Showing = field(default_factory=Showing)
    phases: list[Phase] = field(default_factory=list)

    def room(self, template: str) -> float:
        """Seconds that an utterance takes up: those of its longer side."""
        if "{" not in template:
            return self.lengths.speech(template)
        return max(self.lengths.speech(of_side(template, side)) for side in SIDES)

    def place(self, told: Told, start: float) -> None:
        """Puts an utterance at `start` seconds."""
        text = of_side(told.template, self.side)
        cue = Cue(
            start=start,
            end=start + self.lengths.speech(text),
            kind=told.kind,
            text=text,
            step=self.step,
            figure=of_side(told.figure, self.side),
            silent=self.silent,
        )
        self.cues.append(cue)

    def move(self, figure: str, at: float, until: float) -> None:
        """The figure moves to a pose, `{side}` not yet replaced, from `at` to `until` seconds."""
        self.showing.move(of_side(figure, self.side), at, until)

    def say(self, told: Told, pause: float = 0.0, *, room: float | None = None, moves: bool = True) -> None:
        """Puts an utterance at the next free moment, and `pause` seconds of quiet at normal pace after its room.

        The figure moves with it unless it only announces what is to come.
        """
        start = self.at
        self.place(told, start)
        self.at += (self.room(told.template) if room is None else room) + max(GAP, pause * self.pace)
        if moves:
            self.move(told.figure, start, min(start + SETTLING, self.at))

    def say_lines(self, kind: CueKind, lines: Iterable[Line], figure: str) -> None:
        for line in lines:
            self.say(Told(kind, line.say, line.figure or figure), line.pause)

    def chime(self, times: int = 1) -> None:
        """So often, one right after another; the figure stays as it is."""
        for _ in range(times):
            end = self.at + self.lengths.chime()
            self.cues.append(Cue(self.at, end, "chime", "", self.step, self.showing.shown))
            self.at = end + GAP

    def rest(self, seconds: float) -> None:
        """Quiet of exactly so many seconds, at any pace."""
        self.at += seconds
