"""The page before a session: the rating, what is offered on it and why, and Begin."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from flask import render_template
from flask_login import current_user

from webapp.extensions import reading_db, services
from webapp.pages.sessions.forms import Beginning
from webapp.pages.sessions.offers import Offer, offer_for
from webapp.pages.sessions.step_names import listed
from webapp.practice.step_changes import StepChange

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
    routines = services().catalogue.routines
    offer = None
    if asked.rating is not None and routines:
        with reading_db() as db:
            offer = offer_for(
                db, current_user, routines, asked.rating, now=now, routine=asked.routine, variant=asked.variant
            )
    reasons = reasons_of(offer) if offer else ()
    return render_template("home/begin.html", asked=asked, offer=offer, reasons=reasons, any_routine=bool(routines))


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
