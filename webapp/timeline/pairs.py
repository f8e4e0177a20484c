"""Between which poses the figure moves: what is worth drawing before anybody asks for it."""

from collections.abc import Iterable
from itertools import pairwise, product

from webapp.catalogue.models import VARIANTS, Routine
from webapp.catalogue.phrases import Phrases
from webapp.timeline.compiling import compile_timeline
from webapp.timeline.estimate import EstimatedLengths
from webapp.timeline.preferences import Preferences

Pair = tuple[str, str]


def pairs_of(routines: Iterable[Routine], phrases: Phrases) -> list[Pair]:
    """In every variant, with every step as it is and in its easier form. Each pair is sorted, and there once."""
    found: dict[Pair, None] = {}
    for routine, variant, eased in product(routines, VARIANTS, (False, True)):
        easier = {step.id for step in routine.steps} if eased else ()
        timeline = compile_timeline(routine, variant, Preferences(), EstimatedLengths(), phrases, easier=easier)
        for before, after in pairwise(moment.figure for moment in timeline.figures):
            if before != after:
                found[(min(before, after), max(before, after))] = None
    return list(found)
