"""What the answers to the safety questions mean, and when they are asked again.

Screening is not a one-time event: NICE guideline NG59, recommendation 1.1.1, asks to consider other causes at every
contact, in particular where symptoms are new or have changed.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from webapp.safety.signs import Level, Sign, groups

Verdict = Literal["clear", "urgent", "emergency"]
ReasonToAsk = Literal["first time", "leg symptoms", "long ago", "worse"]

ASKED_AGAIN_AFTER = timedelta(days=90)

WORSE_BY = 2.0
"""Points (0–10) on the weekly mean: the change that matters, Farrar 2001."""

QUIET_AFTER_ANSWER = timedelta(days=7)
"""A rise of the weekly mean lasts up to a week: it asks once, not before every session of that week."""


@dataclass(frozen=True, slots=True)
class LastScreening:
    """The latest answers of a person. `answered_at` is aware."""

    answered_at: datetime
    ticked: tuple[str, ...]
    verdict: Verdict
    cleared_by_clinician: bool = False


def questions() -> tuple[Sign, ...]:
    """Every sign, emergencies first, in the order in which they are asked."""
    return signs_of("emergency") + signs_of("urgent")


def signs_of(level: Level) -> tuple[Sign, ...]:
    return tuple(sign for group in groups() if group.level == level for sign in group.signs)


def verdict(ticked: Collection[str]) -> Verdict:
    """What the ticked signs call for. Raises ValueError for an id that is no sign."""
    strangers = set(ticked) - {sign.id for sign in questions()}
    if strangers:
        raise ValueError(f"not a sign that is asked for: {', '.join(sorted(strangers))}")
    if any(sign.id in ticked for sign in signs_of("emergency")):
        return "emergency"
    return "urgent" if ticked else "clear"


def reason_to_ask(
    last: LastScreening | None,
    now: datetime,
    weekly_rise: float | None = None,
    leg_symptoms_at: datetime | None = None,
) -> ReasonToAsk | None:
    """Why the questions are to be answered (again), or None where the last answers still stand.

    `weekly_rise` is this week's mean rating less the mean of the week before, in points; None where one is missing.
    `leg_symptoms_at` is when the person last said that a step hurts down the leg or feels numb.
    """
    if last is None:
        return "first time"
    if leg_symptoms_at is not None and leg_symptoms_at >= last.answered_at:
        return "leg symptoms"
    since = now - last.answered_at
    if since >= ASKED_AGAIN_AFTER:
        return "long ago"
    if weekly_rise is not None and weekly_rise >= WORSE_BY and since >= QUIET_AFTER_ANSWER:
        return "worse"
    return None


def is_due(
    last: LastScreening | None,
    now: datetime,
    weekly_rise: float | None = None,
    leg_symptoms_at: datetime | None = None,
) -> bool:
    return reason_to_ask(last, now, weekly_rise, leg_symptoms_at) is not None
