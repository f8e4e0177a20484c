"""What a page before a session fetches before the tap, so that the voice is heard at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from flask_login import current_user

from webapp.catalogue.models import Routine
from webapp.extensions import reading_db
from webapp.pages.screening.gate import page_before_session
from webapp.pages.sessions.guide import Shape
from webapp.pages.sessions.offers import Offer, offer_in
from webapp.pages.tracks.addresses import track_address
from webapp.pages.tracks.tokens import token_of
from webapp.practice.queries import recent_sessions
from webapp.practice.ranking import GENTLE_FROM
from webapp.practice.screening import standing
from webapp.practice.step_changes import Condition
from webapp.practice.step_history import step_history
from webapp.practice.suggestion import chosen, condition_at, variant_for

WORST = 10


@dataclass(frozen=True, slots=True)
class Ahead:
    """The token of a shape, the address of its sound, and the ratings on which it is what begins."""

    shape: str
    track: str
    ratings: tuple[int, ...]


def ahead_of(offer: Offer, ratings: tuple[int, ...] = ()) -> Ahead | None:
    """On the rating of the offer, or on `ratings`. None where there is nothing to hear."""
    if offer.guide.track is None:
        return None
    token = token_of(offer.shape)
    return Ahead(token, track_address(token, offer.guide.version), ratings or (offer.condition.rating,))


def ahead_of_bad_days(routine: Routine, now: datetime) -> Ahead | None:
    """What begins on most of the high ratings, where the answer itself begins it; a flare makes no difference to it.

    None where the safety questions come first, or there is nothing to hear.
    """
    with reading_db() as db:
        if page_before_session(standing(db, current_user.id, now), None):
            return None
        earlier = recent_sessions(db, current_user.id)
        past = step_history(db, current_user.id, routine.slug)

    def offer(rating: int, *, flare: bool) -> Offer:
        condition = Condition(rating, flare)
        return offer_in(current_user, chosen(routine, variant_for(condition), condition), condition, past)

    def settled() -> Iterator[tuple[int, Shape]]:
        marked = condition_at(WORST, earlier, now).flare
        for rating in range(GENTLE_FROM, WORST + 1):
            shape = offer(rating, flare=True).shape
            if marked or offer(rating, flare=False).shape == shape:
                yield rating, shape

    worst = offer(WORST, flare=True)
    ratings = tuple(rating for rating, shape in settled() if shape == worst.shape)
    return ahead_of(worst, ratings) if ratings else None
