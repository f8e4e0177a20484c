"""One step, or one side of it, in words: its name, how to begin, what is done, how to leave it."""

from dataclasses import dataclass

from webapp.catalogue.models import Easier, Side, Step
from webapp.catalogue.phrases import Phrases
from webapp.catalogue.words import SIDES
from webapp.timeline.cues import Phase
from webapp.timeline.holds import lay_hold
from webapp.timeline.leading import Led
from webapp.timeline.movements import lay_movement
from webapp.timeline.preferences import Preferences
from webapp.timeline.script import Script, Told

AFTER_NAME = 0.8
AFTER_BEGIN = 0.5
"""Seconds of quiet at normal pace."""
AFTER_LAST_CHIME = 3.0
"""Seconds of quiet after the chime that ends an exercise, so that the next one is not taken for its second."""
CHIMES_TO_CHANGE_SIDES = 2


@dataclass(frozen=True, slots=True)
class Performing:
    """Lays steps into a script. In a silent one, a chime begins each side and ends its exercise, two change sides."""

    script: Script
    preferences: Preferences
    phrases: Phrases

    def announce(self, led: Led, side: Side | None, *, moves: bool) -> None:
        """Name and side. A step that only guides is warned first."""
        script, done = self.script, led.done
        if script.silent:
            script.chime()
        script.say(Told("setup", done.name, done.figure), AFTER_NAME, moves=moves)
        if side:
            phrase = self.phrases.first_side if side == SIDES[0] else self.phrases.second_side
            script.say(Told("setup", phrase, done.figure), AFTER_NAME, room=self._room_of_announcement(), moves=moves)
        if led.step.caution and not done.is_exercise:
            script.say(Told("caution", led.step.caution, done.figure), AFTER_NAME, moves=moves)

    def lead(self, led: Led) -> None:
        """Set-up, caution, the exercise, the way out of the position."""
        self.script.say_lines("setup", led.said.setup, led.done.figure)
        if led.done.is_exercise:
            self._exercise(led)
            self._end_exercise(led.done)
        self.script.say_lines("release", led.done.release or led.step.release, led.done.figure)

    def change_sides(self, done: Step | Easier) -> None:
        if self.script.silent:
            self.script.chime(CHIMES_TO_CHANGE_SIDES)
        told = Told("change-sides", self.phrases.change_sides, done.figure)
        self.script.say(told, moves=moves_with_its_name(done))
        self.script.rest(self.preferences.change_sides_seconds)

    def _exercise(self, led: Led) -> None:
        """The last pose of the set-up stays until the movement begins."""
        script, done, said = self.script, led.done, led.said
        if done.dose is None:
            return
        breath = self.preferences.breath_seconds
        poised = done.setup[-1].figure or done.figure
        if led.step.caution:
            script.say(Told("caution", led.step.caution, poised), AFTER_NAME)
        script.say(Told("begin", self.phrases.begin if done.movement else self.phrases.stay, poised), AFTER_BEGIN)
        if said.movement:
            lay_movement(script, said.movement, led.amount, breath, phrases=self.phrases, figure=done.figure)
        elif said.hold:
            slow = breath * script.pace
            unit = slow if done.dose.unit == "breaths" else 1.0
            counts = said.hold.count_down and self.preferences.count_down
            start, seconds = script.at, led.amount * unit
            lay_hold(script, said.hold, seconds, slow, counts=counts, phrases=self.phrases, figure=done.figure)
            script.phases.append(Phase(start, script.at, unit))

    def _end_exercise(self, done: Step | Easier) -> None:
        """A chime where nothing is spoken, or where it stands for the count-down of a hold."""
        if self.script.silent:
            self.script.chime()
            self.script.rest(AFTER_LAST_CHIME)
        elif done.hold and done.hold.count_down and not self.preferences.count_down and self.preferences.chime:
            self.script.chime()

    def _room_of_announcement(self) -> float:
        """The sides are announced in different words: both get the room of the longer."""
        return max(self.script.room(phrase) for phrase in (self.phrases.first_side, self.phrases.second_side))


def moves_with_its_name(done: Step | Easier) -> bool:
    """A name announces. Where the first sentence of the set-up has a pose of its own, the figure waits for it."""
    return done.setup[0].figure is None
