"""What routines and steps are called. One whose file is gone goes by its id, so that old sessions stay readable."""

from collections.abc import Mapping

from webapp.extensions import services


def titles() -> Mapping[str, str]:
    """The title of each routine."""
    return {slug: routine.title for slug, routine in services().catalogue.routines.items()}


def step_name(routine: str, step: str) -> str:
    try:
        return services().catalogue.routines[routine].step(step).name
    except KeyError:
        return step.replace("-", " ").capitalize()
