"""What stands between a person and a session: the one place that says which page comes first."""

from flask import url_for

from webapp.practice.models import Screening
from webapp.practice.screening import Standing


def page_before_session(standing: Standing, next_path: str | None) -> str | None:
    """The address to go to before a session, or None where it may begin. `next_path` is where to go on afterwards."""
    match standing:
        case "due":
            return url_for("screening.questions", next=next_path)
        case "urgent":
            return url_for("screening.see_somebody", next=next_path)
        case "emergency":
            return url_for("screening.stop", next=next_path)
        case "clear":
            return None


def page_for(answers: Screening, next_path: str | None) -> str | None:
    """The address that these answers call for, or None where nothing stands in the way."""
    if answers.verdict == "emergency":
        return page_before_session("emergency", next_path)
    if answers.verdict == "urgent" and not answers.cleared_by_clinician:
        return page_before_session("urgent", next_path)
    return None
