"""A step in fewer words, for somebody who knows it. The poses, the cautions and the way out are those of the whole."""

import re
from collections.abc import Iterator

from webapp.catalogue.models import Beat, Easier, Hold, Movement, Performance, SetupLine, Step

_WARNING = re.compile(r"\b(hurts?|never|stop|must|no|not|nothing|only)\b", re.IGNORECASE)
"""Words of a sentence that says how far, or what must not be."""


def in_few_words(done: Step | Easier) -> Step | Easier:
    """What is left of an exercise: no new word, and each in its place. A step that only guides is said in full."""
    if not done.is_exercise:
        return done
    fewer = {
        "setup": tuple(_lines(done)),
        "movement": done.movement and _movement(done.movement),
        "hold": done.hold and _hold(done.hold),
    }
    return done.model_copy(update=fewer)


def _lines(done: Performance) -> Iterator[SetupLine]:
    """The first sentence takes the position; after it those that take another pose, and those that warn."""
    shown = None
    for line in done.setup:
        pose = line.figure or done.figure
        if pose != shown or line.always or _warns(line.say):
            yield line
        shown = pose


def _movement(movement: Movement) -> Movement:
    """The first round is said as the second is, where that is shorter."""
    return Movement(beats=tuple(map(_beat, movement.beats)))


def _beat(beat: Beat) -> Beat:
    if not beat.then or _warns(beat.say) or len(beat.then[0]) >= len(beat.say):
        return beat
    return beat.model_copy(update={"say": beat.then[0]})


def _hold(hold: Hold) -> Hold:
    cues = tuple(cue for cue in hold.cues if cue.figure or cue.always or _warns(cue.say))
    return hold.model_copy(update={"cues": cues})


def _warns(sentence: str) -> bool:
    return _WARNING.search(sentence) is not None
