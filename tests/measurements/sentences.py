"""Each sentence of a plan in a recording of the room: is it heard, and when?"""

from bisect import bisect_right
from dataclasses import dataclass
from statistics import median
from typing import Any

import numpy as np

from tests.browser.correlation import RATE, Match, Sound, match
from tests.measurements.loudspeaker import Recording

AUDIBLE = 0.01
"""The onset of a sentence is its first sample above this share of full scale."""
AROUND = 0.1
"""Seconds before and after a sentence that are looked at with it."""
SEARCHED = 3.0
"""Seconds to both sides in which a sentence is looked for: one that is very late is still found, and told."""

Claims = list[tuple[float, float]]
"""What the player says of itself: time of the day, second of the track."""
SETTING_OUT = 20
"""From so many claims, those of the first five seconds, it is known when the track was at its beginning."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One sentence of the plan."""

    text: str
    likeness: float
    late: float
    """Seconds by which it is heard after its time, by the clock of the machine since the track began."""
    onset: float
    """The same for its first audible sample alone; infinite where nothing was to be heard."""
    claimed: Match
    """What sounds while the player says that it is here, compared with the file."""


def hear(cue: Any, file: Sound, recording: Recording, claims: Claims) -> Heard:
    room = recording.samples
    zero = median(wall - place for wall, place in claims[:SETTING_OUT]) - recording.began
    start, end = cue["start"] - AROUND, cue["end"] + AROUND
    spoken = file[round(start * RATE) : round(end * RATE)]
    found = match(spoken, room, claimed=zero + start, searched=SEARCHED)
    at = round((zero + start) * RATE)
    onset = onset_of(room[at : at + len(spoken)]) - onset_of(spoken)
    return Heard(cue["text"], found.likeness, -found.lag, onset, against_the_player(cue, file, recording, claims))


def onset_of(sound: Sound) -> float:
    """Seconds up to the first audible sample; infinite where there is none."""
    loud = np.abs(sound) > AUDIBLE
    return int(np.argmax(loud)) / RATE if loud.any() else float("inf")


def against_the_player(cue: Any, file: Sound, recording: Recording, claims: Claims) -> Match:
    """A sentence in the room, from the moment on at which the player believes to be at its start."""
    walls, places = zip(*claims, strict=True)
    index = max(0, bisect_right(places, cue["start"]) - 1)
    at = walls[index] + cue["start"] - places[index]
    first = round((at - recording.began) * RATE)
    heard = recording.samples[first : first + round((cue["end"] - cue["start"]) * RATE)]
    return match(heard, file, claimed=cue["start"])
