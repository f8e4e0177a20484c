"""Today, or the welcome page for somebody signed out."""

from flask import Blueprint

home = Blueprint("home", __name__)
