"""What is shown while the plan grows: when the figure moves to which pose, and where a breath goes in and out."""

from dataclasses import dataclass, field, replace
from itertools import count

from webapp.timeline.cues import Breath, BreathWay, Moment

SETTLING = 2.5
"""Seconds that the figure takes at most to reach the pose of a sentence."""
ROUNDING = 1e-6


@dataclass(slots=True)
class Showing:
    """Moments and breaths in order of time, in seconds. A pose stays until the next moment begins."""

    figures: list[Moment] = field(default_factory=list)
    breaths: list[Breath] = field(default_factory=list)

    @property
    def shown(self) -> str:
        """The pose that is shown last, or on its way."""
        return self.figures[-1].figure

    def move(self, figure: str, at: float, until: float) -> None:
        """From the pose that is shown to this one. The first is there at once; one under way is cut short,
        and one that would only begin now never begins.
        """
        if len(self.figures) > 1 and self.figures[-1].at >= at:
            self.figures.pop()
        if not self.figures:
            self.figures.append(Moment(at, at, figure))
        elif self.figures[-1].figure != figure:
            self.figures[-1] = replace(self.figures[-1], until=min(self.figures[-1].until, at))
            self.figures.append(Moment(at, until, figure))

    def breathe(self, way: BreathWay, at: float, until: float) -> None:
        self.breaths.append(Breath(at, until, way))

    def breathe_through(self, at: float, seconds: float, breath: float) -> None:
        """As many whole breaths as there is time for, in first."""
        half = breath / 2
        for start in (at + number * breath for number in count()):
            if start + breath > at + seconds + ROUNDING:
                return
            self.breathe("in", start, start + half)
            self.breathe("out", start + half, start + breath)
