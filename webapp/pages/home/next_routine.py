"""What Today holds ready before the back was asked after: the routine that fits days like the last ones, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from webapp.catalogue.models import Routine
from webapp.practice.places import Place
from webapp.practice.queries import RecentSession
from webapp.practice.ranking import GENTLE_FROM, Day, latest_of_each
from webapp.practice.suggestion import condition_at
from webapp.trends.afterwards import as_reason, clear
from webapp.trends.averages import Stretch
from webapp.trends.pairs import RoutineChange


@dataclass(frozen=True, slots=True)
class NextRoutine:
    """`reason` is empty where what was rated gives none."""

    routine: Routine
    reason: str


def next_routine(
    routines: Mapping[str, Routine],
    recent: Sequence[RecentSession],
    usual: int | None,
    changes: Mapping[str, RoutineChange],
    *,
    now: datetime,
    place: Place | None,
) -> NextRoutine | None:
    """What Ebb would offer on the rating `usual`, by the same order as on an answer; None without a routine.

    Where nothing was rated lately it is what suits a bad day. `recent` is newest first.
    """
    condition = condition_at(GENTLE_FROM if usual is None else usual, recent, now)
    day = Day(condition, latest_of_each(recent), now, place, changed=clear(changes))
    first = next(iter(day.ordered(routines.values())), None)
    return NextRoutine(first, as_reason(day.changed[first.slug]) if day.speaks_for(first) else "") if first else None


def usual_rating(weeks: Sequence[Stretch]) -> int | None:
    """The mean of the newest week with a rating, rounded half up to a whole point."""
    newest = next((week.before for week in reversed(weeks) if week.before), None)
    return (2 * newest.total + newest.count) // (2 * newest.count) if newest else None
