"""Going on with a session on another track than before. Whoever calls commits."""

from dataclasses import dataclass
from typing import Any

from webapp.practice.models import GuidedSession
from webapp.practice.queries import as_it_stands, ended_as_it_stood


@dataclass(frozen=True, slots=True)
class Wished:
    """How a session is led from now on, beside the steps that are eased or left out."""

    voice: str
    preferences: dict[str, Any]
    amounts: dict[str, int]


def lead_as_wished(session: GuidedSession, wished: Wished) -> None:
    session.voice, session.preferences, session.amounts = wished.voice, wished.preferences, wished.amounts


def go_on_at(session: GuidedSession, position: float, *, heard_until: float, planned_seconds: float) -> None:
    """All in seconds on the new track."""
    stood = ended_as_it_stood(session)
    session.position, session.heard_until = position, max(position, heard_until)
    session.planned_seconds = planned_seconds
    if stood:
        session.ended_at = as_it_stands(session)
