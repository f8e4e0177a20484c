import pytest

from tests.figures.pairs import shipped_book
from webapp.figures.book import FigureBook


@pytest.fixture(scope="session")
def book() -> FigureBook:
    return shipped_book()
