"""The whole house, served for real: the shipped routines in the offline voice, and people at a real Chromium."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page

from tests.browser.chromium import Watch, new_page
from tests.browser.hearing import with_recorder
from tests.browser.house import furnished
from tests.browser.serving import served
from tests.browser.way import sign_up
from tests.spoken import spoken as everything_spoken
from webapp.extensions import Services


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def spoken() -> Path:
    """The clip cache with every word of the shipped routines."""
    return everything_spoken()


@pytest.fixture(scope="session")
def whole_house(spoken: Path, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """Everybody may sign up, so that each test can have a person of its own."""
    app = furnished(tmp_path_factory.mktemp("served"), spoken)
    services: Services = app.extensions["ebb"]
    services.figures.draw_all()
    return app


@pytest.fixture(scope="session")
def origin(whole_house: Flask) -> Iterator[str]:
    with served(with_recorder(whole_house)) as origin:
        yield origin


Visit = Callable[..., Page]


@pytest.fixture
def visit(origin: str) -> Iterator[Visit]:
    """Opens a browser for somebody: `visit(java_script_enabled=False)`. At the end no page may have misbehaved."""
    watches: list[Watch] = []
    with ExitStack() as stack:

        def open_browser(**settings: Any) -> Page:
            page, watch = stack.enter_context(new_page(origin, **settings))
            watches.append(watch)
            return page

        yield open_browser
        assert [problem for watch in watches for problem in watch.problems()] == []


@pytest.fixture
def alice(visit: Visit) -> Page:
    """Alice's phone. She has made an account and answered the safety questions; Today is open."""
    page = visit()
    sign_up(page, "Alice")
    return page
