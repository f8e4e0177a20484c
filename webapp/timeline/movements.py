"""Rounds of beats: each as long as half a breath or its seconds, and longer where its words need it."""

from webapp.catalogue.models import Beat, Movement
from webapp.catalogue.phrases import Phrases
from webapp.timeline.cues import CueKind, Phase
from webapp.timeline.script import GAP, Script, Told

FEWEST_ROUNDS_WITH_A_HALF = 4


def lay_movement(
    script: Script, movement: Movement, rounds: int, breath_seconds: float, *, phrases: Phrases, figure: str
) -> None:
    """Leads through all rounds. "Half-way" and "last one" close the beat before them, so that they keep the rhythm.

    The figure moves through the whole of each beat, also where it is quiet.
    """
    for number in range(rounds):
        for beat in movement.beats:
            pose = beat.figure or figure
            words = words_in_round(beat, number, rounds)
            after = _said_after(number, rounds, phrases) if beat is movement.beats[-1] else None
            start = script.at
            _lay_beat(
                script,
                seconds=(beat.seconds or breath_seconds / 2) * script.pace,
                spoken=Told("movement", words, pose) if words else None,
                after=Told(*after, pose) if after else None,
            )
            script.phases.append(Phase(start, script.at))
            script.move(pose, start, script.at)
            if beat.breath:
                script.showing.breathe(beat.breath, start, script.at)


def words_in_round(beat: Beat, number: int, rounds: int) -> str | None:
    """What a beat says in a round (0 is the first), or None where it is quiet."""
    if number == 0:
        return beat.say
    if number == rounds - 1 and beat.last:
        return beat.last
    return beat.then[(number - 1) % len(beat.then)] if beat.then else None


def _said_after(number: int, rounds: int, phrases: Phrases) -> tuple[CueKind, str] | None:
    """Where an odd number has no middle, "half-way" comes after it: nobody in pain is promised too little."""
    done = number + 1
    if done == rounds - 1:
        return "count", phrases.last_one
    if rounds >= FEWEST_ROUNDS_WITH_A_HALF and done == (rounds + 1) // 2:
        return "half-way", phrases.half_way
    return None


def _lay_beat(script: Script, seconds: float, spoken: Told | None, after: Told | None) -> None:
    start = script.at
    spoken_room = script.room(spoken.template) + GAP if spoken else 0.0
    after_room = script.room(after.template) + GAP if after else 0.0
    end = start + max(seconds, spoken_room + after_room)
    if spoken:
        script.place(spoken, start)
    if after:
        script.place(after, end - after_room)
    script.at = end
