"""Choosing another length or another routine before a session."""

from datetime import datetime

from flask import render_template
from flask_login import current_user

from webapp.extensions import current_db
from webapp.pages.library import library
from webapp.pages.sessions.ahead import ahead_of
from webapp.pages.sessions.begin_page import reasons_of
from webapp.pages.sessions.beginning_form import Beginning
from webapp.pages.sessions.offers import offer_for, offers_by_variant
from webapp.pages.sessions.start_place import start_place
from webapp.pages.settings.choices import CHOICES
from webapp.pages.settings.forms import led_form
from webapp.pages.voices.choosing import voice_choices


def change_page(asked: Beginning, rating: int, now: datetime) -> str:
    """The offered variant is chosen unless another was asked for. There is at least one routine."""
    db, routines = current_db(), library().routines
    offer = offer_for(db, current_user, routines, rating, asked=asked, now=now, place=start_place(now))
    return render_template(
        "home/change.html",
        asked=asked,
        offer=offer,
        reasons=reasons_of(offer),
        ahead_of=ahead_of,
        by_variant=offers_by_variant(db, current_user, offer.routine, offer.condition, asked.wishes),
        preferences=led_form(offer.shape.preferences),
        choices=CHOICES,
        voice=voice_choices(offer.shape.preferences),
        others=[routine for routine in routines.values() if routine.slug != offer.routine.slug],
    )
