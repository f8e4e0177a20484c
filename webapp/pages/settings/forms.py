"""The forms of the settings page. Each refusal is a sentence at its field."""

from collections.abc import Collection
from typing import Any

from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField
from wtforms.validators import AnyOf, ValidationError

from webapp.accounts.names import clean_password, known_zone
from webapp.pages.settings.wishes import CHOOSE, FIELDS, OF_THE_VOICE, RefusedError, as_sent, changed
from webapp.timeline.preferences import Preferences

THEMES = {"auto": "Automatic", "light": "Light", "dark": "Dark"}


class Wish(StringField):
    """One preference as text. A box that is not ticked sends what stands hidden before it."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist:
            self.data = str(valuelist[-1])


class PreferencesForm(FlaskForm):
    """How the person is led, how bright the pages are, and by which clock they tell the time."""

    voice = Wish()
    speed = Wish()
    words = Wish()
    pace = Wish()
    ready_seconds = Wish()
    change_sides_seconds = Wish()
    breath_seconds = Wish()
    hold_seconds = Wish()
    count_down = Wish()
    chime = Wish()
    theme = StringField()
    time_zone = StringField()

    @classmethod
    def filled(cls, kept: Preferences, *, theme: str, time_zone: str) -> "PreferencesForm":
        return cls(None, data={**as_sent(kept), "theme": theme, "time_zone": time_zone})

    @property
    def sent(self) -> dict[str, str]:
        return {name: data for name in FIELDS if (data := self[name].data) is not None}

    def wishes(self, kept: Preferences, voices: Collection[str]) -> Preferences | None:
        """What is wished for now; None where a field cannot be as it was sent, and says why."""
        is_valid = self.validate_on_submit()
        missing = [name for name in FIELDS if self[name].data is None and name not in OF_THE_VOICE]
        for name in missing:
            self[name].errors = [CHOOSE]
        try:
            wished = changed(kept, self.sent, voices)
        except RefusedError as refusal:
            for name, sentence in refusal.sentences.items():
                self[name].errors = [sentence]
            return None
        return wished if is_valid and not missing else None

    def validate_theme(self, field: StringField) -> None:
        AnyOf(THEMES, CHOOSE)(self, field)

    def validate_time_zone(self, field: StringField) -> None:
        if known_zone(field.data or "") is None:
            raise ValidationError("This time zone is not known here. Please choose one of the list.")


def led_form(wished: Preferences) -> PreferencesForm:
    """How somebody is led, on a page that asks for nothing else of the settings."""
    return PreferencesForm.filled(wished, theme="", time_zone="")


class WordsForm(FlaskForm):
    """Whether one step is said in full. `step` is the key of a KnownStep."""

    step = StringField()
    words = StringField(validators=[AnyOf(("full", "fewer"))])


class PasswordForm(FlaskForm):
    current_password = PasswordField()
    new_password = PasswordField()

    def validate_new_password(self, field: PasswordField) -> None:
        try:
            clean_password(field.data or "")
        except ValueError as refusal:
            raise ValidationError(str(refusal)) from None


class RemovalForm(FlaskForm):
    """Deleting the account asks for its password."""

    password = PasswordField()
