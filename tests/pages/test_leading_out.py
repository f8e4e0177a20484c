"""The way out of a step that is done on one side, then on the other."""

from tests.timeline.made_up import dose, easier, routine, step
from webapp.pages.sessions.leading_out import lines_out

SIDED = routine(
    step(
        "knee",
        both_sides=True,
        way_out=["Your {side} knee goes down, then the {other side}.", "Rest."],
        hold={},
        dose=dose("seconds"),
        easier=easier("knee", hold={}, dose=dose("seconds")),
    )
)


def test_it_names_the_side_on_which_somebody_is() -> None:
    assert [line.say for line in lines_out(SIDED, "knee", "left")] == [
        "Your left knee goes down, then the right.",
        "Rest.",
    ]


def test_where_the_side_is_not_known_both_are_told() -> None:
    assert [line.say for line in lines_out(SIDED, "knee", None)] == [
        "Your right knee goes down, then the left.",
        "Your left knee goes down, then the right.",
        "Rest.",
    ]
