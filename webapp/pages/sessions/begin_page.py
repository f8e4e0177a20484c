"""The page before a session: the rating, what is offered on it and why, and Begin."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from flask import render_template
from flask_login import current_user

from webapp.catalogue.models import Routine
from webapp.extensions import reading_db
from webapp.pages.library import library
from webapp.pages.routines.wording import where
from webapp.pages.sessions.ahead import Ahead, ahead_of, ahead_of_bad_days
from webapp.pages.sessions.beginning_form import Beginning
from webapp.pages.sessions.offers import Offer, offer_for
from webapp.pages.sessions.start_place import place_choices, start_place
from webapp.pages.sessions.step_names import listed
from webapp.practice.places import Place
from webapp.practice.ranking import GENTLE_FROM
from webapp.practice.step_changes import StepChange
from webapp.practice.suggestion import short_session

WHY_LEFT_OUT = {
    "rating": "{steps} {is_are} left out today, because you said {rating}.",
    "flare": "{steps} {is_are} left out while the flare lasts.",
    "hurt twice": "{steps} {is_are} left out, having hurt twice, until you put {it_them} back.",
    "chosen": "{steps} {is_are} left out, as you chose.",
}
WHY_EASIER = {
    "hurt once": "{steps} {is_are} led easier, because it hurt.",
    "eased": "{steps} {is_are} led easier, as you asked last time.",
    "chosen": "{steps} {is_are} led easier, as you chose.",
}


def begin_page(asked: Beginning, now: datetime) -> str:
    """Without a rating only the question; with one, what is offered on it."""
    routines = library().routines
    place = start_place(now)
    offer = None
    if asked.rating is not None and routines:
        with reading_db() as db:
            offer = offer_for(db, current_user, routines, asked.rating, asked=asked, now=now, place=place)
    return render_template(
        "home/begin.html",
        asked=asked,
        offer=offer,
        ahead=_ahead(asked, offer, now),
        reasons=reasons_of(offer) if offer else (),
        any_routine=bool(routines),
        where=where(offer.routine) if offer else "",
        places=place_choices(place),
        short=_short_instead(asked, offer, place),
        at_once=begins_at_once(asked),
    )


def begins_at_once(asked: Beginning) -> bool:
    """Whether the answer itself begins what was asked for: on the worst day each tap counts.

    Not where a variant was chosen: then the page says first what Ebb would have offered on the answer.
    """
    short = asked.routine is not None and asked.routine.for_flare
    return short and asked.rating is None and asked.variant is None


def _ahead(asked: Beginning, offer: Offer | None, now: datetime) -> Ahead | None:
    """What is fetched before the tap: where there is an offer, no page has to come before it."""
    if offer is not None:
        return ahead_of(offer)
    return ahead_of_bad_days(asked.routine, now) if asked.routine and begins_at_once(asked) else None


def _short_instead(asked: Beginning, offer: Offer | None, place: Place | None) -> Routine | None:
    """Where the back is bad, a session of two minutes that is not the one on the page."""
    shown = offer.routine if offer else asked.routine
    bad = offer.condition.flare or offer.condition.rating >= GENTLE_FROM if offer else begins_at_once(asked)
    routines = library().routines.values()
    return short_session([routine for routine in routines if routine != shown], place) if bad else None


def reasons_of(offer: Offer) -> tuple[str, ...]:
    """Why this is offered, what the variant is, and which steps are left out or led easier. Whole sentences."""
    return (
        *offer.suggestion.reasons,
        offer.routine.variants.of(offer.variant).summary,
        *_changes_in_words(offer.changes, offer.condition.rating),
    )


def _changes_in_words(changes: Sequence[StepChange], rating: int) -> Iterator[str]:
    def same(change: StepChange) -> tuple[bool, str]:
        return not change.left_out, change.why

    for (easier, why), alike in groupby(sorted(changes, key=same), key=same):
        names = [change.step.name for change in alike]
        many = len(names) > 1
        yield (WHY_EASIER if easier else WHY_LEFT_OUT)[why].format(
            steps=listed(names), is_are="are" if many else "is", it_them="them" if many else "it", rating=rating
        )
