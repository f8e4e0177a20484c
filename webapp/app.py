"""The application factory. Start it with `make run`, or `flask --app webapp.app run`."""

from importlib import import_module
from typing import Any

from flask import Flask

from webapp import error_pages, request_log, security_headers, static_files, template_helpers
from webapp.accounts.devices import STAYS_FOR
from webapp.cli import register_commands
from webapp.config import Config
from webapp.database import open_engine
from webapp.extensions import Services, close_db, csrf
from webapp.pages import register_pages
from webapp.pages.accounts import signing_in


def create_app(config: Config | None = None, services: Services | None = None) -> Flask:
    """Raises ValueError, with a sentence for the host, where the configuration cannot be used."""
    config = config or Config.from_environment()
    app = Flask(__name__, static_folder=None)
    app.config.update(
        PERMANENT_SESSION_LIFETIME=STAYS_FOR,
        SESSION_REFRESH_EACH_REQUEST=False,
        SECRET_KEY=config.secret_key,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=config.behind_proxy,
        WTF_CSRF_TIME_LIMIT=None,
        MAX_CONTENT_LENGTH=1024 * 1024,
        TRUSTED_HOSTS=list(config.trusted_hosts) or None,
    )
    app.extensions["ebb"] = services or open_services(config)
    csrf.init_app(app)
    app.teardown_appcontext(close_db)
    for part in (request_log, security_headers, error_pages, static_files, template_helpers, signing_in):
        part.init_app(app)
    register_pages(app)
    app.url_build_error_handlers.append(lambda _error, endpoint, _values: "/missing/" + endpoint)
    register_commands(app)
    return app


def open_services(config: Config) -> Services:
    return Services(
        config=config,
        engine=open_engine(config.database_url),
        catalogue=_room("catalogue.reading", "read_catalogue", config.routines_dir),
        figures=_room("figures.book", "FigureBook.read", config.poses_dir),
        narrator=_room("narration.narrator", "Narrator", config.audio_cache_dir, config.narration_voice),
    )


def _room(module: str, name: str, *args: Any) -> Any:
    try:
        found: Any = import_module(f"webapp.{module}")
        for part in name.split("."):
            found = getattr(found, part)
        return found(*args)
    except (ImportError, AttributeError):
        return None
