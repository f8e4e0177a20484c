"""The two ratings of a session as tables of their own, to be joined to it: made once, since making them is dear."""

from uuid import UUID

from sqlalchemy import ColumnElement, SQLColumnExpression
from sqlalchemy.orm import aliased

from webapp.practice.models import GuidedSession, Rating

rated_before = aliased(Rating, name="rated_before")
rated_after = aliased(Rating, name="rated_after")


def is_before(session_id: SQLColumnExpression[UUID | None]) -> ColumnElement[bool]:
    return (rated_before.session_id == session_id) & (rated_before.moment == "before")


def is_after(session_id: SQLColumnExpression[UUID | None]) -> ColumnElement[bool]:
    return (rated_after.session_id == session_id) & (rated_after.moment == "after")


IS_BEFORE = is_before(GuidedSession.id)
IS_AFTER = is_after(GuidedSession.id)
