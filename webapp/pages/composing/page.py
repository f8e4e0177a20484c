"""The page on which a routine is composed."""

from uuid import UUID

from flask import render_template, url_for
from flask_login import current_user

from webapp.catalogue.models import Routine
from webapp.composing.composition import MOST_PICKS, CannotComposeError, Composition, Objection
from webapp.composing.own_routine import compose
from webapp.pages.composing.drafts import Draft
from webapp.pages.composing.rows import groups, picked_rows, ways_before
from webapp.pages.library import OwnRoutine, repertoire
from webapp.timeline.compiling import compile_timeline
from webapp.timeline.estimate import EstimatedLengths
from webapp.timeline.preferences import Preferences

NOT_WHOLE = "A part of it did not arrive whole and is left out. Please look whether everything is there."
WORKING_TITLE = "Yours"


def composing_page(
    draft: Draft, own: OwnRoutine | None, key: UUID, *, refused: tuple[Objection, ...] | None = None
) -> str:
    """`own` is the routine that is being changed. Without `refused` only what is wrong is told, not what lacks."""
    composed, objections = _tried(draft)
    told = _worth_telling(draft, objections) if refused is None else refused
    routines = repertoire().routines
    shelf = sorted(routines.values(), key=lambda routine: (-routine.good_for_pain.highest, routine.title))
    return render_template(
        "composing/page.html",
        draft=draft,
        own=own,
        key=key,
        action=url_for("composing.change", own=own.slug) if own else url_for("composing.create"),
        rows=picked_rows(draft.picks, routines, composed, told),
        ways_after=ways_before(composed)[""] if composed else (),
        seconds=_seconds(composed) if composed else None,
        title_problem=next((objection.message for objection in told if objection.about_title), ""),
        problems=_of_the_whole(draft, told),
        groups=groups(shelf),
        most=MOST_PICKS,
    )


def _tried(draft: Draft) -> tuple[Routine | None, tuple[Objection, ...]]:
    """What the draft comes to so far; a title can still be missing."""
    composition = draft.composition
    try:
        return compose("own-draft", Composition(composition.title or WORKING_TITLE, draft.picks), repertoire()), ()
    except CannotComposeError as error:
        return None, error.objections


def _worth_telling(draft: Draft, objections: tuple[Objection, ...]) -> tuple[Objection, ...]:
    return objections if draft.picks else tuple(objection for objection in objections if objection.about_title)


def _of_the_whole(draft: Draft, told: tuple[Objection, ...]) -> tuple[str, ...]:
    whole = (objection.message for objection in told if objection.pick is None and not objection.about_title)
    return (*whole, *(() if draft.whole else (NOT_WHOLE,)))


def _seconds(routine: Routine) -> float:
    """About how long the standard variant takes at the person's pace."""
    preferences = Preferences.model_validate(current_user.preferences)
    return compile_timeline(routine, "standard", preferences, EstimatedLengths(), repertoire().phrases).duration
