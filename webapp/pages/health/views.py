"""Whether the service is alive and ready."""

from flask import Blueprint

health = Blueprint("health", __name__)
