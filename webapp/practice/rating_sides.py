"""The two ratings of a session as tables of their own, to be joined to it: made once, since making them is dear."""

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased

from webapp.practice.models import GuidedSession, Rating

rated_before = aliased(Rating, name="rated_before")
rated_after = aliased(Rating, name="rated_after")

IS_BEFORE: ColumnElement[bool] = (rated_before.session_id == GuidedSession.id) & (rated_before.moment == "before")
IS_AFTER: ColumnElement[bool] = (rated_after.session_id == GuidedSession.id) & (rated_after.moment == "after")
