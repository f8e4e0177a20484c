"""Where the person says they can start today: kept in this browser until the day ends, and nowhere else."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from flask import session
from flask_login import current_user

from webapp.practice.places import PLACE_LABELS, PLACES, Place
from webapp.trends.records import local

KEY = "start_place"


@dataclass(frozen=True, slots=True)
class Choice:
    """A button. What it sends takes the choice back where it is pressed."""

    label: str
    value: str
    pressed: bool


def start_place(now: datetime) -> Place | None:
    """None where nothing was said today, by the person's own calendar: then anywhere is possible."""
    kept = session.get(KEY)
    if not isinstance(kept, dict) or kept.get("day") != _today(now) or kept.get("place") not in PLACES:
        return None
    return cast(Place, kept["place"])


def keep_start_place(sent: str, now: datetime) -> None:
    """What is no place takes back what was said."""
    session.pop(KEY, None)
    if sent in PLACES:
        session[KEY] = {"place": sent, "day": _today(now)}


def place_choices(place: Place | None) -> tuple[Choice, ...]:
    """The four places; and on the floor, whether there is anything to rest the calves on."""
    on_floor, bare = place in ("floor", "bare floor"), place == "bare floor"
    pressed: dict[Place, bool] = {
        "bed": place == "bed",
        "chair": place == "chair",
        "floor": on_floor,
        "standing": place == "standing",
    }
    choices = [Choice(PLACE_LABELS[name], "" if is_it else name, is_it) for name, is_it in pressed.items()]
    if on_floor:
        choices.append(Choice(PLACE_LABELS["bare floor"], "floor" if bare else "bare floor", bare))
    return tuple(choices)


def _today(now: datetime) -> str:
    return local(now, current_user.time_zone).date().isoformat()
