"""The page on which a comparison is begun: what happens in it, for which pair, and the earlier ones."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask import render_template, request
from flask_login import current_user

from webapp.extensions import reading_db
from webapp.pages.comparisons.choosing import LENGTH_WORDS, Pair, RefusedPairError, read_pair, usual_pair
from webapp.pages.library import library
from webapp.practice.compared import comparisons_of
from webapp.practice.comparing import running_comparison
from webapp.practice.comparison_models import FairComparison
from webapp.practice.last_used import last_variants
from webapp.practice.queries import latest_before
from webapp.trends.fair_comparison import PAIRS_A_SIDE
from webapp.trends.records import local
from webapp.trends.wording import counted, full_date


@dataclass(frozen=True, slots=True)
class Listed:
    """One comparison in the list."""

    id: UUID
    title: str
    when: str
    sessions: int


def offer_page(now: datetime, *, problem: str = "") -> str:
    """`problem` says what is wrong with the form that was sent."""
    routines = library().routines
    with reading_db() as db:
        used = tuple(last_variants(db, current_user.id))
        running = running_comparison(db, current_user.id, now)
        listed = [_listed(comparison, count, now) for comparison, count in comparisons_of(db, current_user.id)]
        ratings = latest_before(db, current_user.id)
    pair, problem = _pair(used, problem)
    return render_template(
        "comparisons/offer.html",
        pair=pair,
        chosen=_chosen(pair),
        problem=problem,
        said=_how_often_it_fits(pair, ratings) if pair else "",
        routines=routines.values(),
        lengths=LENGTH_WORDS,
        pairs_a_side=PAIRS_A_SIDE,
        running=next((one for one in listed if running and one.id == running.id), None),
        earlier=[one for one in listed if not running or one.id != running.id],
    )


def _pair(used: tuple[str, ...], problem: str) -> tuple[Pair | None, str]:
    """What was asked for; without a question, what the person does anyway."""
    if not {"first", "second"} & set(request.values):
        return usual_pair(library().routines, used), problem
    try:
        return read_pair(request.values, library().routines), problem
    except RefusedPairError as refusal:
        return None, str(refusal)


def _chosen(pair: Pair | None) -> dict[str, str]:
    """What the two fields show: what was sent, usable or not, else the pair."""
    slugs = pair.slugs if pair else ("", "")
    return {name: request.values.get(name, slug) for name, slug in zip(("first", "second"), slugs, strict=True)}


def _how_often_it_fits(pair: Pair, ratings: tuple[int, ...]) -> str:
    if not ratings:
        return ""
    fit = sum(rating in pair.fits for rating in ratings)
    was = "was" if fit == 1 else "were"
    return f"Of your last {counted(len(ratings), 'rating')} before a session, {fit} {was} {pair.fits}."


def _listed(comparison: FairComparison, count: int, now: datetime) -> Listed:
    titles = library().titles()
    first, second = (titles.get(slug, slug) for slug in (comparison.first, comparison.second))
    today = local(now, current_user.time_zone).date()
    begun = local(comparison.started_at, comparison.time_zone).date()
    return Listed(comparison.id, f"{first} or {second}", full_date(begun, today), count)
