"""What has to be built before a routine can be heard."""

from collections.abc import Iterator, Mapping

from webapp.catalogue.models import Line, Performance, Routine, Step
from webapp.catalogue.phrases import Phrases
from webapp.catalogue.words import both_ways


def utterances(routine: Routine, phrases: Phrases) -> tuple[str, ...]:
    """Every text that any variant, side, twin, preference or way out can speak: sorted, each once."""
    texts = {text for template in _templates(routine, phrases) for text in both_ways(template)}
    return tuple(sorted(texts))


def utterances_of(routines: Mapping[str, Routine], phrases: Phrases) -> dict[str, tuple[str, ...]]:
    """Those of each of several routines, by its slug."""
    return {slug: utterances(routine, phrases) for slug, routine in routines.items()}


def way_out(routine: Routine, step_id: str) -> tuple[Line, ...]:
    """What is said after "that hurts". Raises KeyError for an unknown step."""
    return routine.step(step_id).way_out


def _templates(routine: Routine, phrases: Phrases) -> Iterator[str]:
    yield from phrases.spoken()
    yield from (line.say for line in (*routine.opening, *routine.closing))
    for step in (*phrases.ways, *routine.steps):
        yield from _step(step)


def _step(step: Step) -> Iterator[str]:
    yield step.name
    if step.caution:
        yield step.caution
    yield from (line.say for line in step.way_out)
    yield from _performance(step)
    if step.easier:
        yield step.easier.name
        yield from _performance(step.easier)


def _performance(performance: Performance) -> Iterator[str]:
    yield from (line.say for line in (*performance.setup, *performance.release))
    if performance.hold:
        yield from (cue.say for cue in performance.hold.cues)
    for beat in performance.movement.beats if performance.movement else ():
        yield from (beat.say, *beat.then)
        if beat.last:
            yield beat.last
