"""The house that is measured: served for real, with everything drawn before anybody comes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser.hearing import with_recorder
from tests.browser.house import furnished
from tests.browser.serving import served
from tests.spoken import spoken


@contextmanager
def house() -> Iterator[str]:
    """Its origin, for as long as the measurement takes."""
    with TemporaryDirectory() as folder:
        app = furnished(Path(folder), spoken())
        app.extensions["ebb"].figures.draw_all()
        with served(with_recorder(app)) as origin:
            yield origin
