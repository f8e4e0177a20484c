"""The safety questions before the first session, and what their answers call for."""

from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required
from werkzeug.wrappers import Response

from webapp.extensions import current_db, services
from webapp.pages.next_page import next_page
from webapp.pages.screening.forms import Answers, read_answers, says_cleared
from webapp.pages.screening.gate import page_for
from webapp.practice.models import Screening
from webapp.practice.screening import latest_screening, record_screening, why_asked
from webapp.safety.screening import questions as all_signs
from webapp.safety.signs import Sign, groups

screening = Blueprint("screening", __name__)


@screening.get("/before-you-begin")
@login_required
def questions() -> ResponseReturnValue:
    return _questions_page(Answers(ticked=(), problem=None))


@screening.post("/before-you-begin")
@login_required
def answer() -> ResponseReturnValue:
    answers = read_answers(request.form)
    if answers.problem is not None:
        return _questions_page(answers), 422
    return _keep(answers.ticked)


@screening.get("/before-you-begin/see-somebody")
@login_required
def see_somebody() -> ResponseReturnValue:
    last = latest_screening(current_db(), current_user.id)
    if last is None or last.verdict != "urgent":
        return redirect(url_for("screening.questions", next=next_page()))
    return _see_somebody_page(last)


@screening.post("/before-you-begin/see-somebody")
@login_required
def cleared() -> ResponseReturnValue:
    last = latest_screening(current_db(), current_user.id)
    if last is None or last.verdict != "urgent":
        return redirect(url_for("screening.questions", next=next_page()), 303)
    if not says_cleared(request.form):
        return _see_somebody_page(last, problem="Tick the box once somebody has said so."), 422
    return _keep(last.ticked, cleared_by_clinician=True)


@screening.get("/before-you-begin/stop")
@login_required
def stop() -> ResponseReturnValue:
    last = latest_screening(current_db(), current_user.id)
    if last is None or last.verdict != "emergency":
        return redirect(url_for("screening.questions", next=next_page()))
    return render_template("screening/stop.html", last=last, signs=_ticked(last), next=next_page(), number=_number())


@screening.get("/when-to-see-somebody")
def signs() -> str:
    return render_template("screening/signs.html", groups=groups(), number=_number())


def _keep(ticked: tuple[str, ...] | list[str], *, cleared_by_clinician: bool = False) -> Response:
    db = current_db()
    kept = record_screening(
        db,
        current_user.id,
        ticked,
        now=datetime.now(UTC),
        time_zone=current_user.time_zone,
        cleared_by_clinician=cleared_by_clinician,
    )
    db.commit()
    return redirect(page_for(kept, next_page()) or next_page() or url_for("home.today"), 303)


def _questions_page(answers: Answers) -> str:
    db = current_db()
    return render_template(
        "screening/questions.html",
        groups=groups(),
        answers=answers,
        next=next_page(),
        last=latest_screening(db, current_user.id),
        why=why_asked(db, current_user.id, datetime.now(UTC)),
    )


def _see_somebody_page(last: Screening, problem: str | None = None) -> str:
    return render_template(
        "screening/see_somebody.html",
        last=last,
        signs=_ticked(last),
        problem=problem,
        next=next_page(),
        number=_number(),
    )


def _ticked(last: Screening) -> list[Sign]:
    return [sign for sign in all_signs() if sign.id in last.ticked]


def _number() -> str:
    return services().config.emergency_number
