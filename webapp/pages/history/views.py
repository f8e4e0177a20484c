"""Every session, with its ratings; correcting and deleting."""

from flask import Blueprint

history = Blueprint("history", __name__)
