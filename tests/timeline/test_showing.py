"""What somebody who looks sees, second by second: the figure on its way, and the breath."""

import pytest

from tests.timeline.made_up import dose, easier, routine, step
from tests.timeline.test_compiling import SWAY, TWIN, heard, lead, span_of
from webapp.timeline.cues import Moment, Timeline
from webapp.timeline.preferences import Preferences

QUIET_BEATS = {
    "movement": {
        "beats": [
            {"breath": "in", "say": "Up.", "then": "Up again.", "figure": "up"},
            {"breath": "out", "say": "Down.", "figure": "down"},
        ]
    },
    "dose": dose("breaths", (3, 3, 3)),
}


def moments(timeline: Timeline, step_id: str) -> list[Moment]:
    span = span_of(timeline, step_id)
    return [moment for moment in timeline.figures if span.start <= moment.at < span.end]


class TestTheFigure:
    def test_moves_through_the_whole_of_each_beat_also_where_it_is_quiet(self) -> None:
        timeline = lead(routine(step("swing", easier=TWIN, **QUIET_BEATS)), preferences=Preferences(breath_seconds=12))
        start = next(cue.start for cue in timeline.cues if cue.kind == "movement")
        seen = [moment for moment in moments(timeline, "swing") if start <= moment.at < start + 36]
        assert [moment.figure for moment in seen] == ["up", "down"] * 3
        assert [round(moment.at - start, 6) for moment in seen] == [0, 6, 12, 18, 24, 30]
        assert [round(moment.until - moment.at, 6) for moment in seen] == [6] * 6

    def test_goes_with_the_words_of_the_set_up_and_is_there_soon(self) -> None:
        slow = step("a", setup=[{"say": "Bend.", "pause": 10, "figure": "bent"}, {"say": "Sit.", "figure": "sitting"}])
        timeline = lead(routine(step("first"), slow))
        bend, sit = [cue for cue in heard(timeline, "a") if cue.text in ("Bend.", "Sit.")]
        bent, sitting = moments(timeline, "a")
        assert (bent.figure, bent.at) == ("bent", bend.start)
        assert bent.until == pytest.approx(bend.start + 2.5)
        assert (sitting.figure, sitting.at) == ("sitting", sit.start)
        assert sit.start < sitting.until < sit.start + 2.5

    def test_waits_for_the_words_where_a_name_only_announces(self) -> None:
        goal = step("goal", figure="goal", setup=[{"say": "Begin here.", "figure": "start"}, "Arrive."])
        timeline = lead(routine(step("first"), goal))
        assert [moment.figure for moment in moments(timeline, "goal")] == ["start", "goal"]

    def test_shows_the_first_step_at_its_name_whatever_the_card_has_shown(self) -> None:
        timeline = lead(routine(step("first", setup=[{"say": "Kneel.", "figure": "kneeling"}])))
        assert [moment.figure for moment in timeline.figures] == ["standing", "lying", "kneeling"]

    def test_takes_the_pose_of_a_hold_as_it_begins(self) -> None:
        held = step("held", setup=[{"say": "Ready.", "figure": "poised"}], hold={}, dose=dose("seconds"), easier=TWIN)
        timeline = lead(routine(step("first"), held))
        begin = next(cue for cue in timeline.cues if cue.kind == "begin")
        _, settled = moments(timeline, "held")
        assert settled.figure == "lying"
        assert 0 < settled.at - begin.end < 1

    def test_shows_each_side_its_pose(self) -> None:
        knee = step(
            "knee",
            figure="knee-{side}",
            both_sides=True,
            setup=["{side} knee in."],
            hold={},
            dose=dose("seconds"),
            easier=easier("knee", hold={}, dose=dose("seconds")),
        )
        timeline = lead(routine(step("first"), knee))
        assert [moment.figure for moment in timeline.figures] == ["standing", "lying", "knee-right", "knee-left"]


class TestTheBreath:
    def test_goes_in_and_out_with_the_beats(self) -> None:
        timeline = lead(routine(step("sway", easier=TWIN, **SWAY)), preferences=Preferences(breath_seconds=12))
        start = next(cue.start for cue in timeline.cues if cue.kind == "movement")
        assert [breath.way for breath in timeline.breaths] == ["in", "out"] * 4
        assert [round(breath.at - start, 6) for breath in timeline.breaths] == [6 * number for number in range(8)]
        assert all(breath.until - breath.at == pytest.approx(6) for breath in timeline.breaths)

    def test_is_not_shown_where_a_movement_does_not_follow_it(self) -> None:
        beats = {"beats": [{"seconds": 3, "say": "Push.", "then": "And push."}]}
        assert lead(routine(step("push", movement=beats, dose=dose("times"), easier=TWIN))).breaths == ()

    def test_goes_on_slowly_through_a_hold_in_whole_breaths(self) -> None:
        held = step("held", hold={}, dose=dose("seconds", (35, 35, 35)), easier=TWIN)
        timeline = lead(routine(held))
        begin = next(cue for cue in timeline.cues if cue.kind == "begin")
        assert [breath.way for breath in timeline.breaths] == ["in", "out"] * 3
        assert timeline.breaths[0].at == pytest.approx(begin.end + 0.5)
        assert timeline.breaths[-1].until - timeline.breaths[0].at == pytest.approx(30)

    def test_rests_while_somebody_is_moved(self) -> None:
        held = step("held", setup=["Lie."] * 3, hold={}, dose=dose("seconds"), easier=TWIN)
        timeline = lead(routine(step("first"), held))
        begin = next(cue for cue in timeline.cues if cue.kind == "begin")
        assert all(breath.at >= begin.end for breath in timeline.breaths)
