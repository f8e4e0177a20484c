"""What one person hears, second by second."""

from itertools import pairwise
from typing import Any

import pytest

from tests.timeline.made_up import SIDED, MadeUpLengths, dose, easier, routine, step
from webapp.catalogue.models import Line, OpeningLine, Routine, Side, Variant
from webapp.catalogue.phrases import Phrases
from webapp.timeline.compiling import compile_timeline
from webapp.timeline.cues import Cue, StepSpan, Timeline
from webapp.timeline.preferences import Preferences

PHRASES = Phrases()
EVERY_SECOND = MadeUpLengths(shortest=1, longest=1)
HALF_A_SECOND = MadeUpLengths(shortest=0.5, longest=0.5)

SWAY = {
    "movement": {
        "beats": [
            {"breath": "in", "say": "In.", "then": ["In again.", "In once more."], "last": "In, the last."},
            {"breath": "out", "say": "Out.", "figure": "leaning"},
        ]
    },
    "dose": dose("breaths", (1, 4, 5)),
}
TWIN = easier("sway", hold={}, dose=dose("seconds"))


def heard(timeline: Timeline, step_id: str, side: Side | None = None) -> list[Cue]:
    spans = [span for span in timeline.steps if span.id == step_id and (side is None or span.side == side)]
    return [cue for span in spans for cue in timeline.cues if span.start <= cue.start < span.end]


def texts(cues: list[Cue], *kinds: str) -> list[str]:
    return [cue.text for cue in cues if not kinds or cue.kind in kinds]


def span_of(timeline: Timeline, step_id: str) -> StepSpan:
    return next(span for span in timeline.steps if span.id == step_id)


def lead(of: Routine, variant: Variant = "standard", lengths: MadeUpLengths = HALF_A_SECOND, **more: Any) -> Timeline:
    preferences = more.pop("preferences", Preferences())
    return compile_timeline(of, variant, preferences, lengths, PHRASES, **more)


class TestTheBeginning:
    def test_is_a_chime_the_opening_and_the_time_to_get_ready(self) -> None:
        cues = heard(lead(routine(step("a"))), "get-ready")
        assert [(cue.kind, cue.text) for cue in cues] == [
            ("chime", ""),
            ("opening", "Opening."),
            ("opening", "Take your time to get ready."),
            ("chime", ""),
        ]
        assert cues[3].start - cues[2].end == pytest.approx(30, abs=0.5)

    def test_tells_what_concerns_one_step_only_where_that_step_is_led(self) -> None:
        made_up = routine(step("a"), step("heat", optional=True, hold={}, dose=dose("seconds"), easier=TWIN))
        warning = OpeningLine(say="Test the heat.", only_with="heat")
        warned = made_up.model_copy(update={"opening": (*made_up.opening, warning)})
        assert "Test the heat." in texts(list(lead(warned).cues), "opening")
        assert "Test the heat." not in texts(list(lead(warned, left_out={"heat"}).cues), "opening")

    @pytest.mark.parametrize("pace", ["brisk", "unhurried"])
    def test_gives_the_time_that_was_asked_for_at_any_pace(self, pace: str) -> None:
        preferences = Preferences.model_validate({"pace": pace, "ready_seconds": 120})
        cues = heard(lead(routine(step("a")), preferences=preferences), "get-ready")
        assert cues[3].start - cues[2].end == pytest.approx(120, abs=0.5)

    def test_goes_straight_on_for_somebody_who_needs_no_time(self) -> None:
        cues = heard(lead(routine(step("a")), preferences=Preferences(ready_seconds=0)), "get-ready")
        assert texts(cues) == ["", "Opening."]


class TestAStep:
    def test_says_name_set_up_caution_begin_and_release_in_this_order(self) -> None:
        sway = step("sway", caution="Care.", release=["Let go."], easier=TWIN, **SWAY)
        cues = heard(lead(routine(sway, step("end"))), "sway")
        assert texts(cues, "setup", "caution", "begin", "release") == [
            "Step sway",
            "Set up sway.",
            "Care.",
            "Begin.",
            "Let go.",
        ]
        assert [cue.kind for cue in cues].index("caution") < [cue.kind for cue in cues].index("movement")

    def test_that_only_guides_warns_before_it_asks_for_anything(self) -> None:
        cues = heard(lead(routine(step("down", caution="Hold on."), step("end"))), "down")
        assert texts(cues) == ["Step down", "Hold on.", "Set up down."]

    def test_begins_with_a_little_quiet_so_that_a_seek_cuts_nothing(self) -> None:
        timeline = lead(routine(step("a"), step("b")))
        assert all(heard(timeline, span.id)[0].start - span.start >= 0.1 for span in timeline.steps)

    def test_gives_the_pause_that_a_line_asks_for_stretched_by_the_pace(self) -> None:
        slow = step("a", setup=[{"say": "Roll over.", "pause": 10}, "Rest."])
        for pace, expected in (("brisk", 8.5), ("normal", 10), ("unhurried", 12.5)):
            preferences = Preferences.model_validate({"pace": pace})
            _, roll, rest = heard(lead(routine(slow, step("b")), preferences=preferences), "a")
            assert rest.start - roll.end == pytest.approx(expected)

    def test_shows_its_poses(self) -> None:
        sway = step("sway", setup=["Lie.", {"say": "Bend.", "figure": "bent"}], easier=TWIN, **SWAY)
        cues = heard(lead(routine(sway, step("end"))), "sway")
        shown = {cue.text: cue.figure for cue in cues}
        assert shown["Step sway"] == shown["Lie."] == shown["In."] == "lying"
        assert shown["Bend."] == shown["Begin."] == "bent"
        assert shown["Out."] == shown["Half-way."] == "leaning"


class TestAMovement:
    def test_follows_the_breath(self) -> None:
        sway = step("sway", easier=TWIN, **SWAY)
        timeline = lead(routine(sway), preferences=Preferences(breath_seconds=12))
        starts = [cue.start for cue in heard(timeline, "sway") if cue.kind == "movement"]
        # The second beat is quiet after the first round: a round of two beats is one breath.
        assert [round(start - starts[0], 6) for start in starts] == [0, 6, 12, 24, 36]

    def test_says_half_way_and_last_one_without_losing_the_rhythm(self) -> None:
        cues = heard(lead(routine(step("sway", easier=TWIN, **SWAY))), "sway")
        assert texts(cues, "movement", "half-way", "count") == [
            "In.",
            "Out.",
            "In again.",
            "Half-way.",
            "In once more.",
            "Last one.",
            "In, the last.",
        ]

    def test_of_an_odd_number_promises_nobody_too_little(self) -> None:
        words = texts(heard(lead(routine(step("sway", easier=TWIN, **SWAY)), "full"), "sway"))
        before = words[: words.index("Half-way.")]
        assert sum(word.startswith("In") for word in before) == 3

    def test_of_one_round_is_said_in_full(self) -> None:
        words = texts(heard(lead(routine(step("sway", easier=TWIN, **SWAY)), "gentle"), "sway"), "movement", "count")
        assert words == ["In.", "Out."]

    def test_waits_for_words_that_are_longer_than_the_breath(self) -> None:
        timeline = lead(routine(step("sway", easier=TWIN, **SWAY)), lengths=MadeUpLengths(shortest=7, longest=7))
        first, second = [cue for cue in heard(timeline, "sway") if cue.kind == "movement"][:2]
        assert second.start - first.start == pytest.approx(7.25)

    def test_with_seconds_does_not_follow_the_breath(self) -> None:
        beats = {"beats": [{"seconds": 3, "say": "Push.", "then": "And push."}]}
        push = step("push", movement=beats, dose=dose("times"), easier=TWIN)
        timeline = lead(routine(push), preferences=Preferences(breath_seconds=16))
        first, second = [cue for cue in heard(timeline, "push") if cue.kind == "movement"][:2]
        assert second.start - first.start == pytest.approx(3)


class TestAHold:
    def hold(self, unit: str = "seconds", amount: int = 30, **more: Any) -> Routine:
        return routine(step("hold", hold=more, dose=dose(unit, (amount,) * 3), easier=TWIN))

    def test_ends_with_one_on_its_end(self) -> None:
        cues = heard(lead(self.hold()), "hold")
        begin = next(cue for cue in cues if cue.kind == "begin")
        three, two, one = [cue for cue in cues if cue.kind == "count"]
        assert (three.text, two.text, one.text) == ("Three.", "Two.", "One.")
        assert one.start - begin.end == pytest.approx(30.5)
        assert one.start - two.start == pytest.approx(two.start - three.start) == pytest.approx(1)

    def test_tells_the_half(self) -> None:
        cues = heard(lead(self.hold()), "hold")
        half = next(cue for cue in cues if cue.kind == "half-way")
        begin = next(cue for cue in cues if cue.kind == "begin")
        assert half.start - begin.end == pytest.approx(15.5)

    def test_that_is_short_tells_no_half(self) -> None:
        assert "half-way" not in [cue.kind for cue in heard(lead(self.hold(amount=15)), "hold")]

    def test_can_be_left_in_peace(self) -> None:
        cues = heard(lead(self.hold(count_down=False)), "hold")
        assert texts(cues, "half-way", "count") == []

    def test_is_as_long_as_the_dose_at_any_pace(self) -> None:
        spans = []
        for pace in ("brisk", "normal"):
            timeline = lead(self.hold(), preferences=Preferences.model_validate({"pace": pace}))
            begin = next(cue for cue in timeline.cues if cue.kind == "begin")
            one = next(cue for cue in timeline.cues if cue.text == "One.")
            spans.append(one.start - begin.end)
        assert spans == pytest.approx([30.425, 30.5])

    def test_in_breaths_follows_the_breath(self) -> None:
        timeline = lead(self.hold("breaths", 3), preferences=Preferences(breath_seconds=14))
        begin = next(cue for cue in timeline.cues if cue.kind == "begin")
        one = next(cue for cue in timeline.cues if cue.text == "One.")
        assert one.start - begin.end == pytest.approx(42.5)

    def test_waits_for_words_that_do_not_fit(self) -> None:
        cues = [{"at": 0.9, "say": "Late."}, {"at": 0.95, "say": "Later."}]
        timeline = lead(self.hold(amount=10, cues=cues), lengths=MadeUpLengths(shortest=4, longest=4))
        held = [cue for cue in heard(timeline, "hold") if cue.kind in ("hold", "count")]
        assert [cue.text for cue in held] == ["Late.", "Later.", "Three.", "Two.", "One."]
        assert all(after.start - before.end >= 0.25 - 1e-9 for before, after in pairwise(held))


class TestBothSides:
    def test_the_right_comes_first_and_the_left_after_a_change(self) -> None:
        timeline = lead(routine(SIDED, step("end")), preferences=Preferences(change_sides_seconds=12))
        words = texts(heard(timeline, "knee"))
        assert words[:3] == ["Step knee", "The right side first.", "Right knee in, left leg long."]
        at = words.index("Change sides.")
        assert words[at : at + 4] == [
            "Change sides.",
            "Step knee",
            "Now the left side.",
            "Left knee in, right leg long.",
        ]
        change = next(cue for cue in timeline.cues if cue.kind == "change-sides")
        following = timeline.cues[timeline.cues.index(change) + 1]
        assert following.start - change.end == pytest.approx(12, abs=0.5)

    def test_each_side_shows_its_pose(self) -> None:
        timeline = lead(routine(SIDED, step("end")))
        assert [(span.side, span.figure) for span in timeline.steps if span.id == "knee"] == [
            ("right", "knee-right"),
            (None, "knee-left"),
            ("left", "knee-left"),
        ]
        assert {cue.figure for cue in heard(timeline, "knee", "right")} == {"knee-right"}

    def test_last_equally_long_though_the_words_do_not(self) -> None:
        timeline = lead(routine(SIDED, step("end")), lengths=MadeUpLengths(shortest=0.2, longest=6))
        right, _, left = [span for span in timeline.steps if span.id == "knee"]
        assert right.end - right.start == pytest.approx(left.end - left.start, abs=1e-9)


class TestVariantsAndTwins:
    EASY = step("sway", easier=TWIN, **SWAY)

    def test_a_step_that_was_eased_is_led_in_its_easier_form(self) -> None:
        timeline = lead(routine(self.EASY), easier={"sway"})
        span = span_of(timeline, "sway")
        assert (span.name, span.figure, span.easier) == ("Easier sway", "sitting", True)
        assert "Easier set up sway." in texts(heard(timeline, "sway"))

    def test_a_variant_can_begin_with_the_easier_form(self) -> None:
        of = routine({**self.EASY, "easier_in": ["gentle"]})
        assert span_of(lead(of, "gentle"), "sway").easier
        assert not span_of(lead(of, "full"), "sway").easier

    def test_a_twin_ends_as_the_step_does_unless_it_has_an_end_of_its_own(self) -> None:
        usual = {**self.EASY, "release": ["Let go."]}
        own = {**usual, "easier": {**TWIN, "release": ["Let both go."]}}
        assert "Let go." in texts(heard(lead(routine(usual), easier={"sway"}), "sway"), "release")
        assert texts(heard(lead(routine(own), easier={"sway"}), "sway"), "release") == ["Let both go."]

    def test_a_step_without_a_twin_cannot_be_eased(self) -> None:
        assert not span_of(lead(routine(step("a")), easier={"a"}), "a").easier

    def test_a_step_that_only_guides_is_never_left_out(self) -> None:
        timeline = lead(routine(step("down"), self.EASY, step("up")), left_out={"down", "sway", "up"})
        assert [span.id for span in timeline.steps] == ["get-ready", "down", "up"]


class TestTheEnd:
    def test_asks_about_the_back_and_falls_quiet(self) -> None:
        timeline = lead(routine(step("a")))
        assert texts(list(timeline.cues), "closing") == ["Closing.", "How is your back now?"]
        assert timeline.cues[-1].step == "a"
        assert timeline.duration - timeline.cues[-1].end >= 4

    def test_keeps_the_pose_in_which_the_closing_words_leave_somebody(self) -> None:
        made_up = routine(step("a"))
        closing = (Line(say="Stand a moment.", figure="standing"), Line(say="Keep moving."))
        cues = lead(made_up.model_copy(update={"closing": closing})).cues
        assert [cue.figure for cue in cues if cue.kind == "closing"] == ["standing", "standing", "standing"]
