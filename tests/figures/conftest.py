import pytest

from tests.figures.shipped import POSES
from webapp.figures.book import FigureBook


@pytest.fixture(scope="session")
def book() -> FigureBook:
    return FigureBook.read(POSES)
