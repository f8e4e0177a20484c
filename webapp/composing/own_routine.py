"""From a composition to a routine like any other."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from webapp.catalogue.models import LONGEST_MINUTES, MOST_STEPS, VARIANTS, Routine, Step
from webapp.catalogue.phrases import Phrases
from webapp.catalogue.words import LONGEST_SLUG
from webapp.composing.about import about
from webapp.composing.composition import CannotComposeError, Composition, Objection, Pick
from webapp.composing.objections import objections_to, step_picked
from webapp.composing.picked_steps import picked_step
from webapp.composing.route import Route, route_through
from webapp.composing.ways import Way, Ways
from webapp.timeline.checking import minutes_of
from webapp.timeline.compiling import compile_timeline
from webapp.timeline.estimate import EstimatedLengths
from webapp.timeline.preferences import Preferences


@dataclass(frozen=True, slots=True)
class Repertoire:
    """What routines are composed from."""

    routines: Mapping[str, Routine]
    ways: Ways
    phrases: Phrases


def compose(slug: str, composition: Composition, repertoire: Repertoire) -> Routine:
    """Raises CannotComposeError with everything that stands against it.

    What is said in it is said in the shipped routines or is a shared phrase, so it is spoken already. Its title is not
    spoken: it is the person's own, and nothing of a person goes to a voice.
    """
    _refuse(*objections_to(composition, repertoire.routines))
    steps = tuple(_picked(composition, repertoire))
    home = frozenset(pick.routine for pick in composition.picks)
    route = route_through(steps, repertoire.ways, home)
    _refuse(*route.objections)
    joined = tuple(_joined(steps, route))
    if len(joined) > MOST_STEPS:
        message = f"With the ways between them these are {len(joined)} steps, and {MOST_STEPS} are the most."
        _refuse(Objection(f"{message} Put steps in the same position one after another."))
    used = dict.fromkeys([*(pick.routine for pick in composition.picks), *_routines_of(route)])
    routine = about(slug, composition, [repertoire.routines[name] for name in used], joined, repertoire.phrases)
    return _timed(routine, repertoire.phrases)


def ids_of(picks: Sequence[Pick]) -> tuple[str, ...]:
    """The id of each picked step in the routine: its own, with a number where that is taken."""
    seen: Counter[str] = Counter()
    ids: list[str] = []
    for pick in picks:
        step_id = pick.step
        while step_id in ids:
            seen[pick.step] += 1
            end = f"-{seen[pick.step] + 1}"
            step_id = f"{pick.step[: LONGEST_SLUG - len(end)].rstrip('-')}{end}"
        ids.append(step_id)
    return tuple(ids)


def _refuse(*objections: Objection) -> None:
    if objections:
        raise CannotComposeError(objections)


def _picked(composition: Composition, repertoire: Repertoire) -> Iterator[Step]:
    for pick, step_id in zip(composition.picks, ids_of(composition.picks), strict=True):
        step = step_picked(repertoire.routines, pick)
        if step is not None:
            yield picked_step(step, pick, step_id, repertoire.phrases)


def _joined(steps: Sequence[Step], route: Route) -> Iterator[Step]:
    """The picked steps with the ways between them, whose ids are theirs alone."""
    taken = {step.id for step in steps}
    names = (name for number in count(1) if (name := f"way-{number}") not in taken)
    for ways, step in zip(route.before, steps, strict=True):
        yield from (_as_way(way, next(names)) for way in ways)
        yield step
    yield from (_as_way(way, next(names)) for way in route.after)


def _as_way(way: Way, step_id: str) -> Step:
    """In every variant, and not counted."""
    update = {"id": step_id, "transition": True, "variants": VARIANTS, "optional": False}
    return way.step.model_copy(update=update)


def _routines_of(route: Route) -> Iterator[str]:
    for ways in (*route.before, route.after):
        yield from (way.routine for way in ways if way.routine)


def _timed(routine: Routine, phrases: Phrases) -> Routine:
    """With the minutes that it takes."""
    timeline = compile_timeline(routine, "standard", Preferences(), EstimatedLengths(), phrases)
    minutes = round(max(minutes_of(timeline), 0.1), 1)
    if minutes > LONGEST_MINUTES:
        _refuse(Objection(f"This would last {minutes:.0f} minutes, and {LONGEST_MINUTES} are the most; do less of it."))
    return routine.model_copy(update={"minutes": minutes})
