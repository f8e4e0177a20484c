"""What the page about reminders shows."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from flask import render_template
from flask_login import current_user

from webapp.extensions import reading_db, services
from webapp.pages.reminders.forms import RhythmForm, as_kept
from webapp.practice.plans import CurrentPlan, current_plan
from webapp.reminding.asking import LINK_HOLDS
from webapp.reminding.due import PlanDays
from webapp.reminding.feeds import address_made_at
from webapp.reminding.keeping import days_of, reminder_of, rhythm_of
from webapp.reminding.models import Reminder
from webapp.trends.wording import listed, long_date

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ORDINALS = ("First", "Second", "Third", "Fourth")


@dataclass(frozen=True)
class Mailbox:
    """Where mail goes, and how far that has come. Without a server of the host there is none."""

    state: Literal["none", "asked", "confirmed"]
    typed: str
    problem: str = ""
    until: datetime | None = None
    """How long the link of the last mail can be opened."""


def reminders_page(
    *, rhythm: RhythmForm | None = None, address: str = "", mailbox: str | None = None, problem: str = ""
) -> str:
    """`address` is that of the calendar, just made; `mailbox` is what was typed where `problem` speaks of it."""
    now, person = datetime.now(UTC), current_user
    with reading_db() as db:
        reminder = reminder_of(db, person.id)
        plan = current_plan(db, person.id, now, person.time_zone)
        made_at = address_made_at(db, person.id)
    return render_template(
        "reminders/overview.html",
        rhythm=rhythm or as_kept(reminder),
        weekdays=WEEKDAYS,
        ordinals=ORDINALS,
        plan=plan_words(reminder, plan),
        address=address,
        webcal=address.replace("https://", "webcal://", 1).replace("http://", "webcal://", 1),
        made_at=made_at,
        mailbox=_mailbox(reminder, mailbox, problem, now) if services().open_post else None,
    )


def plan_words(reminder: Reminder | None, plan: CurrentPlan | None) -> str:
    """`Knee walking: 08:00 and 20:00, until 23 November.`; empty where no plan is followed."""
    days = days_of(plan)
    if plan is None or days is None or plan.progress.is_over:
        return ""
    routine = services().catalogue.routines.get(plan.routine)
    return f"{routine.title if routine else 'Your plan'}: {_times(reminder, days)}, until {long_date(days.last)}."


def _times(reminder: Reminder | None, days: PlanDays) -> str:
    return listed([f"{at:%H:%M}" for at in rhythm_of(reminder, days).times_on(days.first)])


def _mailbox(reminder: Reminder | None, typed: str | None, problem: str, now: datetime) -> Mailbox:
    kept = reminder.email if reminder else None
    text = typed if typed is not None else kept or current_user.email or ""
    if reminder is None or kept is None:
        return Mailbox("none", text, problem)
    if reminder.email_confirmed_at:
        return Mailbox("confirmed", text, problem)
    until = reminder.email_asked_at + LINK_HOLDS if reminder.email_asked_at else None
    return Mailbox("asked" if until and until > now else "none", text, problem, until)
