"""The library and each routine."""

from flask import Blueprint

routines = Blueprint("routines", __name__)
