"""What Ebb offers on a rating: a routine and a variant, with the reason in words. Pure.

A rating of 0 to 3 is offered the full variant, 4 or 5 the standard one, 6 or more, or a flare, the gentle one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from webapp.catalogue.models import Routine, Variant
from webapp.practice.step_changes import Condition

GENTLE_FROM = 6
STANDARD_FROM = 4

FLARE_LASTS = timedelta(hours=48)
"""How long a session that was marked as a flare asks for the gentle variant. Ebb's own choice, on the careful side."""


class EarlierSession(Protocol):
    """What a suggestion needs to know of an earlier session."""

    @property
    def routine(self) -> str: ...
    @property
    def started_at(self) -> datetime: ...
    @property
    def flare(self) -> bool: ...
    @property
    def hurt(self) -> bool: ...


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
    routines: Mapping[str, Routine], condition: Condition, earlier: Sequence[EarlierSession], now: datetime
) -> Suggestion:
    """The first choice in this condition. `earlier` is newest first; there is at least one routine."""
    latest = _latest(earlier)
    order = sorted(routines.values(), key=lambda routine: _rank(routine, condition.rating, latest, now))
    first = order[0]
    avoided = [other for other in order[1:] if _hurt(other, latest) and not _distance(other, condition.rating)]
    reasons = [_why_variant(condition, variant_for(condition))]
    if avoided and not _hurt(first, latest):
        reasons.append(f"{avoided[0].title} hurt last time, so this time it is {first.title}.")
    return Suggestion(first, variant_for(condition), tuple(reasons))


def chosen(routine: Routine, variant: Variant, condition: Condition) -> Suggestion:
    """What the person has chosen, and what there is to say where Ebb would have offered something else."""
    offered = variant_for(condition)
    reasons = [
        _why_variant(condition, variant) if variant == offered else f"You chose {variant}; Ebb offers {offered}."
    ]
    if _distance(routine, condition.rating):
        pain = routine.good_for_pain
        reasons.append(f"{routine.title} is meant for {pain.lowest} to {pain.highest}. Go only as far as feels good.")
    return Suggestion(routine, variant, tuple(reasons))


def _why_variant(condition: Condition, variant: Variant) -> str:
    if condition.flare and condition.rating < GENTLE_FROM:
        return f"You marked a flare, so it is {variant} today."
    return f"Because you said {condition.rating}, it is {variant} today."


def _latest(earlier: Sequence[EarlierSession]) -> dict[str, EarlierSession]:
    latest: dict[str, EarlierSession] = {}
    for session in earlier:
        latest.setdefault(session.routine, session)
    return latest


def _hurt(routine: Routine, latest: Mapping[str, EarlierSession]) -> bool:
    return routine.slug in latest and latest[routine.slug].hurt


def _distance(routine: Routine, rating: int) -> int:
    """How far the rating lies outside the range that the routine is good for."""
    return max(routine.good_for_pain.lowest - rating, rating - routine.good_for_pain.highest, 0)


def _rank(
    routine: Routine, rating: int, latest: Mapping[str, EarlierSession], now: datetime
) -> tuple[int, bool, float, int, str]:
    """What fits the rating best, did not hurt last time, was used last, asks least of the body."""
    used = latest.get(routine.slug)
    since = (now - used.started_at).total_seconds() if used else float("inf")
    return _distance(routine, rating), _hurt(routine, latest), since, routine.intensity, routine.slug
