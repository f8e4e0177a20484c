"""One step, or one side of it, in words: its name, how to begin, what is done, how to leave it."""

from dataclasses import dataclass

from webapp.catalogue.models import Easier, Side, Step, Variant
from webapp.catalogue.phrases import Phrases
from webapp.catalogue.words import SIDES
from webapp.timeline.holds import lay_hold
from webapp.timeline.leading import amount
from webapp.timeline.movements import lay_movement
from webapp.timeline.preferences import Preferences
from webapp.timeline.script import Script, Told

AFTER_NAME = 0.8
AFTER_BEGIN = 0.5
"""Seconds of quiet at normal pace."""


@dataclass(frozen=True, slots=True)
class Performing:
    """Lays steps into a script, in the form that is asked for."""

    script: Script
    variant: Variant
    preferences: Preferences
    phrases: Phrases

    def announce(self, step: Step, done: Step | Easier, side: Side | None, *, moves: bool) -> None:
        """Name and side. A step that only guides is warned first."""
        script = self.script
        script.say(Told("setup", done.name, done.figure), AFTER_NAME, moves=moves)
        if side:
            phrase = self.phrases.first_side if side == SIDES[0] else self.phrases.second_side
            script.say(Told("setup", phrase, done.figure), AFTER_NAME, room=self._room_of_announcement(), moves=moves)
        if step.caution and not done.is_exercise:
            script.say(Told("caution", step.caution, done.figure), AFTER_NAME, moves=moves)

    def lead(self, step: Step, done: Step | Easier) -> None:
        """Set-up, caution, the exercise, the way out of the position."""
        self.script.say_lines("setup", done.setup, done.figure)
        if done.is_exercise:
            self._exercise(done, step.caution)
        self.script.say_lines("release", done.release or step.release, done.figure)

    def change_sides(self, done: Step | Easier) -> None:
        told = Told("change-sides", self.phrases.change_sides, done.figure)
        self.script.say(told, moves=moves_with_its_name(done))
        self.script.rest(self.preferences.change_sides_seconds)

    def _exercise(self, done: Step | Easier, caution: str | None) -> None:
        """The last pose of the set-up stays until the movement begins."""
        if done.dose is None:
            return
        script, much = self.script, amount(done, self.variant, self.preferences)
        breath = self.preferences.breath_seconds
        poised = done.setup[-1].figure or done.figure
        if caution:
            script.say(Told("caution", caution, poised), AFTER_NAME)
        script.say(Told("begin", self.phrases.begin if done.movement else self.phrases.stay, poised), AFTER_BEGIN)
        if done.movement:
            lay_movement(script, done.movement, much, breath, phrases=self.phrases, figure=done.figure)
        elif done.hold:
            slow = breath * script.pace
            seconds = much * slow if done.dose.unit == "breaths" else float(much)
            lay_hold(script, done.hold, seconds, slow, phrases=self.phrases, figure=done.figure)

    def _room_of_announcement(self) -> float:
        """The sides are announced in different words: both get the room of the longer."""
        return max(self.script.room(phrase) for phrase in (self.phrases.first_side, self.phrases.second_side))


def moves_with_its_name(done: Step | Easier) -> bool:
    """A name announces. Where the first sentence of the set-up has a pose of its own, the figure waits for it."""
    return done.setup[0].figure is None
