"""What Ebb is, for somebody who is signed out or wants to know: the welcome page and the page about it."""

from flask import render_template

from webapp.accounts.people import somebody_exists
from webapp.extensions import current_db, services


def welcome() -> str:
    """The front page for somebody signed out, with the way in that is open to them."""
    config = services().config
    first = not somebody_exists(current_db())
    return render_template(
        "home/welcome.html", first=first, sign_up_open=config.sign_up_open, number=config.emergency_number
    )


def about() -> str:
    return render_template("home/about.html", number=services().config.emergency_number)
