"""Each preference does to a track what its name says, at its extremes, and nothing else."""

from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.timeline.made_up import LENGTHS, SIDED, VARIANT, MadeUpLengths, dose, easier, routine, routines, step
from tests.timeline.test_compiling import SWAY, TWIN, heard, lead
from webapp.catalogue.models import Routine, Variant
from webapp.catalogue.phrases import Phrases
from webapp.timeline.compiling import compile_timeline
from webapp.timeline.cues import Cue, Timeline
from webapp.timeline.preferences import (
    LONGEST_BREATH,
    LONGEST_CHANGE,
    LONGEST_HOLD,
    LONGEST_READY,
    SHORTEST_BREATH,
    SHORTEST_CHANGE,
    SHORTEST_HOLD,
    Preferences,
    Words,
)

PHRASES = Phrases()
HELD = step("held", hold={}, dose={**dose("seconds", (30, 40, 60)), "smallest": 25, "largest": 90}, easier=TWIN)
WHOLE = routine(step("down"), step("sway", easier=TWIN, **SWAY), SIDED, HELD, step("up"))


def led(**wishes: Any) -> Timeline:
    return lead(WHOLE, preferences=Preferences.model_validate(wishes))


def cue(timeline: Timeline, text: str) -> Cue:
    return next(cue for cue in timeline.cues if cue.text == text)


def held_for(timeline: Timeline, step_id: str = "held") -> float:
    """Seconds from the end of "stay here now" and its pause to "one"."""
    cues = heard(timeline, step_id)
    begin, end = (next(cue for cue in cues if cue.kind == kind) for kind in ("begin", "count"))
    one = [cue for cue in cues if cue.kind == "count"][2]
    assert end.text == "Three."
    return one.start - begin.end - 0.5


def test_the_time_to_get_ready_is_as_long_as_is_wished() -> None:
    def until_the_first_step(seconds: int) -> float:
        return led(ready_seconds=seconds).steps[0].end

    assert until_the_first_step(LONGEST_READY) - until_the_first_step(1) == pytest.approx(LONGEST_READY - 1)


@pytest.mark.parametrize("seconds", [SHORTEST_CHANGE, LONGEST_CHANGE])
def test_the_change_of_sides_is_as_long_as_is_wished(seconds: float) -> None:
    timeline = led(change_sides_seconds=seconds)
    again = [cue for cue in timeline.cues if cue.text == "Step knee"][1]
    assert again.start - cue(timeline, "Change sides.").end == pytest.approx(seconds, abs=0.5)


@pytest.mark.parametrize("seconds", [SHORTEST_BREATH, LONGEST_BREATH])
def test_a_breath_is_as_long_as_is_wished(seconds: float) -> None:
    breaths = led(breath_seconds=seconds).breaths
    assert {round(breath.until - breath.at, 6) for breath in breaths} == {seconds / 2}


@pytest.mark.parametrize(("wished", "seconds"), [(None, 40), (SHORTEST_HOLD, 25), (50, 50), (LONGEST_HOLD, 90)])
def test_a_stretch_is_as_long_as_is_wished_within_what_is_safe(wished: int | None, seconds: float) -> None:
    assert held_for(led(hold_seconds=wished)) == pytest.approx(seconds)


@pytest.mark.parametrize(("asked", "seconds"), [(1, 25), (55, 55), (10_000, 90)])
def test_a_longer_hold_is_given_in_mid_session_within_what_is_safe(asked: int, seconds: float) -> None:
    wish = Preferences(hold_seconds=30)
    assert held_for(lead(WHOLE, preferences=wish, amounts={"held": asked})) == pytest.approx(seconds)
    other = held_for(lead(WHOLE, preferences=wish, amounts={"knee": asked}))
    assert other == pytest.approx(30)


def test_more_rounds_are_given_in_mid_session() -> None:
    rounds = [cue for cue in heard(lead(WHOLE, amounts={"sway": 7}), "sway") if cue.text.startswith("In")]
    assert len(rounds) == 7


def test_what_was_before_a_longer_hold_stays_where_it_was() -> None:
    usual, longer = lead(WHOLE), lead(WHOLE, amounts={"held": 80})
    start = next(span.start for span in usual.steps if span.id == "held")
    assert [cue for cue in longer.cues if cue.start < start] == [cue for cue in usual.cues if cue.start < start]


class TestWithoutTheCount:
    def test_a_hold_ends_with_a_chime_on_its_end(self) -> None:
        cues = heard(led(count_down=False), "held")
        begin = next(cue for cue in cues if cue.kind == "begin")
        assert [cue.kind for cue in cues] == ["setup", "setup", "begin", "half-way", "chime"]
        assert cues[-1].start - begin.end - 0.5 == pytest.approx(40)

    def test_a_hold_ends_by_its_release_where_no_chime_is_wished(self) -> None:
        released = routine({**HELD, "release": ["Let go."]})
        cues = heard(lead(released, preferences=Preferences(count_down=False, chime=False)), "held")
        begin, end = (next(cue for cue in cues if cue.kind == kind) for kind in ("begin", "release"))
        assert not {"count", "chime"} & {cue.kind for cue in cues}
        assert end.start - begin.end - 0.5 == pytest.approx(40)

    def test_a_rest_that_nobody_counts_stays_in_peace(self) -> None:
        rest = routine(step("rest", hold={"count_down": False}, dose=dose("seconds"), easier=easier("rest", **SWAY)))
        assert lead(rest, preferences=Preferences(count_down=False)).cues == lead(rest).cues


def test_without_the_chime_a_second_of_quiet_wakes_the_loudspeaker() -> None:
    timeline = led(chime=False, ready_seconds=60)
    assert not any(cue.kind == "chime" for cue in timeline.cues)
    assert timeline.cues[0].text == "Opening."
    assert timeline.cues[0].start >= 1
    first = cue(timeline, "Step down")
    assert first.start - cue(timeline, PHRASES.get_ready).end == pytest.approx(60, abs=0.5)


@settings(max_examples=50, deadline=None, derandomize=True)
@given(routine=routines(), variant=VARIANT, lengths=LENGTHS, words=st.sampled_from(get_args(Words)))
def test_more_of_anything_is_never_shorter(
    routine: Routine, variant: Variant, lengths: MadeUpLengths, words: Words
) -> None:
    for field, least, most in (
        ("ready_seconds", 0, LONGEST_READY),
        ("change_sides_seconds", SHORTEST_CHANGE, LONGEST_CHANGE),
        ("breath_seconds", SHORTEST_BREATH, LONGEST_BREATH),
        ("hold_seconds", SHORTEST_HOLD, LONGEST_HOLD),
        ("pace", "brisk", "unhurried"),
    ):
        less, more = (
            compile_timeline(
                routine, variant, Preferences.model_validate({field: value, "words": words}), lengths, PHRASES
            )
            for value in (least, most)
        )
        assert less.duration <= more.duration, field
        assert [span.id for span in less.steps] == [span.id for span in more.steps]
        words_of = [
            [cue.text for cue in timeline.cues if cue.kind in ("setup", "caution")] for timeline in (less, more)
        ]
        assert words_of[0] == words_of[1]


@settings(max_examples=50, deadline=None, derandomize=True)
@given(routine=routines(), variant=VARIANT, lengths=LENGTHS)
def test_whoever_knows_everything_hears_no_caution_less_and_sees_the_same(
    routine: Routine, variant: Variant, lengths: MadeUpLengths
) -> None:
    forms = [step.form_id(easier=easier) for step in routine.steps for easier in (False, True)]
    whole, known = (
        compile_timeline(routine, variant, Preferences(), lengths, PHRASES, short=short) for short in ((), forms)
    )
    assert len(" ".join(cue.text for cue in known.cues)) <= len(" ".join(cue.text for cue in whole.cues))
    for kind in ("caution", "release", "begin", "half-way", "count", "change-sides", "closing"):
        assert [cue.text for cue in known.cues if cue.kind == kind] == [
            cue.text for cue in whole.cues if cue.kind == kind
        ]
    assert [cue.text for cue in known.cues if "must not hurt" in cue.text] == [
        cue.text for cue in whole.cues if "must not hurt" in cue.text
    ]
    assert [moment.figure for moment in known.figures] == [moment.figure for moment in whole.figures]
