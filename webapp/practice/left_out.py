"""Which steps were taken out of a routine in some days, by the person or by the stop rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from webapp.practice.step_history import StepHistory, step_histories
from webapp.safety.stop_rule import LEFT_OUT_AFTER, StepDecision, StepEvent, step_form
from webapp.trends.records import local


@dataclass(frozen=True, slots=True)
class LeftOutStep:
    routine: str
    step: str
    since: date


def left_out_of(db: Session, person_id: UUID, first: date, last: date, time_zone: str) -> list[LeftOutStep]:
    """As it stood on the local day `last`, by what happened from `first` on alone. Two statements."""
    found = []
    for routine, history in sorted(step_histories(db, person_id).items()):
        for step in sorted({event.step for event in history.events} | set(history.decisions)):
            since = _since(*_within(history, step, first, last, time_zone))
            if since is not None:
                found.append(LeftOutStep(routine, step, local(since, time_zone).date()))
    return sorted(found, key=lambda one: one.since, reverse=True)


def _within(
    history: StepHistory, step: str, first: date, last: date, time_zone: str
) -> tuple[list[StepEvent], StepDecision | None]:
    def is_inside(moment: datetime) -> bool:
        return first <= local(moment, time_zone).date() <= last

    decision = history.decisions.get(step)
    events = [event for event in history.events if event.step == step and is_inside(event.at)]
    return events, decision if decision is not None and is_inside(decision.decided_at) else None


def _since(events: list[StepEvent], decision: StepDecision | None) -> datetime | None:
    """When the step was left out; None where it is led."""
    if step_form(events, decision) != "left out":
        return None
    if decision is not None and decision.form == "left out":
        return decision.decided_at
    return list(_hurt_since(events, decision))[LEFT_OUT_AFTER - 1]


def _hurt_since(events: list[StepEvent], decision: StepDecision | None) -> Iterator[datetime]:
    for event in events:
        if event.kind == "hurt" and (decision is None or event.at > decision.decided_at):
            yield event.at
