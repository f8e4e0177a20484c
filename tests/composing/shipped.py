"""The shipped routines, to compose from."""

from functools import cache

from webapp.catalogue.models import Step
from webapp.catalogue.reading import Catalogue, read_catalogue
from webapp.composing.composition import Composition, Pick, can_be_picked
from webapp.composing.own_routine import Repertoire
from webapp.composing.ways import ways_of
from webapp.config import PROJECT

SLUG = "own-0123456789abcdef0123456789abcdef"


@cache
def catalogue() -> Catalogue:
    return read_catalogue(PROJECT / "routines")


@cache
def repertoire() -> Repertoire:
    routines = catalogue().routines
    return Repertoire(routines, ways_of(routines.values(), catalogue().phrases.ways), catalogue().phrases)


def steps_to_pick() -> list[tuple[str, Step]]:
    """Every step that can be picked, with the slug of its routine."""
    return [
        (slug, step) for slug, routine in catalogue().routines.items() for step in routine.steps if can_be_picked(step)
    ]


def picks(*codes: str) -> Composition:
    """`legs-up-release.rest.both.60`, and so on."""
    return Composition("Slow evening", tuple(Pick.of(code) for code in codes))
