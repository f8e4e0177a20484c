"""What the settings page shows besides its forms."""

from datetime import UTC, datetime

from flask import render_template
from flask_login import current_user

from webapp.accounts.devices import devices_of
from webapp.accounts.names import place_names
from webapp.extensions import reading_db
from webapp.pages.accounts.signing_in import current_device
from webapp.pages.library import library
from webapp.pages.sessions.guides import guides
from webapp.pages.settings.changed_steps import changed_steps
from webapp.pages.settings.choices import CHOICES
from webapp.pages.settings.fewer_words import steps_known_to
from webapp.pages.settings.forms import THEMES, PasswordForm, PreferencesForm, RemovalForm
from webapp.pages.voices.choosing import voice_choices
from webapp.practice.screening import latest_screening
from webapp.timeline.preferences import Preferences


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
            known=steps_known_to(db, person.id, library().routines, kept) if kept.words == "known" else [],
            routines=library().routines.values(),
            steps=list(changed_steps(db, person)),
            screening=latest_screening(db, person.id),
            devices=devices_of(db, person.id, datetime.now(UTC)),
            this_device=current_device().id,
        )


def _voices() -> list[str]:
    """What speaks at present: one voice, or several where no single one has been built for every routine."""
    book = guides()
    ids = {book.voice_for(routine) for routine in library().routines.values()}
    return sorted(voice.label for voice in map(book.voice, ids) if voice)
