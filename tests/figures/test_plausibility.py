"""A body that could not be a person's is told apart, and the reason is said."""

from dataclasses import replace
from pathlib import Path

import pytest

from webapp.figures.book import FigureBook
from webapp.figures.plausibility import implausible, implausible_poses
from webapp.figures.pose import Pin, Pose, Root
from webapp.figures.props import Chair, GymBall
from webapp.figures.skeleton import solve
from webapp.figures.vectors import Vec, direction, lerp


def changed(pose: Pose, **bones: Vec) -> list[str]:
    return implausible(solve(replace(pose, directions={**pose.directions, **bones}, contacts=frozenset())))


@pytest.fixture
def standing(book: FigureBook) -> Pose:
    return book.poses["standing"].pose


def test_a_standing_person_is_plausible(standing: Pose) -> None:
    assert changed(standing) == []


@pytest.mark.parametrize(
    ("bone", "way", "reason"),
    [
        ("shin_right", direction(180, 80), "the right knee folds 170 degrees; 148 is as far as it goes"),
        ("shin_left", direction(0, -45), "the left knee bends the wrong way"),
        ("forearm_right", direction(90, 80), "the right elbow folds"),
        ("forearm_left", direction(180, -30), "the left elbow bends the wrong way"),
        ("hand_left", direction(0, 60), "the left wrist bends"),
        ("foot_right", direction(0, 40), "the right foot points up 130 degrees; 110 is as far as it goes"),
        ("thorax", direction(0, 0), "the spine bends 89 degrees; 66 is as far as it goes"),
        ("neck", direction(0, -10), "the neck bends"),
        ("hips", direction(90, 50), "the pelvis drops to one side by 50 degrees; 26 is as far as it goes"),
    ],
)
def test_a_joint_beyond_its_range_is_named(standing: Pose, bone: str, way: Vec, reason: str) -> None:
    assert any(problem.startswith(reason) for problem in changed(standing, **{bone: way}))


def test_twisting_and_turning_have_an_end(standing: Pose) -> None:
    found = implausible(solve(replace(standing, twist=70.0, turn=-90.0)))
    assert "the shoulders twist 70 degrees; 55 is as far as it goes" in found
    assert "the head turns 90 degrees; 75 is as far as it goes" in found


def test_a_stretched_bone_is_measured(standing: Pose) -> None:
    body = solve(standing)
    body.joints["knee_left"] = lerp(body.joints["knee_left"], body.joints["hip_left"], 0.2)
    assert "thigh_left is 34.0 cm long instead of 42.5 cm" in implausible(body)


def test_feet_under_the_floor_are_measured(standing: Pose) -> None:
    height = solve(standing).joints["pelvis"][2]
    sunk = implausible(solve(replace(standing, root=Root(0.0, 0.0, height - 0.02))))
    assert "foot_right is 3.4 cm under the floor" in sunk


def test_a_floating_contact_is_measured(standing: Pose) -> None:
    height = solve(standing).joints["pelvis"][2]
    floating = implausible(solve(replace(standing, root=Root(0.0, 0.0, height + 0.02))))
    assert "foot_left is 3.4 cm off the floor" in floating


def test_a_hand_that_cannot_reach_is_measured(standing: Pose) -> None:
    pins = {"hand_left": (Pin("", (0.8, 0.1, 0.8), (-1.0, 0.0, 0.0)),)}
    assert any(
        problem.startswith("hand_left misses its place by")
        for problem in implausible(solve(replace(standing, pins=pins)))
    )


def test_an_arm_through_the_belly_is_named(standing: Pose) -> None:
    pins = {"hand_right": (Pin("waist", (0.0, 0.0, 0.0), (0.0, -1.0, 0.0)),)}
    assert any("inside torso" in problem for problem in implausible(solve(replace(standing, pins=pins))))


def test_a_body_inside_a_ball_or_a_chair_is_named(standing: Pose) -> None:
    body = solve(standing)
    assert any("inside the ball" in p for p in implausible(body, [GymBall((0.0, 0.0, 0.3), 0.15)]))
    assert any("inside the chair" in p for p in implausible(body, [Chair((0.13, 0.0), 0.0, 0.30)]))
    assert implausible(body, [Chair((0.60, 0.0), 0.0, 0.27), GymBall((-0.5, 0.0, 0.15), 0.15)]) == []


def test_a_contact_with_a_prop_that_is_not_there_is_named(standing: Pose) -> None:
    pose = replace(standing, contacts=frozenset({("hand_right", "chair")}))
    assert implausible(solve(pose)) == ["hand_right should touch the chair, and its scene has none"]


def test_calves_that_hover_over_the_chair_are_measured(book: FigureBook) -> None:
    body = book.body("legs-up-chair")
    assert implausible(body, [Chair((0.075, 0.0), 180.0, 0.283)]) == []
    low = implausible(body, [Chair((0.075, 0.0), 180.0, 0.253)])
    assert [problem for problem in low if problem.startswith("shin_right is 5.")], low


def test_implausible_poses_are_named_where_they_are_written(tmp_path: Path) -> None:
    text = (
        "scenes: {floor: {}}\n"
        "poses:\n"
        "  good: {label: Good, scene: floor}\n"
        "  owl:\n"
        "    label: Owl\n"
        "    base: good\n"
        "    turn: 120\n"
    )
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    problems = [str(problem) for problem in implausible_poses(FigureBook.read(tmp_path))]
    assert problems == [f"{tmp_path.name}/mine.yaml:4: `owl`: the head turns 120 degrees; 75 is as far as it goes"]


def test_what_is_wrong_with_a_pose_and_its_descendants_is_told_once(tmp_path: Path) -> None:
    text = (
        "scenes: {floor: {}}\n"
        "poses:\n"
        "  owl: {label: Owl, scene: floor, turn: 120}\n"
        "  owlet: {label: Owlet, base: owl}\n"
        "  bowed: {label: Bowed, base: owl, nod: 10}\n"
    )
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    (problem,) = implausible_poses(FigureBook.read(tmp_path))
    assert problem.line == 3
    assert problem.message.endswith("75 is as far as it goes (the same in `owlet`, `bowed`)")


def test_a_joint_barely_beyond_its_range_is_not_told_to_be_within(standing: Pose) -> None:
    assert "the head turns 76 degrees; 75 is as far as it goes" in implausible(solve(replace(standing, turn=75.2)))
