"""A routine, a variant and a person's preferences become cues with times.

One pass from the first second to the last: a step never depends on what comes after it, so easing a step leaves the
times of all earlier steps as they are.
"""

from collections.abc import Collection, Container, Mapping
from dataclasses import replace

from webapp.catalogue.models import Routine, Side, Variant
from webapp.catalogue.phrases import Phrases
from webapp.catalogue.rules import RESERVED_STEP_ID
from webapp.catalogue.words import SIDES, of_side
from webapp.timeline.cues import ClipLengths, StepSpan, Timeline
from webapp.timeline.leading import Led, as_led, led_steps
from webapp.timeline.performing import Performing, moves_with_its_name
from webapp.timeline.preferences import PACE_FACTORS, Preferences
from webapp.timeline.script import LEAD, Script, Told

BEFORE_STEP = 1.0
BEFORE_QUESTION = 1.0
"""Seconds of quiet at normal pace."""
AT_THE_END = 4.0
"""Seconds of quiet after the last words."""
WAKING = 1.0
"""Seconds of quiet before the first word where no chime comes first: a sleeping loudspeaker swallows what it gets."""
CHIMES_AT_THE_END = 3


def compile_timeline(
    routine: Routine,
    variant: Variant,
    preferences: Preferences,
    lengths: ClipLengths,
    phrases: Phrases,
    *,
    easier: Collection[str] = (),
    left_out: Collection[str] = (),
    short: Collection[str] = (),
    amounts: Mapping[str, int] | None = None,
) -> Timeline:
    """`short` are the forms that the person knows, by `Step.form_id`; they are said in fewer words if that is wished.
    `amounts` has how much of a step is asked for in mid-session, by the step's id, in the unit of its dose.

    Raises KeyError, from `lengths`, where an utterance has not been built.
    """
    composition = _Composition(routine, variant, preferences, lengths, phrases)
    led = led_steps(routine, variant, left_out)
    composition.get_ready({step.id for step in led})
    for step in led:
        composition.lead(as_led(step, variant, preferences, easier=easier, short=short, amounts=amounts or {}))
    composition.close()
    return composition.timeline()


class _Composition:
    """The spans and the script of one timeline."""

    def __init__(
        self, routine: Routine, variant: Variant, preferences: Preferences, lengths: ClipLengths, phrases: Phrases
    ) -> None:
        self.routine = routine
        self.variant: Variant = variant
        self.preferences = preferences
        self.phrases = phrases
        self.script = Script(lengths, PACE_FACTORS[preferences.pace], silent=preferences.words == "chimes")
        self.performing = Performing(self.script, preferences, phrases)
        self.spans: list[StepSpan] = []

    def get_ready(self, led: Container[str]) -> None:
        """Chime, opening, the time to get ready. Where there is such a time, a second chime ends it, unless the first
        step begins with one.

        What concerns one step is said only where that step is among those that are `led`.
        A session for a flare begins at once: it is led where the person already is.
        """
        figure = self.routine.figure
        self.script.move(figure, 0.0, 0.0)
        self._open_span(RESERVED_STEP_ID, self.phrases.getting_ready, figure)
        if self.preferences.chime or self.script.silent:
            self.script.chime()
        else:
            self.script.rest(WAKING)
        said = [line for line in self.routine.opening if line.only_with is None or line.only_with in led]
        self.script.say_lines("opening", said, figure)
        if self.preferences.ready_seconds and not self.routine.for_flare:
            self.script.say(Told("opening", self.phrases.get_ready, figure))
            self.script.rest(self.preferences.ready_seconds)
            if self.preferences.chime and not self.script.silent:
                self.script.chime()

    def lead(self, led: Led) -> None:
        """One step, both its sides where it has two.

        The first step shows its pose at once: until then the figure has shown what the session is about.
        """
        moves = len(self.spans) == 1 or moves_with_its_name(led.done)
        if not led.step.both_sides:
            self._lead_side(led, None, moves=moves)
            return
        self._lead_side(led, SIDES[0], moves=moves)
        self._change_sides(led)
        self._lead_side(led, SIDES[1], moves=moves)

    def close(self) -> None:
        """The closing words belong to the last step; after one with two sides they are neither side's.

        A pose that one of them shows stays until the end: nobody who has stood up goes down again.
        """
        figure = self.script.cues[-1].figure
        last = self.spans[-1]
        if last.side:
            self._open_span(last.id, last.name, figure, easier=last.easier)
        self.script.side = None
        if self.script.silent:
            self.script.chime(CHIMES_AT_THE_END)
        for line in self.routine.closing:
            figure = line.figure or figure
            self.script.say_lines("closing", (line,), figure)
        self.script.at += BEFORE_QUESTION * self.script.pace
        self.script.say(Told("closing", self.phrases.how_is_it, figure))
        self.script.rest(AT_THE_END)
        self._close_span()

    def timeline(self) -> Timeline:
        script, shown = self.script, self.script.showing
        return Timeline(
            self.routine.slug,
            self.variant,
            script.at,
            tuple(self.spans),
            tuple(script.cues),
            tuple(shown.figures),
            tuple(shown.breaths),
            tuple(script.phases),
        )

    def _lead_side(self, led: Led, side: Side | None, *, moves: bool) -> None:
        self._open_span(led.step.id, led.done.name, led.done.figure, side, easier=led.easier)
        self.performing.announce(led, side, moves=moves)
        self.performing.lead(led)
        self.script.at += BEFORE_STEP * self.script.pace

    def _change_sides(self, led: Led) -> None:
        """A span of its own between the sides, so that both sides last equally long."""
        done = led.done
        self._open_span(led.step.id, done.name, of_side(done.figure, SIDES[1]), easier=led.easier)
        self.script.side = SIDES[1]
        self.performing.change_sides(done)

    def _open_span(
        self, step_id: str, name: str, figure: str, side: Side | None = None, *, easier: bool = False
    ) -> None:
        self._close_span()
        self.script.step, self.script.side = step_id, side
        start = self.script.at
        self.spans.append(StepSpan(step_id, name, start, start, side, of_side(figure, side), easier))
        self.script.at += LEAD

    def _close_span(self) -> None:
        if self.spans:
            last = self.spans[-1]
            self.spans[-1] = replace(last, end=self.script.at)
