"""Staying in a position: what is said meanwhile, the half, and "one" on its end."""

from webapp.catalogue.models import Hold
from webapp.catalogue.phrases import Phrases
from webapp.timeline.script import GAP, Script, Told
from webapp.timeline.showing import SETTLING

SHORTEST_WITH_A_HALF = 20.0
"""Seconds."""
COUNT_SPACING = 1.0
"""Seconds from "three" to "two" and from "two" to "one"; pace does not change it."""


def lay_hold(
    script: Script, hold: Hold, seconds: float, breath: float, *, counts: bool, phrases: Phrases, figure: str
) -> None:
    """Holds for `seconds` from the next free moment, while slow breaths of `breath` seconds come and go.

    Words that need longer lengthen the hold. Where it `counts`, "three, two, one" ends it.
    """
    start = script.at
    pose = figure
    script.move(pose, start, start + min(SETTLING, seconds))
    script.showing.breathe_through(start, seconds, breath)
    for at, told in _said_meanwhile(hold, seconds, phrases):
        script.at = max(script.at, start + at * seconds)
        pose = told.figure or pose
        script.say(Told(told.kind, told.template, pose))
    end = start + seconds
    if counts:
        _count_down(script, end, phrases, pose)
    else:
        script.at = max(script.at, end)


def _said_meanwhile(hold: Hold, seconds: float, phrases: Phrases) -> list[tuple[float, Told]]:
    """What is said and at which share of the hold. An empty figure stands for the one already shown."""
    said = [(cue.at, Told("hold", cue.say, cue.figure or "")) for cue in hold.cues]
    if hold.count_down and seconds >= SHORTEST_WITH_A_HALF:
        said.append((0.5, Told("half-way", phrases.half_way, "")))
    return sorted(said, key=lambda entry: entry[0])


def _count_down(script: Script, end: float, phrases: Phrases, figure: str) -> None:
    """ "One" begins at `end`, or later where the words before it need the time."""
    numbers = [Told("count", text, figure) for text in (phrases.three, phrases.two, phrases.one)]
    steps = [max(COUNT_SPACING, script.room(number.template) + GAP) for number in numbers[:2]]
    script.at = max(script.at, end - sum(steps))
    for number, step in zip(numbers, [*steps, 0.0], strict=True):
        start = script.at
        script.say(number)
        script.at = max(script.at, start + step)
