"""Beginning a session, also one that was begun without the server and is heard of later."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from webapp.catalogue.models import Routine
from webapp.extensions import current_db, reading_db
from webapp.pages.library import library
from webapp.pages.screening.gate import page_before_session
from webapp.pages.sessions.begin_page import begin_page
from webapp.pages.sessions.beginning_form import Beginning, read_beginning
from webapp.pages.sessions.guide import Shape
from webapp.pages.sessions.guides import guides
from webapp.pages.sessions.offers import offer_for
from webapp.pages.tracks.tokens import shape_from_token
from webapp.pages.voices.choosing import ask_for_speed
from webapp.practice.beginning import NewSession, begin_session
from webapp.practice.models import GuidedSession
from webapp.practice.screening import standing
from webapp.practice.times import said_at
from webapp.timeline.preferences import Preferences

HEARD_ALREADY = 60.0
"""Seconds after which a session that is heard of late has been listened to: it is recorded, whatever stands before one
that is about to begin."""


@login_required
def create() -> ResponseReturnValue:
    """The rating before and the session that follows it. The same key again leads to the same session.

    With `shape`, the session was heard in that shape; a shape that is no longer known leaves it to what Ebb offers.
    """
    now = datetime.now(UTC)
    shape = shape_from_token(request.form.get("shape", ""))
    asked = read_beginning(request.form, _routines(shape), "pain_before", needed=True, shape=shape)
    if asked.problems:
        return begin_page(asked, now), 422
    elsewhere = page_first(asked, now) if asked.ago < HEARD_ALREADY else None
    if elsewhere:
        return redirect(elsewhere, 303)
    session = _begun(asked, shape, said_at(now, asked.ago))
    current_db().commit()
    ask_for_speed(Preferences.model_validate(current_user.preferences))
    return redirect(url_for("sessions.show", session_id=session.id), 303)


def page_first(asked: Beginning, now: datetime) -> str | None:
    """The page that has to come before a session, if any; it leads back to what was asked for."""
    with reading_db() as db:
        return page_before_session(standing(db, current_user.id, now), asked.address)


def _routines(shape: Shape | None) -> Mapping[str, Routine]:
    """What can be begun, and the routine that was heard, though it may have been put away in the meantime."""
    heard = library().find(shape.routine) if shape else None
    return {**library().routines, **({heard.slug: heard} if heard else {})}


def _begun(asked: Beginning, shape: Shape | None, at: datetime) -> GuidedSession:
    """What takes time is reckoned before the write begins."""
    new = replace(_as_heard(asked, shape) if shape else _as_offered(asked, at), drawn=asked.drawn)
    return begin_session(current_db(), current_user.id, asked.key, new, at=at, time_zone=current_user.time_zone)


def _as_offered(asked: Beginning, at: datetime) -> NewSession:
    with reading_db() as db:
        offer = offer_for(db, current_user, library().routines, asked.rating or 0, asked=asked, now=at)
    return offer.as_new_session()


def _as_heard(asked: Beginning, shape: Shape) -> NewSession:
    guide = guides().guide(shape)
    return NewSession(
        routine=shape.routine,
        variant=shape.variant,
        pain_before=asked.rating or 0,
        planned_seconds=guide.duration,
        flare=asked.flare,
        voice=shape.voice if guide.track else "",
        preferences=shape.preferences.model_dump(),
        easier_steps=tuple(sorted(shape.easier)),
        left_out_steps=tuple(sorted(shape.left_out)),
        short_steps=tuple(sorted(shape.short)),
        amounts=dict(shape.amounts),
    )
