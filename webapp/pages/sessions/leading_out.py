"""The words that lead out of a step after "that hurts"."""

from webapp.catalogue.models import Line, Routine, Side
from webapp.catalogue.words import both_ways, of_side
from webapp.timeline.utterances import way_out


def lines_out(routine: Routine, step: str, side: Side | None) -> tuple[Line, ...]:
    """Where the side of a two-sided step is not known, the words for both. Raises KeyError for an unknown step."""
    return tuple(
        line.model_copy(update={"say": text})
        for line in way_out(routine, step)
        for text in ([of_side(line.say, side)] if side else both_ways(line.say))
    )
