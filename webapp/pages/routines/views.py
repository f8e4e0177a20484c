"""The library and each routine."""

from datetime import UTC, datetime

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from webapp.catalogue.models import VARIANTS, Routine, StartPlace
from webapp.extensions import current_db, services
from webapp.narration.download import with_chapters
from webapp.narration.responses import audio_response
from webapp.pages.composing.voice import is_being_spoken
from webapp.pages.library import OwnRoutine
from webapp.pages.library import library as all_routines
from webapp.pages.plans.current import plan_of
from webapp.pages.plans.wording import ShownPlan, offer
from webapp.pages.routines.handout import handout_file, handout_page
from webapp.pages.routines.personal import PersonalRoutine, personal_routine, usual_guide
from webapp.pages.routines.wording import megabytes, sentence, steps_heading, where
from webapp.pages.sessions.guide import Guide
from webapp.practice.last_year import last_years_changes
from webapp.practice.places import BEGINS, PLACE_LABELS, PLACES, START_WORDS, Place
from webapp.trends.afterwards import on_a_card
from webapp.trends.records import local

routines = Blueprint("routines", __name__)

SHELVES: dict[Place, tuple[StartPlace, ...]] = {name: BEGINS[name] for name in PLACES if name != "bare floor"}
"""What begins where, by the name of the place in the address of the library."""

routines.add_url_rule("/routines/<slug>/handout", view_func=handout_page)
routines.add_url_rule("/routines/<slug>/handout.pdf", view_func=handout_file)


@routines.get("/routines")
@login_required
def library() -> str:
    everything = sorted(all_routines().shipped.values(), key=_for_the_worst_day_first)
    place = request.args.get("place", "")
    cards = [
        (routine, where(routine), usual_guide(current_user, routine))
        for routine in everything
        if _stands_on(routine, place)
    ]
    starts = {routine.start for routine in everything}
    places = {name: PLACE_LABELS[name] for name in SHELVES if starts.intersection(SHELVES[name])}
    return render_template(
        "routines/library.html",
        cards=cards,
        place=place,
        places=places,
        yours=_yours(place),
        sentence=sentence,
        afterwards=_afterwards(),
    )


def _afterwards() -> dict[str, str]:
    """What the person's ratings say of each routine, where there are enough of them."""
    now = datetime.now(UTC)
    changes = last_years_changes(current_db(), current_user.id, local(now, current_user.time_zone).date())
    return {slug: said for slug, change in changes.items() if (said := on_a_card(change))}


def _yours(place: str) -> list[tuple[OwnRoutine, str, Guide | None]]:
    """What the person put together, where it is done, and how it is led. One that can no longer be led has no guide."""
    return [
        (own, where(own.routine), usual_guide(current_user, own.routine)) if own.routine else (own, "", None)
        for own in all_routines().yours
        if (_stands_on(own.routine, place) if own.routine else not place)
    ]


def _stands_on(routine: Routine, place: str) -> bool:
    """Whether it is on the shelf of this name; each is on the one without a name."""
    return not place or any(routine.start in starts for name, starts in SHELVES.items() if name == place)


@routines.get("/routines/<slug>")
@login_required
def show(slug: str) -> ResponseReturnValue:
    newest = all_routines().newest(slug)
    if newest not in ("", slug):
        return redirect(url_for("routines.show", slug=newest))
    shown = _personal(slug)
    is_own = slug not in all_routines().shipped
    return render_template(
        "routines/show.html",
        shown=shown,
        routine=shown.routine,
        begins=START_WORDS[shown.routine.start],
        heading=steps_heading(shown.routine),
        plan=_plan_for(shown.routine),
        plan_offer=offer(shown.routine.plan) if shown.routine.plan else "",
        is_own=is_own,
        afterwards=_afterwards().get(slug, ""),
        is_being_spoken=is_own and is_being_spoken(),
        label=services().figures.label,
        megabytes=megabytes,
        sentence=sentence,
    )


@routines.get("/routines/<slug>.mp3")
@login_required
def download(slug: str) -> ResponseReturnValue:
    variant = request.args.get("variant", "standard")
    if variant not in VARIANTS:
        abort(404)
    shown = _personal(slug)
    track = shown.guides[variant].track
    if track is None:
        abort(404)
    file = with_chapters(track, shown.routine.title, "Ebb")
    return audio_response(file, request, file_name=f"{slug}-{variant}.mp3")


def _personal(slug: str) -> PersonalRoutine:
    routine = all_routines().routines.get(slug)
    if routine is None:
        abort(404)
    return personal_routine(current_db(), current_user, routine)


def _plan_for(routine: Routine) -> ShownPlan | None:
    plan = plan_of(current_db(), current_user, datetime.now(UTC)) if routine.plan else None
    return plan if plan and plan.routine.slug == routine.slug else None


def _for_the_worst_day_first(routine: Routine) -> tuple[int, int, str]:
    return -routine.good_for_pain.highest, routine.intensity, routine.title
