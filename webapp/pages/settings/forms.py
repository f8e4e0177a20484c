"""The forms of the settings page. Each refusal is a sentence at its field."""

from typing import get_args

from flask_wtf import FlaskForm
from wtforms import IntegerField, PasswordField, StringField
from wtforms.validators import AnyOf, ValidationError

from webapp.accounts.names import clean_password, known_zone
from webapp.timeline.preferences import LONGEST_HOLD, LONGEST_READY, SHORTEST_HOLD, Pace

PACES = {pace: pace.capitalize() for pace in get_args(Pace)}
THEMES = {"auto": "Automatic", "light": "Light", "dark": "Dark"}
CHOOSE = "Please choose one of these."


class PreferencesForm(FlaskForm):
    pace = StringField()
    ready_seconds = IntegerField()
    hold_seconds = IntegerField()
    theme = StringField()
    time_zone = StringField()

    def validate_pace(self, field: StringField) -> None:
        AnyOf(PACES, CHOOSE)(self, field)

    def validate_ready_seconds(self, field: IntegerField) -> None:
        field.errors = []
        if field.data is None:
            raise ValidationError(CHOOSE)
        if not 0 <= field.data <= LONGEST_READY:
            raise ValidationError("Between nothing and 5 minutes, please.")

    def validate_hold_seconds(self, field: IntegerField) -> None:
        """Nothing stands for what the routine says."""
        field.errors = []
        if any(field.raw_data or ()) and (field.data is None or not SHORTEST_HOLD <= field.data <= LONGEST_HOLD):
            raise ValidationError(CHOOSE)

    def validate_theme(self, field: StringField) -> None:
        AnyOf(THEMES, CHOOSE)(self, field)

    def validate_time_zone(self, field: StringField) -> None:
        if known_zone(field.data or "") is None:
            raise ValidationError("This time zone is not known here. Please choose one of the list.")


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
