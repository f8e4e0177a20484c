"""Today, or the welcome page for somebody signed out."""

from flask import Blueprint

from webapp.pages.home.about import about

home = Blueprint("home", __name__)
home.add_url_rule("/about", "about", about)
