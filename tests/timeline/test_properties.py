"""What holds for every routine, every person and every voice."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.timeline.made_up import LENGTHS, PREFERENCES, VARIANT, MadeUpLengths, routines
from webapp.catalogue.models import Routine, Variant
from webapp.catalogue.phrases import Phrases
from webapp.timeline.compiling import compile_timeline
from webapp.timeline.cues import Cue, StepSpan, Timeline
from webapp.timeline.leading import led_steps
from webapp.timeline.preferences import Preferences
from webapp.timeline.utterances import utterances

PHRASES = Phrases()
TINY = 1e-6
LEAST_QUIET = 0.25
ANNOUNCEMENTS = ("Step ", "Easier s", "Care ", PHRASES.first_side.format(side="right"), "Now the left")
"""What is told of a step before its own sentences begin; the figure may wait for those."""


def anything(test: Callable[..., None]) -> Callable[..., None]:
    """Any routine, variant, person and voice; the same ones in every run."""
    given_all = given(routine=routines(), variant=VARIANT, preferences=PREFERENCES, lengths=LENGTHS, data=st.data())
    return settings(max_examples=80, deadline=None, derandomize=True)(given_all(test))


def choices(routine: Routine, data: st.DataObject) -> tuple[frozenset[str], frozenset[str]]:
    """Steps that somebody has eased and left out."""
    ids = st.frozensets(st.sampled_from([step.id for step in routine.steps]))
    return data.draw(ids, "easier"), data.draw(ids, "left out")


def known(routine: Routine, data: st.DataObject) -> frozenset[str]:
    """Forms that somebody has heard often."""
    forms = [step.form_id(easier=easier) for step in routine.steps for easier in (False, True)]
    return data.draw(st.frozensets(st.sampled_from(forms)), "known")


def compiled(
    routine: Routine, variant: Variant, preferences: Preferences, lengths: MadeUpLengths, data: st.DataObject
) -> Timeline:
    easier, left_out = choices(routine, data)
    short = known(routine, data)
    return compile_timeline(
        routine, variant, preferences, lengths, PHRASES, easier=easier, left_out=left_out, short=short
    )


def cues_within(timeline: Timeline, start: float, end: float) -> list[Cue]:
    return [cue for cue in timeline.cues if start <= cue.start < end]


@anything
def test_no_two_utterances_touch_and_none_is_cut(
    routine: Routine, variant: Variant, preferences: Preferences, lengths: MadeUpLengths, data: st.DataObject
) -> None:
    timeline = compiled(routine, variant, preferences, lengths, data)
    for before, after in pairwise(timeline.cues):
        assert after.start - before.end >= LEAST_QUIET - TINY, (before, after)
    for cue in timeline.cues:
        length = lengths.speech(cue.text) if cue.text else lengths.chime()
        assert cue.end - cue.start == pytest.approx(length)


@anything
def test_the_spans_follow_each_other_without_gaps_and_hold_their_cues(
    routine: Routine, variant: Variant, preferences: Preferences, lengths: MadeUpLengths, data: st.DataObject
) -> None:
    timeline = compiled(routine, variant, preferences, lengths, data)
    assert timeline.steps[0].id == "get-ready"
    assert timeline.steps[0].start == 0
    assert timeline.steps[-1].end == timeline.duration
    assert all(before.end == after.start for before, after in pairwise(timeline.steps))
    for span in timeline.steps:
        inside = cues_within(timeline, span.start, span.end)
        assert inside
        assert {cue.step for cue in inside} == {span.id}
        assert inside[-1].end <= span.end
    assert sum(len(cues_within(timeline, span.start, span.end)) for span in timeline.steps) == len(timeline.cues)


@anything
def test_both_sides_last_equally_long_and_move_at_the_same_moments(
    routine: Routine, variant: Variant, preferences: Preferences, lengths: MadeUpLengths, data: st.DataObject
) -> None:
    timeline = compiled(routine, variant, preferences, lengths, data)
    for right, _, left in zip(timeline.steps, timeline.steps[1:], timeline.steps[2:], strict=False):
        if (right.side, left.side) != ("right", "left"):
            continue
        rights = cues_within(timeline, right.start, right.end)
        lefts = cues_within(timeline, left.start, left.end)[: len(rights)]
        assert [cue.kind for cue in rights] == [cue.kind for cue in lefts]
        for one, other in zip(rights, lefts, strict=True):
            assert one.start - right.start == pytest.approx(other.start - left.start, abs=TINY)
        assert right.end - right.start == pytest.approx(left.end - left.start, abs=TINY)


@anything
def test_every_step_is_led_in_order_and_nobody_is_left_on_the_floor(
    routine: Routine, variant: Variant, preferences: Preferences, lengths: MadeUpLengths, data: st.DataObject
) -> None:
    easier, left_out = choices(routine, data)
    timeline = compile_timeline(routine, variant, preferences, lengths, PHRASES, easier=easier, left_out=left_out)
    wanted = [
        step
        for step in routine.steps
        if variant in step.variants and (step.id not in left_out or not (step.movement or step.hold))
    ]
    assert list(dict.fromkeys(span.id for span in timeline.steps)) == ["get-ready", *(step.id for step in wanted)]
    for step in wanted:
        spans = [span for span in timeline.steps if span.id == step.id]
        closing = [None] if step is wanted[-1] else []
        assert [span.side for span in spans] == (["right", None, "left", *closing] if step.both_sides else [None])
        assert {span.easier for span in spans} == {step.is_eased(variant, easier)}


@anything
def test_easing_a_step_leaves_everything_before_it_where_it_was(
    routine: Routine, variant: Variant, preferences: Preferences, lengths: MadeUpLengths, data: st.DataObject
) -> None:
    eased = data.draw(st.sampled_from(led_steps(routine, variant)))
    usual = compile_timeline(routine, variant, preferences, lengths, PHRASES)
    changed = compile_timeline(routine, variant, preferences, lengths, PHRASES, easier={eased.id})
    start = next(span.start for span in usual.steps if span.id == eased.id)
    assert next(span.start for span in changed.steps if span.id == eased.id) == start
    assert [cue for cue in usual.cues if cue.start < start] == [cue for cue in changed.cues if cue.start < start]
    assert [span for span in usual.steps if span.start < start] == [
        span for span in changed.steps if span.start < start
    ]


@anything
def test_an_unhurried_pace_is_never_shorter(
    routine: Routine, variant: Variant, preferences: Preferences, lengths: MadeUpLengths, data: st.DataObject
) -> None:
    easier, left_out = choices(routine, data)
    durations = [
        compile_timeline(
            routine,
            variant,
            preferences.model_copy(update={"pace": pace}),
            lengths,
            PHRASES,
            easier=easier,
            left_out=left_out,
        ).duration
        for pace in ("brisk", "normal", "unhurried")
    ]
    assert durations == sorted(durations)
    assert durations[0] < durations[2]


@anything
def test_as_many_rounds_are_heard_as_the_dose_says(
    routine: Routine, variant: Variant, preferences: Preferences, lengths: MadeUpLengths, data: st.DataObject
) -> None:
    easier, _ = choices(routine, data)
    timeline = compile_timeline(routine, variant, preferences, lengths, PHRASES, easier=easier)
    for step in led_steps(routine, variant):
        done = step.performance(easier=step.is_eased(variant, easier))
        if not (done.movement and done.dose):
            continue
        first_beat = done.movement.beats[0]
        words = {first_beat.say, *first_beat.then, first_beat.last}
        heard = [cue for cue in timeline.cues if cue.step == step.id and cue.kind == "movement" and cue.text in words]
        assert len(heard) == done.dose.of(variant) * (2 if step.both_sides else 1)


@anything
def test_nothing_is_spoken_that_was_not_named_for_building(
    routine: Routine, variant: Variant, preferences: Preferences, lengths: MadeUpLengths, data: st.DataObject
) -> None:
    timeline = compiled(routine, variant, preferences, lengths, data)
    built = utterances(routine, PHRASES)
    assert list(built) == sorted(set(built))
    assert {cue.text for cue in timeline.cues if cue.kind != "chime"} <= set(built)
    assert all((cue.text == "") == (cue.kind == "chime") for cue in timeline.cues)
    assert not any("{" in cue.text + cue.figure for cue in timeline.cues)


@anything
def test_the_figure_is_shown_from_the_first_second_and_never_in_two_places(
    routine: Routine, variant: Variant, preferences: Preferences, lengths: MadeUpLengths, data: st.DataObject
) -> None:
    timeline = compiled(routine, variant, preferences, lengths, data)
    first, *_, last = (timeline.figures[0], *timeline.figures)
    assert (first.at, first.until, first.figure) == (0, 0, routine.figure)
    assert last.until <= timeline.duration
    assert all(moment.at <= moment.until for moment in timeline.figures)
    for before, after in pairwise(timeline.figures):
        assert before.until <= after.at
        assert before.at < after.at
        assert before.figure != after.figure


@anything
def test_whoever_looks_while_words_are_spoken_sees_their_pose(
    routine: Routine, variant: Variant, preferences: Preferences, lengths: MadeUpLengths, data: st.DataObject
) -> None:
    timeline = compiled(routine, variant, preferences, lengths, data)
    for cue in timeline.cues:
        announces = cue.kind == "change-sides" or cue.text.startswith(ANNOUNCEMENTS)
        if not announces:
            assert [moment.figure for moment in timeline.figures if moment.at <= cue.start + TINY][-1] == cue.figure


@anything
def test_breaths_follow_each_other_and_are_equal_on_both_sides(
    routine: Routine, variant: Variant, preferences: Preferences, lengths: MadeUpLengths, data: st.DataObject
) -> None:
    timeline = compiled(routine, variant, preferences, lengths, data)
    for before, after in pairwise(timeline.breaths):
        assert before.at < before.until <= after.at + TINY
    for right, _, left in zip(timeline.steps, timeline.steps[1:], timeline.steps[2:], strict=False):
        if (right.side, left.side) == ("right", "left"):
            rights, lefts = (
                [
                    (breath.at - span.start, breath.way)
                    for breath in timeline.breaths
                    if span.start <= breath.at < span.end
                ]
                for span in (right, left)
            )
            assert [way for _, way in rights] == [way for _, way in lefts]
            assert [at for at, _ in rights] == pytest.approx([at for at, _ in lefts], abs=TINY)


@anything
def test_the_figure_moves_at_the_same_moments_on_both_sides_of_an_exercise(
    routine: Routine, variant: Variant, preferences: Preferences, lengths: MadeUpLengths, data: st.DataObject
) -> None:
    timeline = compiled(routine, variant, preferences, lengths, data)
    for right, _, left in zip(timeline.steps, timeline.steps[1:], timeline.steps[2:], strict=False):
        if (right.side, left.side) == ("right", "left"):
            rights, lefts = (moments_of_the_exercise(timeline, span) for span in (right, left))
            assert [figure for *_, figure in rights] == [figure for *_, figure in lefts[: len(rights)]]
            for one, other in zip(rights, lefts, strict=False):
                assert one[:2] == pytest.approx(other[:2], abs=TINY)


def moments_of_the_exercise(timeline: Timeline, span: StepSpan) -> list[tuple[float, float, str]]:
    """From "begin" on, in seconds from the start of the side."""
    begin = next(cue.start for cue in cues_within(timeline, span.start, span.end) if cue.kind == "begin")
    return [
        (moment.at - span.start, moment.until - span.start, moment.figure)
        for moment in timeline.figures
        if begin < moment.at < span.end
    ]
