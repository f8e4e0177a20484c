"""Whether the service is alive and ready."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from webapp.extensions import services
from webapp.pages.health.readiness import missing

health = Blueprint("health", __name__)


@health.get("/healthz")
def alive() -> ResponseReturnValue:
    """The process answers. Nothing else is asked."""
    return {"alive": True}


@health.get("/readyz")
def ready() -> ResponseReturnValue:
    absent = list(missing(services()))
    return {"ready": not absent, "missing": absent}, 503 if absent else 200
