"""What the composing page shows: the steps that were picked, and those to choose from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from webapp.catalogue.models import Routine, Step
from webapp.catalogue.words import of_side
from webapp.composing.composition import Objection, Pick, can_be_picked
from webapp.composing.objections import step_picked
from webapp.composing.own_routine import ids_of
from webapp.composing.ways import POSITION_WORDS
from webapp.pages.routines.wording import safe_range


@dataclass(frozen=True, slots=True)
class PickedRow:
    """One step of the draft. `step` is None where it is no longer there."""

    pick: Pick
    step: Step | None
    ways: tuple[str, ...]
    """What leads to it, by name."""
    problem: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A step to choose."""

    step: Step
    figure: str
    position: str
    dose: str


@dataclass(frozen=True, slots=True)
class Group:
    """The steps of one routine."""

    routine: Routine
    choices: tuple[Choice, ...]


def picked_rows(
    picks: Sequence[Pick], routines: Mapping[str, Routine], composed: Routine | None, objections: Sequence[Objection]
) -> tuple[PickedRow, ...]:
    """`composed` is None where something stands against it; then the ways are not known yet."""
    ways = ways_before(composed) if composed else {}
    problems = {objection.pick: objection.message for objection in reversed(objections)}
    return tuple(
        PickedRow(pick, step_picked(routines, pick), ways.get(step_id, ()), problems.get(number, ""))
        for number, (pick, step_id) in enumerate(zip(picks, ids_of(picks), strict=True))
    )


def ways_before(routine: Routine) -> dict[str, tuple[str, ...]]:
    """The names of the guiding steps before each step; those after the last one stand under the empty id."""
    found: dict[str, tuple[str, ...]] = {}
    waiting: list[str] = []
    for step in routine.steps:
        if step.transition:
            waiting.append(step.name)
        else:
            found[step.id], waiting = tuple(waiting), []
    found[""] = tuple(waiting)
    return found


def groups(routines: Sequence[Routine]) -> tuple[Group, ...]:
    return tuple(Group(routine, choices) for routine in routines if (choices := tuple(_choices(routine))))


def _choices(routine: Routine) -> Iterator[Choice]:
    for step in routine.steps:
        if can_be_picked(step):
            figure = of_side(step.figure, step.first_side)
            yield Choice(step, figure, POSITION_WORDS[step.position], safe_range(step.dose) if step.dose else "")
