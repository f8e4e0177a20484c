"""Writing down how far a session was listened to. Whoever calls has locked the row, and commits."""

from collections.abc import Collection
from datetime import datetime

from webapp.practice.models import GuidedSession
from webapp.practice.queries import as_it_stands, ended_as_it_stood, was_going_on


def mark_finished(session: GuidedSession, led: Collection[str]) -> None:
    """The person said that they have come to the end, and nothing was heard of the track on the way.

    `led` are the ids of the steps on it.
    """
    nobody_ended_it = session.ended_at is None or ended_as_it_stood(session)
    if nobody_ended_it and session.heard_until == 0 and not session.heard_steps:
        session.position = session.heard_until = session.planned_seconds
        session.heard_steps = list(led)
        _still_as_it_stands(session)


def keep_progress(session: GuidedSession, position: float | None, heard: Collection[str], *, at: datetime) -> None:
    """Keep where the listener was `at` that time, in seconds on the track, and which steps had been heard by then.

    `position` is None where it is not known. What was reached or heard before stays
    so, and the place that was said last stands, whichever order the messages arrive in. What was said after the end
    changes nothing.
    """
    if not was_going_on(session, at):
        return
    stood = ended_as_it_stood(session)
    if position is not None:
        position = min(max(position, 0.0), session.planned_seconds)
        session.heard_until = max(session.heard_until, position)
        if session.position_at is None or at >= session.position_at:
            session.position, session.position_at = position, at
    session.heard_steps = list(dict.fromkeys([*session.heard_steps, *heard]))
    if stood:
        _still_as_it_stands(session)


def _still_as_it_stands(session: GuidedSession) -> None:
    if session.ended_at is not None:
        session.ended_at = as_it_stands(session)
