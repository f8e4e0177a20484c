"""A routine, a variant and a person's preferences become cues with times.

One pass from the first second to the last: a step never depends on what comes after it, so easing a step leaves the
times of all earlier steps as they are.
"""

from collections.abc import Collection
from dataclasses import replace

from webapp.catalogue.models import Easier, Routine, Side, Step, Variant
from webapp.catalogue.phrases import Phrases
from webapp.catalogue.rules import RESERVED_STEP_ID
from webapp.catalogue.words import SIDES, of_side
from webapp.timeline.cues import ClipLengths, StepSpan, Timeline
from webapp.timeline.holds import lay_hold
from webapp.timeline.movements import lay_movement
from webapp.timeline.preferences import PACE_FACTORS, Preferences
from webapp.timeline.script import LEAD, Script, Told

AFTER_NAME = 0.8
AFTER_BEGIN = 0.5
BEFORE_STEP = 1.0
BEFORE_QUESTION = 1.0
"""Seconds of quiet at normal pace."""
AT_THE_END = 4.0
"""Seconds of quiet after the last words."""


def compile_timeline(
    routine: Routine,
    variant: Variant,
    preferences: Preferences,
    lengths: ClipLengths,
    phrases: Phrases,
    *,
    easier: Collection[str] = (),
    left_out: Collection[str] = (),
) -> Timeline:
    """Raises KeyError, from `lengths`, where an utterance has not been built."""
    composition = _Composition(routine, variant, preferences, lengths, phrases)
    composition.get_ready()
    for step in led_steps(routine, variant, left_out):
        composition.lead(step, easier=is_eased(step, variant, easier))
    return composition.finish()


def led_steps(routine: Routine, variant: Variant, left_out: Collection[str] = ()) -> tuple[Step, ...]:
    """The steps of a variant without those left out. Steps that only guide stay: nobody is left lying on the floor."""
    return tuple(
        step for step in routine.steps if variant in step.variants and not (step.is_exercise and step.id in left_out)
    )


def is_eased(step: Step, variant: Variant, easier: Collection[str]) -> bool:
    """Whether a step is led in its easier form."""
    return step.easier is not None and (step.id in easier or variant in step.easier_in)


class _Composition:
    """The spans and the script of one timeline."""

    def __init__(
        self, routine: Routine, variant: Variant, preferences: Preferences, lengths: ClipLengths, phrases: Phrases
    ) -> None:
        self.routine = routine
        self.variant: Variant = variant
        self.preferences = preferences
        self.phrases = phrases
        self.script = Script(lengths, PACE_FACTORS[preferences.pace])
        self.spans: list[StepSpan] = []

    def get_ready(self) -> None:
        """Chime, opening, the time to get ready. Where there is such a time, a second chime ends it.

        A session for a flare begins at once: it is led where the person already is.
        """
        figure = self.routine.figure
        self._open_span(RESERVED_STEP_ID, self.phrases.getting_ready, figure)
        self.script.chime(figure)
        self.script.say_lines("opening", self.routine.opening, figure)
        if self.preferences.ready_seconds and not self.routine.for_flare:
            self.script.say(Told("opening", self.phrases.get_ready, figure))
            self.script.rest(self.preferences.ready_seconds)
            self.script.chime(figure)

    def lead(self, step: Step, *, easier: bool) -> None:
        """One step, both its sides where it has two."""
        if not step.both_sides:
            self._lead_side(step, None, easier=easier)
            return
        self._lead_side(step, SIDES[0], easier=easier)
        self._change_sides(step, easier=easier)
        self._lead_side(step, SIDES[1], easier=easier)

    def finish(self) -> Timeline:
        """The closing words belong to the last span."""
        figure = self.script.cues[-1].figure
        self.script.side = None
        self.script.say_lines("closing", self.routine.closing, figure)
        self.script.at += BEFORE_QUESTION * self.script.pace
        self.script.say(Told("closing", self.phrases.how_is_it, figure))
        self.script.rest(AT_THE_END)
        self._close_span()
        cues = tuple(self.script.cues)
        return Timeline(self.routine.slug, self.variant, self.script.at, tuple(self.spans), cues)

    def _lead_side(self, step: Step, side: Side | None, *, easier: bool) -> None:
        """Name, set-up, caution, the exercise, the way out of the position. A step that only guides is warned first."""
        done, script = step.performance(easier=easier), self.script
        self._open_span(step.id, done.name, done.figure, side, easier=easier)
        script.say(Told("setup", done.name, done.figure), AFTER_NAME)
        if side:
            phrase = self.phrases.first_side if side == SIDES[0] else self.phrases.second_side
            script.say(Told("setup", phrase, done.figure), AFTER_NAME, room=self._room_of_announcement())
        if step.caution and not done.is_exercise:
            script.say(Told("caution", step.caution, done.figure), AFTER_NAME)
        script.say_lines("setup", done.setup, done.figure)
        if done.is_exercise:
            self._exercise(done, step.caution)
        script.say_lines("release", done.release or step.release, done.figure)
        script.at += BEFORE_STEP * script.pace

    def _exercise(self, done: Step | Easier, caution: str | None) -> None:
        """The last pose of the set-up stays until the movement begins."""
        if done.dose is None:
            return
        script, amount, breath = self.script, done.dose.of(self.variant), self.preferences.breath_seconds
        poised = done.setup[-1].figure or done.figure
        if caution:
            script.say(Told("caution", caution, poised), AFTER_NAME)
        script.say(Told("begin", self.phrases.begin if done.movement else self.phrases.stay, poised), AFTER_BEGIN)
        if done.movement:
            lay_movement(script, done.movement, amount, breath, phrases=self.phrases, figure=done.figure)
        elif done.hold:
            seconds = amount * breath * script.pace if done.dose.unit == "breaths" else float(amount)
            lay_hold(script, done.hold, seconds, self.phrases, done.figure)

    def _change_sides(self, step: Step, *, easier: bool) -> None:
        """A span of its own between the sides, so that both sides last equally long."""
        done = step.performance(easier=easier)
        self._open_span(step.id, done.name, of_side(done.figure, SIDES[1]), easier=easier)
        self.script.side = SIDES[1]
        self.script.say(Told("change-sides", self.phrases.change_sides, done.figure))
        self.script.rest(self.preferences.change_sides_seconds)

    def _room_of_announcement(self) -> float:
        """The sides are announced in different words: both get the room of the longer."""
        return max(self.script.room(phrase) for phrase in (self.phrases.first_side, self.phrases.second_side))

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
