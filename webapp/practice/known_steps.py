"""Which steps a person knows, so that they can be said in fewer words. Pure."""

from collections.abc import Collection, Iterator, Mapping

from webapp.catalogue.models import Routine, Variant

ENOUGH = 5
"""In so many sessions a form has been listened to before it is said in fewer words."""


def known_steps(times_heard: Mapping[str, int]) -> frozenset[str]:
    """What a timeline may shorten. Keys are the ids of forms (`Step.form_id`), values the sessions they were heard in,
    as `step_history.times_heard` counts them.
    """
    return frozenset(form for form, times in times_heard.items() if times >= ENOUGH)


def forms_heard(
    routine: Routine, variant: Variant, easier_steps: Collection[str], heard_steps: Collection[str]
) -> Iterator[str]:
    """The form of each step that was heard in one session, by its row; a step that is no longer there is passed over.

    A step that was eased on the way counts for its twin alone.
    """
    for step in routine.steps:
        if step.id in heard_steps:
            yield step.form_id(easier=step.is_eased(variant, easier_steps))
