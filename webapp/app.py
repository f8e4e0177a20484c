"""The application factory. Start it with `make run`, or `flask --app webapp.app run`."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from flask import Flask
from sqlalchemy.exc import ArgumentError
from werkzeug.middleware.proxy_fix import ProxyFix

from webapp import error_pages, packed_answers, request_log, security_headers, static_files, template_helpers
from webapp.accounts.devices import STAYS_FOR
from webapp.archive.uploads import Uploads
from webapp.catalogue.reading import read_catalogue, routine_files
from webapp.cli import register_commands
from webapp.config import Config
from webapp.database import open_engine
from webapp.extensions import Services, close_db, csrf
from webapp.figures.book import FigureBook
from webapp.narration.narrator import Narrator
from webapp.pages import register_pages
from webapp.pages.accounts import signing_in
from webapp.reminding.mail_server import MailServer
from webapp.reminding.post import Post

log = logging.getLogger(__name__)

LARGEST_BODY = 256 * 1024
"""Bytes. Nothing that a person sends is larger than a note."""


def create_app(config: Config | None = None, services: Services | None = None) -> Flask:
    """Raises ValueError, with a sentence for the host, where the configuration cannot be used."""
    with _in_a_sentence():
        services = services or open_services(config or Config.from_environment())
    app = Flask(__name__, static_folder=None)
    app.extensions["ebb"] = services
    _configure(app, services.config)
    csrf.init_app(app)
    app.teardown_appcontext(close_db)
    for part in (
        request_log,
        packed_answers,
        security_headers,
        error_pages,
        static_files,
        template_helpers,
        signing_in,
    ):
        part.init_app(app)
    register_pages(app)
    register_commands(app)
    Uploads(services.config.data_dir).sweep()
    _name_problems(services)
    return app


@contextmanager
def _in_a_sentence() -> Iterator[None]:
    """Where the configuration cannot be used, a command ends with a sentence and a server with the whole error."""
    try:
        yield
    except (ValueError, OSError, ArgumentError, ModuleNotFoundError) as error:
        if click.get_current_context(silent=True) is None:
            raise
        raise click.ClickException(f"Ebb cannot start: {error}") from error


def open_services(config: Config) -> Services:
    """Raises ValueError, with a sentence for the host, where a voice is not known or nothing can be led."""
    own = routine_files(config.own_routines_dir) if config.own_routines_dir else ()
    figures = FigureBook.read(config.poses_dir, own, kept_in=config.data_dir / "figures")
    catalogue = read_catalogue(config.routines_dir, figures.poses, config.own_routines_dir)
    return Services(
        config=config,
        engine=open_engine(config.database_url),
        catalogue=catalogue,
        figures=figures,
        narrator=Narrator(config.audio_cache_dir, config.narration_voice, catalogue.pronunciation),
        open_post=_post(config.mail) if config.mail else None,
    )


def _post(server: MailServer) -> Callable[[], Post]:
    def open_post() -> Post:
        from webapp.reminding.smtp_post import SmtpPost  # noqa: PLC0415 only where mail is sent

        return SmtpPost(server)

    return open_post


def _configure(app: Flask, config: Config) -> None:
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        PERMANENT_SESSION_LIFETIME=STAYS_FOR,
        SECRET_KEY=config.secret_key,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_NAME="ebb_forms",
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_REFRESH_EACH_REQUEST=False,
        TRUSTED_HOSTS=list(config.trusted_hosts) or None,
        WTF_CSRF_TIME_LIMIT=None,
    )
    if config.behind_proxy:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)  # type: ignore[method-assign]


def _name_problems(services: Services) -> None:
    """In the log of the server; commands name them by themselves."""
    if click.get_current_context(silent=True) is None:
        for problem in (*services.catalogue.problems, *services.figures.problems):
            log.warning("left out: %s", problem)
