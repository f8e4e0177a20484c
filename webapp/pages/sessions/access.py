"""A person's own session. Anybody else's is not found."""

from uuid import UUID

from flask import abort
from flask_login import current_user
from sqlalchemy.orm import Session

from webapp.pages.sessions.guide import Guide
from webapp.pages.sessions.guides import guide_of
from webapp.practice.models import GuidedSession
from webapp.practice.queries import session_for_change, session_of, whole_session


def own_session(db: Session, session_id: UUID) -> GuidedSession:
    return session_of(db, current_user.id, session_id) or abort(404)


def own_session_for_change(db: Session, session_id: UUID) -> GuidedSession:
    return session_for_change(db, current_user.id, session_id) or abort(404)


def own_whole_session(db: Session, session_id: UUID) -> GuidedSession:
    return whole_session(db, current_user.id, session_id) or abort(404)


def guide_to(session: GuidedSession) -> Guide:
    """Not found where the session's routine is no longer there."""
    return guide_of(session) or abort(404)
