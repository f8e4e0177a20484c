"""Whatever somebody puts together: it is led whole and safely, or it is refused in words."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.composing.shipped import SLUG, catalogue, repertoire, steps_to_pick
from tests.timeline.made_up import LENGTHS, PREFERENCES, VARIANT, MadeUpLengths
from webapp.catalogue.models import VARIANTS, Routine, Step, Variant
from webapp.composing.composition import SIDES_TO_CHOOSE, CannotComposeError, Composition, Pick, Sides
from webapp.composing.own_routine import compose
from webapp.composing.route import SETTLED
from webapp.timeline.compiling import compile_timeline
from webapp.timeline.leading import led_steps
from webapp.timeline.preferences import Preferences
from webapp.timeline.utterances import utterances


@st.composite
def picks(draw: st.DrawFn) -> Pick:
    slug, step = draw(st.sampled_from(steps_to_pick()))
    amount = draw(st.integers(step.dose.smallest, step.dose.largest)) if step.dose else None
    sides: Sides = draw(st.sampled_from(SIDES_TO_CHOOSE)) if step.both_sides else "both"
    return Pick(slug, step.id, sides, "" if amount is None else str(amount))


COMPOSITIONS = st.builds(Composition, st.just("Slow evening"), st.lists(picks(), min_size=1, max_size=8).map(tuple))


def composed(composition: Composition) -> Routine | None:
    """None where it was refused, in words."""
    try:
        return compose(SLUG, composition, repertoire())
    except CannotComposeError as error:
        refused = error
    assert refused.objections
    assert all(objection.message.endswith(".") for objection in refused.objections)
    return None


@settings(max_examples=60, deadline=None)
@given(COMPOSITIONS, VARIANT, PREFERENCES, LENGTHS)
def test_it_is_led_without_overlap_or_refused(
    composition: Composition, variant: Variant, preferences: Preferences, lengths: MadeUpLengths
) -> None:
    routine = composed(composition)
    if routine is None:
        return
    timeline = compile_timeline(routine, variant, preferences, lengths, catalogue().phrases)
    assert all(one.end <= two.start for one, two in pairwise(timeline.cues))
    assert timeline.cues[-1].end <= timeline.duration
    for step in routine.steps:
        sides = [span.end - span.start for span in timeline.steps if span.id == step.id and span.side]
        assert not sides or max(sides) - min(sides) < 0.1


@settings(max_examples=60, deadline=None)
@given(COMPOSITIONS)
def test_every_step_begins_where_the_last_one_ended_and_nobody_is_left_on_the_floor(composition: Composition) -> None:
    routine = composed(composition)
    if routine is None:
        return
    for variant in VARIANTS:
        led = led_steps(routine, variant)
        assert all(one.ends_in == two.position for one, two in pairwise(led))
        assert led[-1].ends_in in ("standing", *SETTLED)
    assert len(routine.counted_steps) == len(composition.picks)


@settings(max_examples=60, deadline=None)
@given(COMPOSITIONS)
def test_every_dose_is_as_chosen_and_within_what_is_safe(composition: Composition) -> None:
    routine = composed(composition)
    if routine is None:
        return
    for pick, step in zip(composition.picks, routine.counted_steps, strict=True):
        source = catalogue().routines[pick.routine].step(pick.step)
        if source.dose and step.dose:
            assert step.dose.standard == pick.amount
        assert keeps_to(step, source)


def keeps_to(step: Step, source: Step) -> bool:
    """Whether the step and its twin stay within the safe ranges of the source."""
    pairs = [(step, source), *([(step.easier, source.easier)] if step.easier and source.easier else [])]
    return all(
        mine.dose is None
        or (theirs.dose is not None and theirs.dose.smallest <= mine.dose.of(variant) <= theirs.dose.largest)
        for mine, theirs in pairs
        for variant in VARIANTS
    )


@settings(max_examples=60, deadline=None)
@given(COMPOSITIONS)
def test_nothing_is_said_that_the_shipped_routines_do_not_say(composition: Composition) -> None:
    routine = composed(composition)
    if routine is not None:
        assert set(utterances(routine, catalogue().phrases)) <= everything_spoken()


def everything_spoken() -> frozenset[str]:
    phrases = catalogue().phrases
    return frozenset().union(*(utterances(routine, phrases) for routine in catalogue().routines.values()))
