"""What the settings page shows besides its forms."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import get_args

from flask import render_template
from flask_login import current_user
from sqlalchemy.orm import Session

from webapp.accounts.devices import devices_of
from webapp.accounts.models import Person
from webapp.accounts.names import place_names
from webapp.catalogue.models import Routine, Step
from webapp.extensions import reading_db
from webapp.pages.accounts.signing_in import current_device
from webapp.pages.library import library
from webapp.pages.sessions.guides import guides
from webapp.pages.settings.fewer_words import known_to
from webapp.pages.settings.forms import THEMES, PasswordForm, PreferencesForm, RemovalForm
from webapp.pages.voices.choosing import voice_choices
from webapp.practice.screening import latest_screening
from webapp.practice.step_history import StepHistory, step_histories
from webapp.safety.stop_rule import StepDecision, StepEvent, StepForm, step_form
from webapp.template_helpers import local_date
from webapp.timeline.preferences import Pace, Preferences

CHOICES = {
    "pace": {pace: pace.capitalize() for pace in get_args(Pace)},
    "ready_seconds": {
        "0": "None, begin at once",
        "15": "15 seconds",
        "30": "30 seconds",
        "60": "1 minute",
        "90": "1½ minutes",
        "120": "2 minutes",
        "180": "3 minutes",
        "240": "4 minutes",
        "300": "5 minutes",
    },
    "change_sides_seconds": {str(seconds): f"{seconds} seconds" for seconds in (4, 8, 12, 15, 20, 30)}
    | {"60": "1 minute"},
    "breath_seconds": {str(seconds): f"{seconds} seconds" for seconds in (6, 8, 10, 12, 14, 16)},
    "hold_seconds": {"": "As the routine says"}
    | {str(seconds): f"{seconds} seconds" for seconds in (20, 30, 45, 60, 90)}
    | {"120": "2 minutes"},
}
"""What is usually wished for. Other values stay chosen where they are."""


@dataclass(frozen=True)
class ChangedStep:
    """A step that the next sessions lead easier, or leave out, and the reason in words."""

    routine: Routine
    step: Step
    form: StepForm
    why: str


def settings_page(
    *,
    preferences: PreferencesForm | None = None,
    password: PasswordForm | None = None,
    removal: RemovalForm | None = None,
) -> str:
    """The whole page, with the form that was refused as it was filled in."""
    person = current_user
    kept = Preferences.model_validate(person.preferences)
    preferences = preferences or PreferencesForm.filled(kept, theme=person.theme, time_zone=person.time_zone)
    with reading_db() as db:
        return render_template(
            "settings/overview.html",
            preferences=preferences,
            password=password or PasswordForm(None),
            removal=removal or RemovalForm(None),
            choices=CHOICES,
            themes=THEMES,
            places=place_names(),
            voice=voice_choices(kept),
            voices=_voices(),
            known=known_to(db, person.id, library().routines, kept) if kept.words == "known" else [],
            steps=list(_changed_steps(db, person)),
            screening=latest_screening(db, person.id),
            devices=devices_of(db, person.id, datetime.now(UTC)),
            this_device=current_device().id,
        )


def _voices() -> list[str]:
    """What speaks at present: one voice, or several where no single one has been built for every routine."""
    book = guides()
    ids = {book.voice_for(routine) for routine in library().routines.values()}
    return sorted(voice.label for voice in map(book.voice, ids) if voice)


def _changed_steps(db: Session, person: Person) -> Iterator[ChangedStep]:
    histories = step_histories(db, person.id)
    for routine in library().routines.values():
        history = histories.get(routine.slug, StepHistory())
        for step in routine.steps:
            happened = [event for event in history.events if event.step == step.id]
            decision = history.decisions.get(step.id)
            form = step_form(happened, decision)
            can_change = step.is_exercise if form == "left out" else step.easier is not None
            if form != "usual" and can_change:
                yield ChangedStep(routine, step, form, _why(happened, decision, person.time_zone))


def _why(happened: list[StepEvent], decision: StepDecision | None, zone: str) -> str:
    since = [event for event in happened if decision is None or event.at > decision.decided_at]
    hurt = [event for event in since if event.kind == "hurt"]
    if hurt:
        times = {1: "once", 2: "twice"}.get(len(hurt), f"{len(hurt)} times")
        last = "on" if len(hurt) == 1 else "last on"
        return f"Hurt {times}, {last} {local_date(hurt[-1].at, zone)}"
    if since:
        return f"Eased on {local_date(since[-1].at, zone)}"
    return f"Chosen by you on {local_date(decision.decided_at, zone)}" if decision else ""
