"""What is offered before a session: routine and variant, how its steps change that day, and how long it takes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.catalogue.models import VARIANTS, Routine, Variant
from webapp.pages.sessions.beginning_form import Beginning
from webapp.pages.sessions.comparison_line import ComparisonLine, comparison_line
from webapp.pages.sessions.guide import Guide, Shape
from webapp.pages.sessions.guides import guides, shape_for
from webapp.pages.sessions.knowing import known_to
from webapp.pages.settings.wishes import changed
from webapp.practice.beginning import NewSession
from webapp.practice.comparing import running_comparison
from webapp.practice.last_year import last_years_changes
from webapp.practice.places import Place
from webapp.practice.plans import due_today
from webapp.practice.queries import recent_sessions
from webapp.practice.step_changes import Condition, StepChange, step_changes
from webapp.practice.step_history import StepHistory, step_history
from webapp.practice.suggestion import Suggestion, chosen, condition_at, dealt, suggest
from webapp.practice.turns import turn_of
from webapp.timeline.preferences import Preferences
from webapp.trends.records import local


@dataclass(frozen=True)
class Offer:
    """A session that could begin now."""

    suggestion: Suggestion
    condition: Condition
    changes: tuple[StepChange, ...]
    shape: Shape
    guide: Guide
    flare: bool = False
    """Whether the person says that this session is in a flare."""
    comparison: ComparisonLine | None = None

    @property
    def routine(self) -> Routine:
        return self.suggestion.routine

    @property
    def variant(self) -> Variant:
        return self.suggestion.variant

    def as_new_session(self) -> NewSession:
        return NewSession(
            routine=self.routine.slug,
            variant=self.variant,
            pain_before=self.condition.rating,
            planned_seconds=self.guide.duration,
            flare=self.flare,
            voice=self.shape.voice if self.guide.track else "",
            preferences=self.shape.preferences.model_dump(),
            easier_steps=tuple(change.step.id for change in self.changes if not change.left_out),
            left_out_steps=tuple(sorted(self.shape.left_out)),
            short_steps=tuple(sorted(self.shape.short)),
        )


def offer_for(
    db: Session,
    person: Person,
    routines: Mapping[str, Routine],
    rating: int,
    *,
    asked: Beginning,
    now: datetime,
    place: Place | None = None,
) -> Offer:
    """What Ebb offers on this rating, or what the person has asked for. There is at least one routine."""
    earlier = recent_sessions(db, person.id)
    condition = condition_at(rating, earlier, now)
    if asked.flare:
        condition = replace(condition, flare=True)
    planned = due_today(db, person.id, now, person.time_zone)
    changes = last_years_changes(db, person.id, local(now, person.time_zone).date())
    suggestion = suggest(routines, condition, earlier, now, place, planned=planned, changes=changes)
    running = running_comparison(db, person.id, now)
    turn = turn_of(running, routines, condition, earlier, now, place=place, planned=planned) if running else None
    if turn and turn.routine:
        suggestion = dealt(turn.routine, condition)
    if asked.routine or asked.variant:
        suggestion = chosen(asked.routine or suggestion.routine, asked.variant or suggestion.variant, condition)
    past = step_history(db, person.id, suggestion.routine.slug)
    line = comparison_line(turn, asked, suggestion.routine) if turn else None
    return replace(offer_in(person, suggestion, condition, past, asked.wishes), flare=asked.flare, comparison=line)


def offer_in(
    person: Person,
    suggestion: Suggestion,
    condition: Condition,
    past: StepHistory,
    wishes: Mapping[str, str] = MappingProxyType({}),
) -> Offer:
    """That routine and variant in this condition, with what is left out or led easier then, led as it is wished."""
    routine, variant = suggestion.routine, suggestion.variant
    changes = step_changes(routine, variant, condition, past.events, past.decisions)
    shape = shape_for(
        routine,
        variant,
        _preferences(person, wishes),
        easier=[change.step.id for change in changes if not change.left_out],
        left_out=[change.step.id for change in changes if change.left_out],
        short=known_to(person, routine),
    )
    return Offer(suggestion, condition, changes, shape, guides().guide(shape))


def _preferences(person: Person, wishes: Mapping[str, str]) -> dict[str, Any]:
    """What the person has set, and what they wish of this one session, which has been found to be possible."""
    kept = Preferences.model_validate(person.preferences)
    return changed(kept, wishes, {wishes.get("voice", "")}).model_dump()


def offers_by_variant(
    db: Session, person: Person, routine: Routine, condition: Condition, wishes: Mapping[str, str]
) -> dict[Variant, Offer]:
    """The same routine in each variant."""
    past = step_history(db, person.id, routine.slug)
    return {
        variant: offer_in(person, chosen(routine, variant, condition), condition, past, wishes) for variant in VARIANTS
    }
