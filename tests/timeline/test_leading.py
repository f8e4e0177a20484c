"""Which steps are led, and how long stretches are held."""

import pytest

from tests.timeline.made_up import MadeUpLengths, dose, easier, routine, step
from webapp.catalogue.models import Routine
from webapp.catalogue.phrases import Phrases
from webapp.timeline.compiling import compile_timeline
from webapp.timeline.leading import detours, led_steps
from webapp.timeline.preferences import Preferences

TWIN = easier("held", hold={}, dose=dose("seconds"))


def stretch(step_id: str, position: str, **more: object) -> dict[str, object]:
    held = {"hold": {}, "dose": dose("seconds", (30, 30, 30)), "easier": TWIN}
    return step(step_id, position=position, **held | more)


def way(step_id: str, position: str, moves_to: str) -> dict[str, object]:
    return step(step_id, position=position, moves_to=moves_to)


def to_the_floor() -> Routine:
    """Standing, down to the back, the calves up, and the same way up again; something is done in each position."""
    return routine(
        stretch("tall", "standing"),
        way("down", "standing", "on the back"),
        stretch("rest", "on the back"),
        way("calves-up", "on the back", "calves up"),
        stretch("sway", "calves up"),
        way("calves-down", "calves up", "on the back"),
        way("up", "on the back", "standing"),
        stretch("walk", "standing"),
    )


class TestADetour:
    @pytest.mark.parametrize(
        ("left_out", "spared"),
        [
            ((), ()),
            (("tall",), ()),
            (("rest",), ()),
            (("sway",), ("calves-up", "calves-down")),
            (("rest", "sway"), ("down", "calves-up", "calves-down", "up")),
            (("tall", "rest", "sway", "walk"), ()),
        ],
    )
    def test_leads_to_where_nothing_is_done(self, left_out: tuple[str, ...], spared: tuple[str, ...]) -> None:
        assert detours(to_the_floor(), "standard", left_out) == set(spared)

    def test_is_not_led_where_it_was_left_out_from_the_start(self) -> None:
        of = to_the_floor()
        left_out = {"sway"} | detours(of, "standard", {"sway"})
        assert [step.id for step in led_steps(of, "standard", left_out)] == ["tall", "down", "rest", "up", "walk"]

    def test_is_led_back_for_somebody_who_is_there_already(self) -> None:
        led = [step.id for step in led_steps(to_the_floor(), "standard", {"rest", "sway"})]
        assert led == ["tall", "down", "calves-up", "calves-down", "up", "walk"]

    def test_is_nothing_that_only_stays_in_a_position(self) -> None:
        of = routine(
            stretch("tall", "standing"),
            way("down", "standing", "on the back"),
            step("settle", position="on the back"),
            stretch("rest", "on the back"),
            way("up", "on the back", "standing"),
        )
        assert detours(of, "standard", {"rest"}) == frozenset()


class TestHowLongStretchesAreHeld:
    def held(self, wish: int | None, **more: object) -> float:
        amounts = dose("seconds", (30, 30, 30)) | {"smallest": 25, "largest": 60}
        of = routine(stretch("held", "standing", **{"dose": amounts} | more))
        lengths = MadeUpLengths(shortest=0.5, longest=0.5)
        timeline = compile_timeline(of, "standard", Preferences(hold_seconds=wish), lengths, Phrases())
        begin = next(cue for cue in timeline.cues if cue.kind == "begin")
        following = timeline.cues[-2]
        ones = [cue.start for cue in timeline.cues if cue.text == "One."]
        return int((ones[0] if ones else following.start) - begin.end)

    @pytest.mark.parametrize(("wish", "seconds"), [(None, 30), (45, 45), (60, 60), (90, 60), (20, 25)])
    def test_is_as_wished_within_what_is_safe(self, wish: int | None, seconds: int) -> None:
        assert self.held(wish) == seconds

    def test_changes_no_rest(self) -> None:
        rest = {"hold": {"count_down": False}}
        assert self.held(60, **rest) == self.held(None, **rest)

    def test_changes_nothing_that_is_counted_in_breaths(self) -> None:
        in_breaths = {"dose": dose("breaths", (3, 3, 3))}
        assert self.held(60, **in_breaths) == self.held(None, **in_breaths)
