"""Composing a routine of one's own. While it is made it stands in the address; keeping it is the one write."""

from datetime import UTC, datetime
from uuid import uuid4

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from webapp.composing.composition import CannotComposeError, Objection
from webapp.composing.own_routine import compose
from webapp.extensions import current_db
from webapp.pages.composing.actions import changed
from webapp.pages.composing.drafts import Draft, draft_in_address, draft_in_form
from webapp.pages.composing.keeping import keep_draft
from webapp.pages.composing.page import composing_page
from webapp.pages.composing.voice import ask_for_voice
from webapp.pages.library import OwnRoutine, library, repertoire
from webapp.pages.sessions.forms import NOT_WHOLE, read_key
from webapp.practice.compositions import put_away
from webapp.practice.recording import AlreadyRecordedError

composing = Blueprint("composing", __name__)

MOST_OWN = 30
STILL_TO_BE_KEPT = "What you see here is not lost: keep it, and it becomes a further one."


@composing.get("/compose")
@login_required
def new() -> ResponseReturnValue:
    draft = draft_in_address(request.args)
    return composing_page(draft, None, uuid4()), 200 if draft.whole else 422


@composing.post("/compose")
@login_required
def create() -> ResponseReturnValue:
    return _answer(draft_in_form(request.form), None)


@composing.get("/compose/<own>")
@login_required
def edit(own: str) -> ResponseReturnValue:
    found = _own(own)
    kept = Draft(found.title, found.composition.picks)
    draft = draft_in_address(request.args) if "title" in request.args else kept
    return composing_page(draft, found, uuid4()), 200 if draft.whole else 422


@composing.post("/compose/<own>")
@login_required
def change(own: str) -> ResponseReturnValue:
    return _answer(draft_in_form(request.form), _own(own, put_away_too=True))


@composing.post("/compose/<own>/removal")
@login_required
def removal(own: str) -> ResponseReturnValue:
    found = _own(own)
    put_away(current_db(), current_user.id, found.id, datetime.now(UTC))
    current_db().commit()
    flash(f"{found.title} is deleted. What you did with it stays in your diary.")
    return redirect(url_for("routines.library"), 303)


@composing.post("/compose/<own>/voice")
@login_required
def voice(own: str) -> ResponseReturnValue:
    found = _own(own)
    if found.routine is not None:
        ask_for_voice(found.routine)
    return redirect(url_for("routines.show", slug=found.slug), 303)


def _own(slug: str, *, put_away_too: bool = False) -> OwnRoutine:
    """A form sent twice finds its routine replaced by itself, so what was put away is found there, too."""
    found = library().own if put_away_too else library().yours
    return next((one for one in found if one.slug == slug), None) or abort(404)


def _answer(draft: Draft, own: OwnRoutine | None) -> ResponseReturnValue:
    action = request.form.get("do", "keep")
    if action != "keep":
        after = changed(draft, action)
        if after is None:
            return _refused(draft, own, Objection(NOT_WHOLE))
        page = url_for("composing.edit", own=own.slug) if own else url_for("composing.new")
        return redirect(f"{page}?{after.draft.question}#{after.anchor}", 303)
    if not draft.whole:
        return _refused(draft, own)
    return _kept(draft, own)


def _kept(draft: Draft, own: OwnRoutine | None) -> ResponseReturnValue:
    key = read_key(request.form)
    if key is None:
        return _refused(draft, own, Objection(NOT_WHOLE))
    if own is None and len(library().yours) >= MOST_OWN:
        return _refused(draft, own, Objection(f"{MOST_OWN} routines of your own are the most; delete one first."))
    try:
        routine = compose("own-draft", draft.composition, repertoire())
        slug = keep_draft(key, draft.composition, own)
    except CannotComposeError as error:
        return _refused(draft, own, *error.objections)
    except AlreadyRecordedError as error:
        current_db().rollback()
        return composing_page(draft, None, uuid4(), refused=(Objection(f"{error} {STILL_TO_BE_KEPT}"),)), 409
    current_db().commit()
    if not ask_for_voice(routine.model_copy(update={"slug": slug})):
        flash("Kept. The voice is being prepared; it takes a few seconds.")
    return redirect(url_for("routines.show", slug=slug), 303)


def _refused(draft: Draft, own: OwnRoutine | None, *objections: Objection) -> ResponseReturnValue:
    key = read_key(request.form) or uuid4()
    return composing_page(draft, own, key, refused=objections), 422
