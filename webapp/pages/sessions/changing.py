"""Changing how a session is led while it is heard. It goes on at the same place."""

from datetime import UTC, datetime
from uuid import UUID

from flask import abort, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from webapp.accounts.people import keep_preferences
from webapp.extensions import current_db, reading_db
from webapp.pages.outbox.answers import asks_for_json
from webapp.pages.sessions.access import guide_to, own_session, own_session_for_change
from webapp.pages.sessions.guide import Guide
from webapp.pages.sessions.guides import guides, shape_of
from webapp.pages.sessions.wishes import Wish, led_as, read_wish, to_keep
from webapp.pages.tracks.plan import plan_of
from webapp.pages.voices.choosing import ask_for_speed
from webapp.practice.going_on import Wished, go_on_at, lead_as_wished
from webapp.practice.models import GuidedSession
from webapp.practice.queries import was_going_on
from webapp.practice.recording import AlreadyRecordedError
from webapp.practice.times import said_at
from webapp.timeline.carrying import carried

OVER = "This session is over, so it stays as it was led."


@login_required
def preferences(session_id: UUID) -> ResponseReturnValue:
    """Another pace, fewer words, a longer hold: for this session, and with `keep` for those to come."""
    with reading_db() as reading:
        session = own_session(reading, session_id)
        routine, shape = guide_to(session).routine, shape_of(session)
    try:
        wish = read_wish(request.form, shape, routine)
    except ValueError as problem:
        return _refused(str(problem))
    for each in (led_as(shape, routine, wish), wish.heard or shape):
        guides().guide(each)  # so that nothing is compiled while the database is locked
    db, at = current_db(), said_at(datetime.now(UTC), wish.ago)
    session = own_session_for_change(db, session_id)
    if not was_going_on(session, at):
        raise AlreadyRecordedError(OVER)
    place = _change(session, wish)
    if wish.keep:
        keep_preferences(db, current_user.id, to_keep(shape_of(session), wish))
    db.commit()
    if wish.keep:
        ask_for_speed(shape_of(session).preferences)
    return session_answer(session, place, url_for("sessions.show", session_id=session_id))


def _change(session: GuidedSession, wish: Wish) -> float:
    """Where the listener goes on, in seconds on the track as it is now."""
    before, shape = guide_to(session), shape_of(session)
    wished = led_as(shape, before.routine, wish)
    amounts = dict(sorted(wished.amounts))
    lead_as_wished(session, Wished(wished.voice, wished.preferences.model_dump(), amounts))
    heard = guides().guide(wish.heard) if wish.heard else before
    position = heard.start_of(wish.step) if wish.position is None else wish.position
    return carry_on(session, before, heard, position)


def carry_on(session: GuidedSession, before: Guide, heard: Guide, position: float | None) -> float:
    """Take a session whose shape has changed to the same place on its new track.

    `before` is what it was until now. The listener was at `position` seconds of `heard`; None means where the row is.
    """
    after = guide_to(session)
    track, here = (before, session.position) if position is None else (heard, position)
    place = carried(track.shown, after.shown, here)
    heard_until = carried(before.shown, after.shown, session.heard_until)
    go_on_at(session, place, heard_until=heard_until, planned_seconds=after.duration)
    return place


def session_answer(session: GuidedSession, position: float, page: str) -> ResponseReturnValue:
    """What follows a change: for the player the plan as it is now, with the `position` to go on at, in seconds;
    otherwise the `page`.
    """
    if not asks_for_json():
        return redirect(page, 303)
    return jsonify({**plan_of(shape_of(session), guide_to(session)), "position": round(position, 3)})


def _refused(problem: str) -> ResponseReturnValue:
    if asks_for_json():
        return jsonify(problem=problem), 422
    return abort(422, problem)
