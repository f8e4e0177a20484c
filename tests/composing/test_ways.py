"""The shortest way from one position to another."""

from typing import get_args

import pytest

from tests.composing.shipped import catalogue, repertoire, steps_to_pick
from tests.timeline.made_up import routine, step
from webapp.catalogue.models import Position, Routine, Step
from webapp.catalogue.wording import sentence_findings
from webapp.composing.ways import Way, shortest_way, ways_of
from webapp.config import PROJECT
from webapp.figures.book import FigureBook


def guide(name: str, start: Position, end: Position, seconds: float = 1.0) -> dict[str, object]:
    line = {"say": f"{name}.", "pause": seconds}
    return step(name, position=start, moves_to=end, transition=True, setup=[line])


def names(found: tuple[Way, ...] | None) -> list[str] | None:
    return None if found is None else [way.step.id for way in found]


def routine_called(slug: str, *steps: dict[str, object]) -> Routine:
    return routine(*steps).model_copy(update={"slug": slug})


def test_the_fewest_steps_win() -> None:
    ways = ways_of(
        [
            routine_called(
                "a", guide("down", "standing", "hands and knees"), guide("roll", "hands and knees", "on the back")
            ),
            routine_called("b", guide("straight", "standing", "on the back", seconds=60)),
        ]
    )
    assert names(shortest_way(ways, "standing", "on the back")) == ["straight"]


def test_of_equally_many_the_quicker_wins() -> None:
    ways = ways_of(
        [
            routine_called("a", guide("slow", "standing", "on the back", seconds=20)),
            routine_called("b", guide("quick", "standing", "on the back", seconds=5)),
        ]
    )
    assert names(shortest_way(ways, "standing", "on the back")) == ["quick"]


def test_a_way_of_a_routine_that_is_used_comes_before_a_quicker_one() -> None:
    ways = ways_of(
        [
            routine_called("a", guide("slow", "standing", "on the back", seconds=20)),
            routine_called("b", guide("quick", "standing", "on the back", seconds=5)),
        ]
    )
    assert names(shortest_way(ways, "standing", "on the back", {"a"})) == ["slow"]


def test_a_way_can_lead_through_another_position() -> None:
    ways = ways_of(
        [
            routine_called("a", guide("down", "standing", "on the back")),
            routine_called("b", guide("legs", "on the back", "calves up")),
        ]
    )
    assert names(shortest_way(ways, "standing", "calves up")) == ["down", "legs"]


def test_nobody_is_led_round_in_a_circle() -> None:
    there_and_back = routine_called(
        "a", guide("down", "standing", "on the back"), guide("up", "on the back", "standing")
    )
    assert shortest_way(ways_of([there_and_back]), "standing", "in bed") is None


def test_where_one_is_already_needs_no_way() -> None:
    assert shortest_way({}, "in bed", "in bed") == ()


def test_a_shared_way_belongs_to_no_routine() -> None:
    shared = routine_called("a", guide("sit", "standing", "sitting on a chair")).steps
    [way] = shortest_way(ways_of([], shared), "standing", "sitting on a chair") or ()
    assert way.routine == ""


@pytest.mark.parametrize("start", ["standing", "sitting on a chair", "in bed", "calves up", "hands and knees"])
@pytest.mark.parametrize("goal", [*get_args(Position)])
def test_the_shipped_ways_lead_wherever_something_is_done(start: Position, goal: Position) -> None:
    used = {step.position for _, step in steps_to_pick()}
    assert goal not in used or shortest_way(repertoire().ways, start, goal) is not None


@pytest.mark.parametrize("way", catalogue().phrases.ways, ids=lambda way: way.id)
def test_a_shared_way_is_written_like_any_other_step(way: Step) -> None:
    poses = FigureBook.read(PROJECT / "poses").poses
    shown = [way.figure, *(line.figure for line in way.setup if line.figure)]
    assert set(shown) <= set(poses)
    said = [*(line.say for line in (*way.setup, *way.way_out)), *([way.caution] if way.caution else [])]
    assert [finding for text in said for finding in sentence_findings((), text)] == []
    assert way.transition
    assert not way.is_exercise
