"""The application factory. Start it with `make run`, or `flask --app webapp.app run`."""

from flask import Flask

from webapp import error_pages, request_log, security_headers, template_helpers
from webapp.cli import register_commands
from webapp.config import Config
from webapp.database import open_engine
from webapp.extensions import Services, close_db, csrf, login_manager
from webapp.pages import register_pages


def create_app(config: Config | None = None) -> Flask:
    """Raises ValueError, with a sentence for the host, where the configuration cannot be used."""
    config = config or Config.from_environment()
    app = Flask(__name__)
    app.config.update(
        SECRET_KEY=config.secret_key,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=config.behind_proxy,
        WTF_CSRF_TIME_LIMIT=None,
        MAX_CONTENT_LENGTH=1024 * 1024,
        TRUSTED_HOSTS=list(config.trusted_hosts) or None,
    )
    app.extensions["ebb"] = Services(config=config, engine=open_engine(config.database_url))
    login_manager.init_app(app)
    csrf.init_app(app)
    app.teardown_appcontext(close_db)
    for part in (request_log, security_headers, error_pages, template_helpers):
        part.init_app(app)
    register_pages(app)
    register_commands(app)
    return app
