"""Hands that hold: they close round something, lie on each other, and go with what they hold."""

from dataclasses import replace
from pathlib import Path

import pytest

from webapp.figures.anatomy import CM
from webapp.figures.book import FigureBook
from webapp.figures.plausibility import implausible_poses
from webapp.figures.pose import mirrored
from webapp.figures.skeleton import solve
from webapp.figures.vectors import dist, dot, sub

CLASPED = """
scenes: {front: {}}
poses:
  clasped:
    label: Standing, hands clasped
    scene: front
    bones: {hand_right: [52, 12], hand_left: [-52, 12]}
    hold:
      hand_right: {on: chest, offset: [0.21, -0.018, -0.12], bend: [-110, -40]}
      hand_left: {on: hand_right, offset: [0.03, 0, 0.01], bend: [110, -40]}
    palm: {hand_right: [142, 0], hand_left: [-142, 0]}
    curl: {hand: 70}
  behind-the-neck:
    label: Standing, hands behind the neck
    scene: front
    bones: {hand: [118, 22]}
    hold: {hand: {on: neck, offset: [-0.052, -0.028, 0.048], bend: [-70, 0]}}
    palm: {hand: [30, 0]}
    curl: {hand: 30}
"""


@pytest.fixture
def hands(tmp_path: Path) -> FigureBook:
    (tmp_path / "hands.yaml").write_text(CLASPED, encoding="utf-8")
    return FigureBook.read(tmp_path)


def test_the_patterns_that_the_pose_files_teach_are_plausible(hands: FigureBook) -> None:
    assert hands.problems == ()
    assert implausible_poses(hands) == []


@pytest.mark.parametrize("other_side", [False, True])
def test_clasped_hands_stay_on_each_other_on_either_side(hands: FigureBook, other_side: bool) -> None:
    pose = hands.poses["clasped"].pose
    body = solve(mirrored(pose) if other_side else pose)
    palms = [body.frames[f"hand_{side}"].origin for side in ("right", "left")]
    assert dist(*palms) < 6 * CM
    assert max(body.misses.values()) < 1 * CM


def test_hands_behind_the_neck_are_behind_it(hands: FigureBook) -> None:
    body = hands.body("behind-the-neck")
    for side in ("right", "left"):
        assert body.frames[f"hand_{side}"].origin[0] < body.frames["neck"].origin[0]


def test_a_grip_closes_fingers_and_thumb_round_what_is_held(hands: FigureBook) -> None:
    pose = hands.poses["behind-the-neck"].pose
    reach = []
    for curl in (0.0, 90.0, 120.0):
        body = solve(replace(pose, curls={"hand_right": curl}))
        palm = body.frames["hand_right"]
        tips = (body.joints["fingers_right"], body.flesh["hand_right"][3][1].centre)
        reach.append([dot(sub(tip, palm.origin), palm.forward) for tip in tips])
    assert reach[0][0] < 0.1 * CM
    assert all(after > before + 2 * CM for before, after in zip(reach[0], reach[1], strict=True))
    fist = solve(replace(pose, curls={"hand_right": 120.0}))
    assert dist(fist.joints["fingers_right"], fist.frames["hand_right"].origin) < 5 * CM


def test_two_hands_that_hang_on_each_other_are_refused(tmp_path: Path) -> None:
    text = CLASPED.replace("on: chest, offset", "on: hand_left, offset")
    (tmp_path / "hands.yaml").write_text(text, encoding="utf-8")
    problems = [str(problem) for problem in FigureBook.read(tmp_path).problems]
    assert len(problems) == 1
    assert "a hand can be held on the other one" in problems[0]
