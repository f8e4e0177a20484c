"""Packs: everything that a session needs, to be kept on a phone and begun there without a network."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from webapp.accounts.models import Person
from webapp.accounts.opaque import opaque_id
from webapp.catalogue.models import Routine, Variant
from webapp.pages.library import library
from webapp.pages.offline.contents import contents_of
from webapp.pages.routines.wording import where
from webapp.pages.sessions.offers import Offer, offer_in
from webapp.practice.last_used import last_variants
from webapp.practice.queries import recent_sessions
from webapp.practice.ranking import GENTLE_FROM
from webapp.practice.staying_clear import clear_until
from webapp.practice.step_changes import Condition
from webapp.practice.step_history import StepHistory, step_histories
from webapp.practice.suggestion import chosen, condition_at, short_session

LAST = 3
"""Routines that are kept where the person has chosen none."""
WORST, LESS_THAN_BAD = 10, GENTLE_FROM - 1
"""Nobody knows how the back will be, so a pack is shaped for the worst rating that it is offered on."""
ROOM = 30_000_000
"""Bytes on a phone, all packs together."""


@dataclass(frozen=True)
class Wanted:
    routine: Routine
    variant: Variant
    condition: Condition


def packs_for(db: Session, person: Person, routines: Sequence[str] | None, now: datetime) -> dict[str, Any]:
    """What this person's phone should keep: of `routines`, or of what they did last. For JSON.

    No packs where the safety questions come first.
    """
    until = clear_until(db, person.id, now)
    packs = list(_fitting(_packs(db, person, routines, now, until))) if until is not None else []
    return {"person": opaque_id(person.id), "packs": packs}


def _packs(
    db: Session, person: Person, routines: Sequence[str] | None, now: datetime, until: datetime
) -> Iterator[dict[str, Any]]:
    past = step_histories(db, person.id)
    for wanted in _wanted(db, person, routines, now):
        history = past.get(wanted.routine.slug, StepHistory())
        suggestion = chosen(wanted.routine, wanted.variant, wanted.condition)
        offer = offer_in(person, suggestion, wanted.condition, history)
        if offer.guide.track is not None:
            yield _pack(offer, until)


def _wanted(db: Session, person: Person, routines: Sequence[str] | None, now: datetime) -> Iterator[Wanted]:
    """The most needed first: the short session, then each routine as gently as can be, then as it was done last."""
    flare = condition_at(WORST, recent_sessions(db, person.id), now).flare
    used = last_variants(db, person.id)
    there = library().routines
    slugs = [slug for slug in (used if routines is None else routines) if slug in there]
    kept = [there[slug] for slug in dict.fromkeys(slugs)][: LAST if routines is None else None]
    short = short_session(there.values())
    first = [short] if short else []
    for slug in dict.fromkeys(routine.slug for routine in first + kept):
        yield Wanted(there[slug], "gentle", Condition(WORST, flare))
    for each in kept:
        variant = used.get(each.slug, "gentle")
        if variant != "gentle" and not flare:
            yield Wanted(each, variant, Condition(LESS_THAN_BAD))


def _fitting(packs: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """As many as there is room for; what is too large makes way for what is smaller."""
    left = ROOM
    for pack in packs:
        if pack["bytes"] <= left:
            left -= pack["bytes"]
            yield pack


def _pack(offer: Offer, until: datetime) -> dict[str, Any]:
    pain = offer.routine.good_for_pain
    return {
        "title": offer.routine.title,
        "routine": offer.routine.slug,
        "variant": offer.variant,
        "flare": offer.routine.for_flare,
        "seconds": round(offer.guide.led),
        "where": where(offer.routine),
        "up_to": WORST if offer.variant == "gentle" else LESS_THAN_BAD,
        "meant_for": [pain.lowest, pain.highest],
        "valid_until": until.isoformat(),
        **contents_of(offer.shape, offer.guide),
    }
