"""What Ebb offers on a rating: a routine and a variant, with the reason in words. Pure.

A rating of 0 to 3 is offered the full variant, 4 or 5 the standard one, 6 or more, or a flare, the gentle one. What
begins where the person cannot start today is not offered first.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType

from webapp.catalogue.models import Routine, Variant
from webapp.practice.places import PLACE_WORDS, START_WORDS, Place, is_begun
from webapp.practice.ranking import GENTLE_FROM, Day, EarlierSession, distance, latest_of_each
from webapp.practice.step_changes import Condition
from webapp.trends.afterwards import BY_ITSELF, as_reason, clear
from webapp.trends.pairs import RoutineChange

STANDARD_FROM = 4

FLARE_LASTS = timedelta(hours=48)
"""How long a session that was marked as a flare asks for the gentle variant. Ebb's own choice, on the careful side."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A routine and a variant. `reasons` are whole sentences."""

    routine: Routine
    variant: Variant
    reasons: tuple[str, ...]


def condition_at(rating: int, earlier: Iterable[EarlierSession], now: datetime) -> Condition:
    flare = any(session.flare and now - session.started_at < FLARE_LASTS for session in earlier)
    return Condition(rating, flare)


def variant_for(condition: Condition) -> Variant:
    if condition.rating >= GENTLE_FROM or condition.flare:
        return "gentle"
    return "standard" if condition.rating >= STANDARD_FROM else "full"


def suggest(
    routines: Mapping[str, Routine],
    condition: Condition,
    earlier: Sequence[EarlierSession],
    now: datetime,
    place: Place | None = None,
    *,
    planned: str | None = None,
    changes: Mapping[str, RoutineChange] = MappingProxyType({}),
) -> Suggestion:
    """The first choice in this condition, in this place; `planned` is the slug of what is next in a plan.

    `earlier` is newest first, `changes` are by slug; there is at least one routine.
    """
    day = Day(condition, latest_of_each(earlier), now, place, planned, clear(changes))
    order = day.ordered(routines.values())
    anywhere = replace(day, place=None).ordered(routines.values())[0]
    variant = variant_for(condition)
    reasons = (_why_variant(condition, variant), *_why_place(day, order[0], anywhere), *_why_first(day, order))
    return Suggestion(order[0], variant, reasons)


def chosen(routine: Routine, variant: Variant, condition: Condition) -> Suggestion:
    """What the person has chosen, and what there is to say where Ebb would have offered something else."""
    offered = variant_for(condition)
    reasons = [
        _why_variant(condition, variant) if variant == offered else f"You chose {variant}; Ebb offers {offered}."
    ]
    pain = routine.good_for_pain
    if condition.rating > pain.highest:
        reasons.append(f"{routine.title} is meant for {pain.lowest} to {pain.highest}. Go only as far as feels good.")
    elif condition.rating < pain.lowest:
        reasons.append(f"{routine.title} is meant for harder days, {pain.lowest} to {pain.highest}.")
    return Suggestion(routine, variant, tuple(reasons))


def dealt(routine: Routine, condition: Condition) -> Suggestion:
    """What a fair comparison has for this session."""
    variant = variant_for(condition)
    return Suggestion(routine, variant, (_why_variant(condition, variant),))


def short_session(routines: Iterable[Routine], place: Place | None = None) -> Routine | None:
    """The session for the worst day: one that begins where the person is, else in bed."""
    short = [routine for routine in routines if routine.for_flare]
    order = sorted(short, key=lambda routine: (not is_begun(routine, place), routine.start != "bed", routine.slug))
    return order[0] if order else None


def _why_variant(condition: Condition, variant: Variant) -> str:
    if condition.flare and condition.rating < GENTLE_FROM:
        return f"You marked a flare, so it is {variant} today."
    return f"Because you said {condition.rating}, it is {variant} today."


def _why_place(day: Day, first: Routine, anywhere: Routine) -> Iterator[str]:
    """Said where the place has changed the offer."""
    if day.place is None or first.slug == anywhere.slug:
        return
    if not is_begun(first, day.place):
        yield f"Nothing here begins {PLACE_WORDS[day.place]}, so this one is {START_WORDS[first.start]}."
        return
    yield f"You can start {PLACE_WORDS[day.place]}, so it is {first.title}."
    if first.for_flare and day.condition.rating < first.good_for_pain.lowest:
        yield "It is made for harder days; nothing that begins there fits better."


def _why_first(day: Day, order: Sequence[Routine]) -> Iterator[str]:
    first, *others = order
    if day.is_short_for_flare(first) and is_begun(first, day.place):
        yield "You marked a flare, so a short session comes first."
    if first.slug == day.planned:
        yield "It is next in your plan."
    elif day.speaks_for(first) and not day.is_short_for_flare(first):
        yield f"Your rating was {as_reason(day.changed[first.slug])} of it. {BY_ITSELF}"
    if day.hurt(first):
        return
    for other in others:
        if day.hurt(other) and is_begun(other, day.place) and not distance(other, day.condition.rating):
            yield f"{other.title} hurt last time, so this time it is {first.title}."
            return
