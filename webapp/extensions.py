"""What every request can reach: the database, the catalogue, the figures, the narration, and who is signed in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import cast

from flask import current_app, g, request
from flask_login import LoginManager
from flask_wtf import CSRFProtect
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from webapp.catalogue.reading import Catalogue
from webapp.config import Config
from webapp.database import new_session
from webapp.figures.book import FigureBook
from webapp.narration.narrator import Narrator
from webapp.reminding.post import Post

login_manager = LoginManager()
csrf = CSRFProtect()

READING_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass
class Services:
    """What the application is built from, made once by the factory."""

    config: Config
    engine: Engine
    catalogue: Catalogue
    figures: FigureBook
    narrator: Narrator
    open_post: Callable[[], Post] | None = None
    """How mail is handed in; None where the host has named no mail server."""


def services() -> Services:
    return cast(Services, current_app.extensions["ebb"])


def current_db() -> Session:
    """The database session of this request. Only a view commits; what is not committed is rolled back."""
    if "db" not in g:
        g.db = new_session(services().engine, writes=request.method not in READING_METHODS)
    return cast(Session, g.db)


@contextmanager
def reading_db() -> Iterator[Session]:
    """For looking something up before a write begins: never takes the write lock."""
    if request.method in READING_METHODS:
        yield current_db()
    else:
        with new_session(services().engine, writes=False) as db:
            yield db


def close_db(_error: BaseException | None = None) -> None:
    db: Session | None = g.pop("db", None)
    if db is not None:
        db.close()
