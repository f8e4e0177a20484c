"""The rows that an invented diary becomes."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from webapp.cli.demo_diary import Diary, InventedSession
from webapp.cli.demo_function import invent_function
from webapp.cli.demo_mornings import invent_mornings
from webapp.practice.models import FunctionRating, GuidedSession, Rating, StepOutcome
from webapp.trends.records import local


def rows_of(person: UUID, diary: Diary, *, now: datetime, seed: int) -> dict[type[Any], list[dict[str, Any]]]:
    """By table, parents first. The same arguments give the same rows."""
    random = Random(seed)  # noqa: S311 keys of rows, not secrets
    sessions = [(_uuid(random), session) for session in diary.sessions]
    alone = [
        _rating_row(random, person, None, moment="now", score=rating.score, at=(rating.rated_at, rating.time_zone))
        for rating in diary.ratings
    ]
    mornings = _morning_rows(random, person, sessions, now=now, seed=seed)
    return {
        GuidedSession: [_session_row(person, key, session) for key, session in sessions],
        Rating: [
            *(row for key, session in sessions for row in _rating_rows(random, person, key, session)),
            *alone,
            *mornings,
        ],
        FunctionRating: list(_function_rows(random, person, diary, now=now, seed=seed)),
        StepOutcome: [row for key, session in sessions for row in _outcome_rows(random, key, session)],
    }


def _uuid(random: Random) -> UUID:
    return UUID(int=random.getrandbits(128), version=4)


def _session_row(person: UUID, key: UUID, session: InventedSession) -> dict[str, Any]:
    heard = session.routine.seconds * session.heard_share
    return {
        "id": key,
        "person_id": person,
        "key": key,
        "routine": session.routine.slug,
        "variant": session.variant,
        "voice": "",
        "preferences": {},
        "easier_steps": [step for step, kind in session.outcomes if kind == "eased"],
        "left_out_steps": [],
        "heard_steps": _heard_steps(session),
        "started_at": session.started_at,
        "time_zone": session.time_zone,
        "ended_at": session.started_at + timedelta(seconds=heard),
        "planned_seconds": session.routine.seconds,
        "position": heard,
        "heard_until": heard,
        "flare": session.flare,
        "note": session.note,
    }


def _heard_steps(session: InventedSession) -> list[str]:
    """Those that were reached and not skipped."""
    steps = session.routine.steps[: round(len(session.routine.steps) * session.heard_share)]
    return [step for step in steps if (step, "skipped") not in session.outcomes]


def _rating_rows(random: Random, person: UUID, key: UUID, session: InventedSession) -> Iterator[dict[str, Any]]:
    zone = session.time_zone
    yield _rating_row(random, person, key, moment="before", score=session.before, at=(session.started_at, zone))
    if session.after is not None:
        over = session.started_at + timedelta(seconds=session.routine.seconds * session.heard_share)
        yield _rating_row(
            random, person, key, moment="after", score=session.after, at=(over, zone), began=session.started_at
        )


def _morning_rows(
    random: Random, person: UUID, sessions: Sequence[tuple[UUID, InventedSession]], *, now: datetime, seed: int
) -> Iterator[dict[str, Any]]:
    for place, rating in invent_mornings([session for _, session in sessions], until=now, seed=seed):
        key, at = sessions[place][0], (rating.rated_at, rating.time_zone)
        yield _rating_row(random, person, key, moment="morning", score=rating.score, at=at)


def _function_rows(random: Random, person: UUID, diary: Diary, *, now: datetime, seed: int) -> Iterator[dict[str, Any]]:
    for function in invent_function(diary.sessions, until=now, seed=seed):
        yield {"id": _uuid(random), "person_id": person, "key": _uuid(random), **asdict(function)}


def _rating_row(
    random: Random,
    person: UUID,
    session: UUID | None,
    *,
    moment: str,
    score: int,
    at: tuple[datetime, str],
    began: datetime | None = None,
) -> dict[str, Any]:
    rated_at, time_zone = at
    return {
        "id": _uuid(random),
        "person_id": person,
        "session_id": session,
        "key": _uuid(random),
        "moment": moment,
        "score": score,
        "rated_at": rated_at,
        "time_zone": time_zone,
        "local_day": local(began or rated_at, time_zone).date(),
    }


def _outcome_rows(random: Random, key: UUID, session: InventedSession) -> Iterator[dict[str, Any]]:
    for index, (step, kind) in enumerate(session.outcomes, start=1):
        position = session.routine.seconds * index / (len(session.outcomes) + 1)
        yield {
            "id": _uuid(random),
            "session_id": key,
            "key": _uuid(random),
            "step": step,
            "kind": kind,
            "position": position,
            "leg_symptoms": False,
            "body_part": "back" if kind == "hurt" else None,
            "strength": session.before if kind == "hurt" else None,
            "happened_at": session.started_at + timedelta(seconds=position),
        }
