"""The routines of whoever is signed in, shipped ones and their own. Every look-up of a routine goes through here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from uuid import UUID

from flask import current_app, g
from flask_login import current_user

from webapp.catalogue.models import Routine
from webapp.composing.composition import CannotComposeError, Composition, Pick
from webapp.composing.own_routine import Repertoire, compose
from webapp.composing.ways import ways_of
from webapp.extensions import reading_db, services
from webapp.practice.compositions import ComposedRoutine, composed_by

KEPT_ROUTINES = 512


@dataclass(frozen=True)
class OwnRoutine:
    """One that the person put together."""

    id: UUID
    slug: str
    composition: Composition
    composed_at: datetime
    put_away_at: datetime | None

    @property
    def title(self) -> str:
        return self.composition.title

    @property
    def routine(self) -> Routine | None:
        """Composed at its first use; None where it can no longer be led as it was put together."""
        return _composer().composed(self.slug, self.composition)


@dataclass(frozen=True)
class Library:
    """`own` holds everything that was ever composed, newest first."""

    shipped: Mapping[str, Routine]
    own: tuple[OwnRoutine, ...]

    @cached_property
    def yours(self) -> tuple[OwnRoutine, ...]:
        """Those that were neither deleted nor replaced."""
        return tuple(one for one in self.own if one.put_away_at is None)

    @cached_property
    def routines(self) -> Mapping[str, Routine]:
        """What can be begun, by its slug."""
        return {**self.shipped, **{one.slug: routine for one in self.yours if (routine := one.routine)}}

    def find(self, slug: str) -> Routine | None:
        """Also what was put away: earlier sessions were led by it."""
        own = (one.routine for one in self.own if one.slug == slug)
        return self.shipped.get(slug) or next(own, None)

    def newest(self, slug: str) -> str:
        """The slug under which a routine of one's own is kept today: an edit takes the place of the older form.

        It is composed in the very moment in which that one is put away. Empty for what was deleted, or never was.
        """
        found = next((one for one in self.own if one.slug == slug), None)
        while found is not None and found.put_away_at is not None:
            found = next((one for one in self.own if found.composed_at < found.put_away_at == one.composed_at), None)
        return found.slug if found else ""

    def titles(self) -> Mapping[str, str]:
        """What each routine is called, those put away included."""
        return {**{one.slug: one.title for one in self.own}, **{slug: one.title for slug, one in self.shipped.items()}}


def library() -> Library:
    """That of the person who is signed in, read once a request."""
    if "library" not in g:
        g.library = library_of(current_user.id if current_user.is_authenticated else None)
    found: Library = g.library
    return found


def library_of(person_id: UUID | None) -> Library:
    """That of any person; of nobody, what is shipped."""
    return Library(services().catalogue.routines, tuple(_own(row) for row in _rows(person_id)))


def _rows(person_id: UUID | None) -> tuple[ComposedRoutine, ...]:
    if person_id is None:
        return ()
    with reading_db() as db:
        return composed_by(db, person_id)


def repertoire() -> Repertoire:
    """What the routines of this application can be composed from."""
    return _composer().repertoire


class Composer:
    """Composes routines and keeps the latest. What a slug stands for never changes."""

    def __init__(self, repertoire: Repertoire) -> None:
        self.repertoire = repertoire
        self.composed = lru_cache(maxsize=KEPT_ROUTINES)(self._compose)

    def _compose(self, slug: str, composition: Composition) -> Routine | None:
        try:
            return compose(slug, composition, self.repertoire)
        except CannotComposeError:
            return None


def _composer() -> Composer:
    kept: Composer | None = current_app.extensions.get("ebb_composer")
    if kept is None:
        catalogue = services().catalogue
        ways = ways_of(catalogue.routines.values(), catalogue.phrases.ways)
        kept = Composer(Repertoire(catalogue.routines, ways, catalogue.phrases))
        current_app.extensions["ebb_composer"] = kept
    return kept


def _own(row: ComposedRoutine) -> OwnRoutine:
    picks = tuple(Pick.of(code) for code in row.picks)
    return OwnRoutine(row.id, row.slug, Composition(row.title, picks), row.composed_at, row.put_away_at)
