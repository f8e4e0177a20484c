"""Serving a draft to the person who writes it, and to nobody else."""

from pathlib import Path

from flask import Flask

from webapp import security_headers, static_files, template_helpers
from webapp.extensions import Services
from webapp.pages.accounts import signing_in
from webapp.pages.figures.views import figures
from webapp.pages.preview.draft import Draft
from webapp.pages.preview.views import preview

HERE = "127.0.0.1"


def preview_app(path: Path, services: Services) -> Flask:
    """An application of one page. It knows no person and asks no database."""
    app = Flask("webapp", static_folder=None)
    app.extensions["ebb"] = services
    app.extensions["ebb_draft"] = Draft(path, services)
    app.config.update(SECRET_KEY=services.config.secret_key, LOGIN_DISABLED=True)
    for part in (security_headers, static_files, template_helpers, signing_in):
        part.init_app(app)
    for area in (figures, preview):
        app.register_blueprint(area)
    return app
