"""What the list says about each link."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from webapp.sharing.models import SharedReport
from webapp.sharing.reports import State, state_of
from webapp.template_helpers import local_date, local_time
from webapp.trends.wording import counted, whole_date


@dataclass(frozen=True, slots=True)
class ShownLink:
    id: UUID
    name: str
    state: State
    said: str
    seen: str


def shown_links(reports: Sequence[SharedReport], zone: str, now: datetime) -> list[ShownLink]:
    """In the order in which they come; times are those of the person's zone."""
    return [_shown(report, zone, now) for report in reports]


def _shown(report: SharedReport, zone: str, now: datetime) -> ShownLink:
    state = state_of(report, now)
    days = f"{whole_date(report.first_day)} to {whole_date(report.last_day)}"
    ends = report.revoked_at if report.revoked_at else report.expires_at
    words = {"open": "Open until", "expired": "Ended on", "revoked": "Revoked on"}[state]
    return ShownLink(
        report.id,
        report.label or days,
        state,
        f"{f'{days}. ' if report.label else ''}{words} {_when(ends, zone)}.",
        _seen(report, zone),
    )


def _seen(report: SharedReport, zone: str) -> str:
    if report.last_viewed_at is None:
        return "Not opened yet."
    if report.views == 1:
        return f"Opened once, on {_when(report.last_viewed_at, zone)}."
    return f"Opened {counted(report.views, 'time')}, last on {_when(report.last_viewed_at, zone)}."


def _when(moment: datetime, zone: str) -> str:
    return f"{local_date(moment, zone)}, {local_time(moment, zone)}"
