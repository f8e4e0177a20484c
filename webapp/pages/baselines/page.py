"""The page on which somebody chooses their baseline."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from webapp.practice.baselines import baseline_days, rated_between
from webapp.trends.averages import Summary
from webapp.trends.words_of_baseline import dates_of


@dataclass(frozen=True)
class BaselinePage:
    """`dates` and `rated` are of the present baseline; `first` and `last` stand in the fields."""

    chosen: bool
    dates: str
    rated: Summary | None
    first: str
    last: str
    latest: str
    """Today: no later day can be chosen."""
    problem: str


def baseline_page(
    db: Session, person_id: UUID, today: date, sent: Mapping[str, str] | None = None, problem: str = ""
) -> BaselinePage:
    """`sent` is what could not be used. Without a rating there is no baseline yet, and `dates` is empty."""
    days = baseline_days(db, person_id)
    first, last = (days.first.isoformat(), min(days.last, today).isoformat()) if days else ("", "")
    return BaselinePage(
        days.chosen if days else False,
        dates_of(days, today) if days else "",
        rated_between(db, person_id, days.first, days.last) if days else None,
        first if sent is None else sent.get("from", ""),
        last if sent is None else sent.get("to", ""),
        today.isoformat(),
        problem,
    )
