"""Where somebody can start today, and what begins there. Pure."""

from typing import Literal, get_args

from webapp.catalogue.models import Routine, StartPlace

Place = Literal["bed", "chair", "floor", "bare floor", "standing"]
"""A `bare floor` has nothing beside it to rest the calves on: no chair, sofa or ball."""
PLACES: tuple[Place, ...] = get_args(Place)

BEGINS: dict[Place, tuple[StartPlace, ...]] = {
    "bed": ("bed", "bed edge"),
    "chair": ("chair",),
    "floor": ("floor", "floor with a prop"),
    "bare floor": ("floor",),
    "standing": ("standing",),
}
"""What can be begun in each place."""

ASKS_LEAST: tuple[StartPlace, ...] = ("chair", "bed", "bed edge", "standing", "floor", "floor with a prop")
"""What comes closest where nothing begins in a place: first what is hardly anywhere out of reach."""

PLACE_LABELS: dict[Place, str] = {
    "bed": "In bed",
    "chair": "On a chair",
    "floor": "On the floor",
    "bare floor": "No chair or ball here",
    "standing": "Standing",
}
"""On a button."""

PLACE_WORDS: dict[Place, str] = {
    "bed": "in bed",
    "chair": "on a chair",
    "floor": "on the floor",
    "bare floor": "on the floor without a chair or a ball",
    "standing": "standing",
}
"""In a sentence."""

START_WORDS: dict[StartPlace, str] = {
    "floor": "on the floor",
    "floor with a prop": "on the floor",
    "bed": "in bed",
    "bed edge": "at the bed’s edge",
    "chair": "on a chair",
    "standing": "standing",
}


def is_begun(routine: Routine, place: Place | None) -> bool:
    """Whether the routine begins there. None is anywhere."""
    return place is None or routine.start in BEGINS[place]


def way_to(routine: Routine, place: Place | None) -> int:
    """0 where the routine begins there, and more the further it is from what is possible there."""
    return 0 if is_begun(routine, place) else 1 + ASKS_LEAST.index(routine.start)
