"""What Today and a routine's page say of a plan."""

from dataclasses import dataclass
from uuid import UUID

from webapp.catalogue.models import PracticePlan, Routine
from webapp.practice.plan_progress import PlanProgress
from webapp.trends.wording import in_words, number

ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth")


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """A plan in words: `where` is the day, `what` is what comes next."""

    id: UUID
    routine: Routine
    where: str
    what: str
    is_due: bool
    is_over: bool


def shown_plan(plan_id: UUID, routine: Routine, progress: PlanProgress) -> ShownPlan:
    return ShownPlan(plan_id, routine, where(progress), what(progress), progress.is_due, progress.is_over)


def offer(plan: PracticePlan) -> str:
    """`Morning and night, for three days.`"""
    return f"{how_often(plan.times_a_day).capitalize()}, for {in_words(plan.days, 'day')}."


def how_often(times_a_day: int) -> str:
    return {1: "once a day", 2: "morning and night"}.get(times_a_day, f"{number(times_a_day)} times a day")


def where(progress: PlanProgress) -> str:
    """`Day 2 of 3.`"""
    return (
        f"Your {in_words(progress.days, 'day')} are over."
        if progress.is_over
        else f"Day {progress.day} of {progress.days}."
    )


def what(progress: PlanProgress) -> str:
    """What is next today, or what was done in all. A day that was missed is not spoken of."""
    if progress.is_over:
        return f"You practised {in_words(progress.done, 'time')} on them." if progress.done else "They count as rest."
    if progress.is_due:
        if progress.times_a_day == 1:
            return "Once today."
        return f"{ORDINALS[progress.done_today]} of {number(progress.times_a_day)} today."
    done = "Both are done for today." if progress.times_a_day == 2 else "Done for today."
    return done if progress.day < progress.days else f"{done} That was the last day."
