"""What routines and steps are called. One whose file is gone goes by its id, so that old sessions stay readable."""

from collections.abc import Mapping

from webapp.pages.library import library
from webapp.trends.wording import from_id


def titles() -> Mapping[str, str]:
    """The title of each routine, the person's own among them."""
    return library().titles()


def step_name(routine: str, step: str) -> str:
    found = library().find(routine)
    try:
        return found.step(step).name if found else from_id(step)
    except KeyError:
        return from_id(step)
