"""The safety questions before the first session."""

from flask import Blueprint

screening = Blueprint("screening", __name__)
