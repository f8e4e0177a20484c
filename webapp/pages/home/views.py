"""Today, the page before a session, and what Ebb is. Somebody signed out sees the welcome page instead of Today."""

from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from webapp.extensions import current_db
from webapp.pages.home.about import about, welcome
from webapp.pages.home.change_page import change_page
from webapp.pages.home.today_page import today_for
from webapp.pages.library import library
from webapp.pages.next_page import next_page
from webapp.pages.sessions.begin_page import begin_page
from webapp.pages.sessions.beginning import page_first
from webapp.pages.sessions.beginning_form import read_beginning
from webapp.pages.sessions.start_place import keep_start_place

home = Blueprint("home", __name__)
home.add_url_rule("/about", "about", about)


@home.get("/")
def today() -> ResponseReturnValue:
    if not current_user.is_authenticated:
        return welcome()
    return render_template("home/today.html", today=today_for(current_db(), current_user, datetime.now(UTC)))


@home.get("/begin")
@login_required
def begin() -> ResponseReturnValue:
    """The rating is asked for where it is missing; what is offered on it can be begun."""
    now = datetime.now(UTC)
    asked = read_beginning(request.args, library().routines, "rating")
    elsewhere = page_first(asked, now) if asked.rating is not None and not asked.problems else None
    return redirect(elsewhere) if elsewhere else (begin_page(asked, now), 422 if asked.problems else 200)


@home.post("/begin/place")
@login_required
def place() -> ResponseReturnValue:
    """Where the person can start today."""
    keep_start_place(request.form.get("place", ""), datetime.now(UTC))
    return redirect(next_page() or url_for("home.begin"), 303)


@home.get("/begin/change")
@login_required
def change() -> ResponseReturnValue:
    """Another length, or another routine, for the same rating."""
    asked = read_beginning(request.args, library().routines, "rating")
    if asked.rating is None or asked.problems or not library().routines:
        return redirect(asked.address)
    return change_page(asked, asked.rating, datetime.now(UTC))
