"""Two people, an empty database, and two small routines."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.catalogue.models import Routine
from webapp.database import session_scope

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


@pytest.fixture
def engine(empty_engine: Engine) -> Engine:
    """On disk, so that several threads can use it."""
    return empty_engine


@pytest.fixture
def db(engine: Engine) -> Iterator[Session]:
    with session_scope(engine) as session:
        yield session


@pytest.fixture
def alice(db: Session) -> UUID:
    return _person(db, "Alice")


@pytest.fixture
def bob(db: Session) -> UUID:
    return _person(db, "Bob")


def _person(db: Session, name: str) -> UUID:
    row = Person(name=name, name_key=name.casefold(), password_hash="x", created_at=NOW, time_zone="Europe/London")
    db.add(row)
    db.commit()
    return row.id


@pytest.fixture
def legs_up() -> Routine:
    """For bad days: rest, sway, and a lift of the head that is left out from 6 on."""
    rest = _step(
        "rest", hold={"count_down": False}, dose=_dose("seconds", 60), easier=_twin(hold={}, dose=_dose("seconds", 40))
    )
    sway = _step("sway", movement=_movement(), dose=_dose("breaths", 6), easier=_easier(), easier_in=["gentle"])
    lift = _step(
        "lift", movement=_movement(), dose=_dose("breaths", 3), easier=_easier(), leave_out_from=6, optional=True
    )
    return _routine("legs-up", 4, 10, 1, [_step("get-down"), rest, sway, lift, _step("get-up")])


@pytest.fixture
def knee_walk() -> Routine:
    """For better days."""
    walk = _step("walk", movement=_movement(), dose=_dose("times", 20), easier=_easier("times"))
    return _routine("knee-walk", 0, 5, 2, [walk])


def _routine(slug: str, lowest: int, highest: int, intensity: int, steps: list[dict[str, Any]]) -> Routine:
    note = {"summary": "What sets it apart."}
    return Routine.model_validate(
        {
            "slug": slug,
            "title": slug.replace("-", " ").capitalize(),
            "promise": "For a back.",
            "source": "source.txt",
            "credit": "Adapted.",
            "start": "floor",
            "intensity": intensity,
            "choose_when": "On such days.",
            "avoid_when": "On other days.",
            "minutes": 5.0,
            "good_for_pain": {"lowest": lowest, "highest": highest},
            "figure": "lying-knees-bent",
            "known": "Little.",
            "variants": {"gentle": note, "standard": note, "full": note},
            "opening": ["Lie down."],
            "steps": steps,
            "closing": ["Done."],
        }
    )


def _step(step_id: str, **further: Any) -> dict[str, Any]:
    plain = {
        "figure": "lying-knees-bent",
        "setup": ["Lie on your back."],
        "position": "on the back",
        "way_out": ["Let go."],
        "why": "It is needed.",
    }
    return {"id": step_id, "name": step_id.capitalize(), **plain, **further}


def _movement() -> dict[str, Any]:
    return {"beats": [{"breath": "in", "say": "In.", "then": "In."}, {"breath": "out", "say": "Out."}]}


def _dose(unit: str, amount: int) -> dict[str, Any]:
    return {"unit": unit, "reason": "Said so.", "smallest": 1, "largest": 90} | dict.fromkeys(
        ("gentle", "standard", "full"), amount
    )


def _twin(**further: Any) -> dict[str, Any]:
    return {"name": "Smaller", "figure": "lying-knees-bent", "setup": ["Make it smaller."], **further}


def _easier(unit: str = "breaths") -> dict[str, Any]:
    return _twin(movement=_movement(), dose=_dose(unit, 3))
