"""The forms at the door. Each refusal is a sentence at its field."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, PasswordField, StringField
from wtforms.validators import ValidationError

from webapp.accounts.names import clean_email, clean_name, clean_password, known_zone
from webapp.accounts.people import is_taken
from webapp.extensions import reading_db

NAME_TAKEN = "This name is taken here. Please choose another."
EMAIL_TAKEN = "There is an account with this e-mail address already."


class SignUpForm(FlaskForm):
    name = StringField()
    password = PasswordField()
    email = StringField()
    time_zone = HiddenField()

    def validate_name(self, field: StringField) -> None:
        field.data = _checked(clean_name, field.data)
        with reading_db() as db:
            if is_taken(db, name=field.data):
                raise ValidationError(NAME_TAKEN)

    def validate_password(self, field: PasswordField) -> None:
        _checked(clean_password, field.data)

    def validate_email(self, field: StringField) -> None:
        email = _checked(clean_email, field.data)
        with reading_db() as db:
            if email and is_taken(db, email=email):
                raise ValidationError(EMAIL_TAKEN)
        field.data = email

    def validate_time_zone(self, field: HiddenField) -> None:
        field.data = known_zone(field.data or "") or "UTC"


class SignInForm(FlaskForm):
    name = StringField()
    password = PasswordField()
    stay = BooleanField(default=True)


def _checked(rule: Any, text: str | None) -> Any:
    try:
        return rule(text or "")
    except ValueError as refusal:
        raise ValidationError(str(refusal)) from None
