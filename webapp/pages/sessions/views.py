"""A guided session: begin, listen, rate, see what changed."""

from flask import Blueprint

sessions = Blueprint("sessions", __name__)
