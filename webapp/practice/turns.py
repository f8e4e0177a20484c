"""What is next in the comparison that goes on, and whether it is the day for it. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from webapp.catalogue.models import Routine
from webapp.practice.comparing import Running
from webapp.practice.places import Place
from webapp.practice.ranking import EarlierSession
from webapp.practice.step_changes import Condition
from webapp.practice.waiting import why_it_waits


@dataclass(frozen=True, slots=True)
class Turn:
    """`routine` is what the lots have for the next session; None where the comparison waits, which `waits` says why."""

    running: Running
    routine: Routine | None
    waits: str = ""


def turn_of(
    running: Running,
    routines: Mapping[str, Routine],
    condition: Condition,
    earlier: Iterable[EarlierSession],
    now: datetime,
    *,
    place: Place | None = None,
    planned: str | None = None,
) -> Turn:
    """`planned` is the slug of what a plan asks for today."""
    first, second = routines.get(running.first), routines.get(running.second)
    if first is None or second is None:
        return Turn(running, None, "Your comparison cannot go on: one of its routines is no longer here.")
    plan = routines.get(planned) if planned else None
    waits = why_it_waits((first, second), condition, earlier, now, place=place, planned=plan)
    return Turn(running, None, waits) if waits else Turn(running, routines[running.routine])
